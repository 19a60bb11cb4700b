/** The formats of seed files. To add a format of articles, write its parser and add a row to `FORMATS`. */
import { type ArticleReader, eachLine, extensionOf, wholeFile } from './article-reader.ts';
import { parseJson } from './json.ts';
import { parseMarkdown } from './markdown.ts';
import { parseText } from './parsed-seed.ts';

export type Format = 'TEXT' | 'MARKDOWN' | 'JSON' | 'JSON_LINES' | 'ANNOTATION' | 'GAZETTEER' | 'MAPPING';

interface Extensions {
  /** In lower case, with the full stop. The first one is named in messages. */
  readonly extensions: readonly [string, ...string[]];
}

export type ArticleFormat = Extensions & ArticleReader;

/**
 * A format by what its files hold: articles, stand-off annotations of an article, entities in the gazetteer folder, or the names of
 * the fields of articles.
 */
export type SeedFormat = ArticleFormat | (Extensions & { readonly holds: 'ANNOTATIONS' | 'ENTITIES' | 'NAMES' });

export const FORMATS: Readonly<Record<Format, SeedFormat>> = {
  TEXT: { extensions: ['.txt'], ...wholeFile(parseText) },
  MARKDOWN: { extensions: ['.md', '.markdown'], ...wholeFile(parseMarkdown) },
  JSON: { extensions: ['.json'], ...wholeFile(parseJson) },
  JSON_LINES: { extensions: ['.jsonl', '.ndjson'], ...eachLine(parseJson) },
  ANNOTATION: { extensions: ['.ann'], holds: 'ANNOTATIONS' },
  GAZETTEER: { extensions: ['.yml', '.yaml', '.json'], holds: 'ENTITIES' },
  MAPPING: { extensions: ['.yml', '.yaml'], holds: 'NAMES' },
};

const NAMES = Object.keys(FORMATS) as Format[];

export const isArticleFormat = (format: SeedFormat): format is ArticleFormat => 'read' in format;

const ABOUT_THE_FOLDER = /^(readme|licen[cs]e)(\.[^/]*)?$/i;
const IN_GAZETTEER = /^gazetteer\//;
const MAPPING = /(?:^|\/)mapping\.[^/]*$/i;

/** Whether a file or folder is skipped without a problem: it is hidden, or is the README or LICENSE of the folder. */
export function isIgnored(name: string): boolean {
  return name.startsWith('.') || ABOUT_THE_FOLDER.test(name);
}

/** The format of a file by its path relative to the seeds folder; null when it has none. */
export function formatOf(file: string): Format | null {
  const extension = extensionOf(file);
  const wanted = IN_GAZETTEER.test(file) ? 'ENTITIES' : null;
  const isOf = ({ extensions, holds }: SeedFormat) =>
    extensions.includes(extension) && (wanted ? holds === wanted : isOutside(holds, file));
  return NAMES.find((name) => isOf(FORMATS[name])) ?? null;
}

const isOutside = (holds: SeedFormat['holds'], file: string): boolean =>
  holds !== 'ENTITIES' && (holds !== 'NAMES' || MAPPING.test(file));

/** The extensions of all formats, for a message. */
export function describeExtensions(): string {
  const of = (isWanted: (format: SeedFormat) => boolean) =>
    NAMES.map((name) => FORMATS[name])
      .filter(isWanted)
      .map(({ extensions }) => extensions[0]);
  const articles = of(isArticleFormat);
  const list = `${articles.slice(0, -1).join(', ')} or ${articles.at(-1)}`;
  const annotations = of(({ holds }) => holds === 'ANNOTATIONS').join(', ');
  return `articles are ${list}, annotations ${annotations}, and gazetteers are YAML in gazetteer/`;
}
