/** Tells by its name what a file of a seeds folder is. */

export const FORMATS = ['TEXT', 'MARKDOWN', 'JSON', 'JSON_LINES', 'ANNOTATION', 'GAZETTEER'] as const;
export type Format = (typeof FORMATS)[number];

const ARTICLES: ReadonlyMap<string, Format> = new Map([
  ['.txt', 'TEXT'],
  ['.md', 'MARKDOWN'],
  ['.markdown', 'MARKDOWN'],
  ['.json', 'JSON'],
  ['.jsonl', 'JSON_LINES'],
  ['.ndjson', 'JSON_LINES'],
  ['.ann', 'ANNOTATION'],
]);

const ABOUT_THE_FOLDER = /^(readme|licen[cs]e)(\.[^/]*)?$/i;
const YAML = /\.ya?ml$/i;
const IN_GAZETTEER = /^gazetteer\//;

/** Whether the name says "no seed": hidden, or a README or LICENSE about the folder. */
export function isIgnored(name: string): boolean {
  return name.startsWith('.') || ABOUT_THE_FOLDER.test(name);
}

/** The format of a file, by its path relative to the seeds folder; null when it is of none. */
export function formatOf(file: string): Format | null {
  if (IN_GAZETTEER.test(file)) return YAML.test(file) ? 'GAZETTEER' : null;
  return ARTICLES.get(extension(file)) ?? null;
}

/** The path without its extension: an article and its annotations have one stem. */
export function stemOf(file: string): string {
  return file.slice(0, file.length - extension(file).length);
}

function extension(file: string): string {
  return /\.[^./]*$/.exec(file)?.[0].toLowerCase() ?? '';
}
