/** Lets the type checker accept imports of style sheets, which the bundler collects into one file. */
declare module '*.css';
