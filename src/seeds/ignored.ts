/** What is no seed by its name, in folders and archives alike. */
const ABOUT_THE_FOLDER = /^(readme|licen[cs]e)(\.[^/]*)?$/i;

/** Whether a file or folder is skipped without a problem: it is hidden, or is the README or LICENSE of the folder. */
export function isIgnored(name: string): boolean {
  return name.startsWith('.') || ABOUT_THE_FOLDER.test(name);
}
