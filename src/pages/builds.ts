/** What the build bundles for each page. */
import type { BuildOptions, Plugin } from 'esbuild';
import type { PageName } from './manifest.ts';

export interface PageBuild {
  readonly name: PageName;
  /** Path of the page's script within the package. */
  readonly script: string;
  /** Paths of other entry points by the names that the manifest gives them. */
  readonly others: Readonly<Record<string, string>>;
  /** What differs from the options of all pages. */
  readonly options: Pick<BuildOptions, 'alias' | 'plugins' | 'target'>;
}

export const explorerBuild: PageBuild = {
  name: 'explorer',
  script: 'src/explorer/main.tsx',
  others: { layout: 'src/explorer/graph/drawing/layout-worker.ts' },
  // Browsers of 2023 and later: they nest style rules, so the bundler leaves them as they are.
  options: { target: ['chrome120', 'firefox121', 'safari17.2'] },
};

/** Empties the style sheets of the editor's modules: GraphiQL's style sheet contains them already. */
const editorStylesOnce: Plugin = {
  name: 'editor-styles-once',
  setup: ({ onLoad }) => onLoad({ filter: /monaco-editor\/.*\.css$/ }, () => ({ contents: '', loader: 'css' })),
};

/** Replaces the old names of Prettier's parsers, which are CommonJS and lose their exports when bundled. */
const PRETTIER_PARSERS = {
  'prettier/parser-babel': 'prettier/plugins/babel',
  'prettier/parser-graphql': 'prettier/plugins/graphql',
};

export const graphiqlBuild: PageBuild = {
  name: 'graphiql',
  script: 'src/graphiql/page.tsx',
  others: {
    editor: 'node_modules/monaco-editor/esm/vs/editor/editor.worker.js',
    graphql: 'node_modules/monaco-graphql/esm/graphql.worker.js',
    json: 'node_modules/monaco-editor/esm/vs/language/json/json.worker.js',
  },
  options: { alias: PRETTIER_PARSERS, plugins: [editorStylesOnce] },
};
