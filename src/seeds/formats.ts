/** The formats of seed files. To add a format of articles, write its parser and add a row to `FORMATS`. */
import type { ArchiveFormat } from './archive.ts';
import { type ArticleReader, eachLine, extensionOf, wholeFile } from './article-reader.ts';
import { eachRow } from './csv.ts';
import { oneMessage } from './eml.ts';
import { unpackGzip } from './gzip.ts';
import { parseJson } from './json.ts';
import { parseMarkdown } from './markdown.ts';
import { parseText } from './parsed-seed.ts';
import { eachPage } from './warc.ts';
import { unpackZip } from './zip.ts';

export type Format =
  | ('TEXT' | 'MARKDOWN' | 'JSON' | 'JSON_LINES' | 'HTML' | 'XML' | 'CSV' | 'EML' | 'WARC')
  | ('GZIP' | 'ZIP' | 'ANNOTATION' | 'GAZETTEER' | 'MAPPING');

interface Extensions {
  /** In lower case, with the full stop. The first one is named in messages. */
  readonly extensions: readonly [string, ...string[]];
}

export type ArticleFormat = Extensions & ArticleReader;

/**
 * A format by what its files hold: articles, other files, stand-off annotations of an article, entities in the gazetteer folder, or the
 * names of the fields of articles.
 */
export type SeedFormat =
  | ArticleFormat
  | (Extensions & ArchiveFormat)
  | (Extensions & { readonly holds: 'ANNOTATIONS' | 'ENTITIES' | 'NAMES' });

/** A file has the first format that has its extension. */
export const FORMATS: Readonly<Record<Format, SeedFormat>> = {
  TEXT: { extensions: ['.txt'], ...wholeFile(async () => parseText) },
  MARKDOWN: { extensions: ['.md', '.markdown'], ...wholeFile(async () => parseMarkdown) },
  JSON: { extensions: ['.json'], ...wholeFile(async () => parseJson) },
  JSON_LINES: { extensions: ['.jsonl', '.ndjson'], ...eachLine(parseJson) },
  HTML: {
    extensions: ['.html', '.htm', '.xhtml'],
    ...wholeFile(async () => (await import('./html.ts')).parseHtml),
  },
  XML: {
    extensions: ['.xml', '.rss', '.atom', '.rdf'],
    ...wholeFile(async () => (await import('./xml.ts')).parseXml),
  },
  CSV: { extensions: ['.csv', '.tsv'], ...eachRow() },
  EML: { extensions: ['.eml'], ...oneMessage() },
  WARC: { extensions: ['.warc', '.warc.gz'], ...eachPage() },
  GZIP: { extensions: ['.gz'], holds: 'FILES', unpack: unpackGzip },
  ZIP: { extensions: ['.zip'], holds: 'FILES', unpack: unpackZip },
  ANNOTATION: { extensions: ['.ann'], holds: 'ANNOTATIONS' },
  GAZETTEER: { extensions: ['.yml', '.yaml', '.json'], holds: 'ENTITIES' },
  MAPPING: { extensions: ['.yml', '.yaml'], holds: 'NAMES' },
};

const NAMES = Object.keys(FORMATS) as Format[];

export const isArticleFormat = (format: SeedFormat): format is ArticleFormat => 'read' in format;

const IN_GAZETTEER = /^gazetteer\//;
const MAPPING = /(?:^|\/)mapping\.[^/]*$/i;

export const isInGazetteer = (file: string): boolean => IN_GAZETTEER.test(file);

/** The format of a file by its path relative to the seeds folder; null when it has none. */
export function formatOf(file: string): Format | null {
  const name = file.toLowerCase();
  const hasExtension = (extension: string) =>
    name.endsWith(extension) && (extensionOf(file) === extension || extension.lastIndexOf('.') > 0);
  const wanted = isInGazetteer(file) ? 'ENTITIES' : null;
  const isOf = ({ extensions, holds }: SeedFormat) =>
    extensions.some(hasExtension) && (wanted ? holds === wanted : isOutside(holds, file));
  return NAMES.find((each) => isOf(FORMATS[each])) ?? null;
}

const isOutside = (holds: SeedFormat['holds'], file: string): boolean =>
  holds !== 'ENTITIES' && (holds !== 'NAMES' || MAPPING.test(file));

/** Documents that hold text, which no parser here reads: those for PDF need a later Node. */
const UNREAD = ['.pdf', '.epub', '.doc', '.docx', '.odt', '.rtf'];

/** Why a file is not read that no format has. */
export function explainUnknown(file: string): string {
  const extension = extensionOf(file);
  if (!UNREAD.includes(extension)) return `No format has such a name; ${describeExtensions()}.`;
  return `${extension.slice(1).toUpperCase()} is not read; save its text as ${FORMATS.TEXT.extensions[0]} or ${FORMATS.HTML.extensions[0]}.`;
}

/** The extensions of all formats, for a message. */
function describeExtensions(): string {
  const of = (isWanted: (format: SeedFormat) => boolean) =>
    NAMES.map((name) => FORMATS[name])
      .filter(isWanted)
      .map(({ extensions }) => extensions[0]);
  const articles = of((format) => isArticleFormat(format) || format.holds === 'FILES');
  const list = `${articles.slice(0, -1).join(', ')} or ${articles.at(-1)}`;
  const annotations = of(({ holds }) => holds === 'ANNOTATIONS').join(', ');
  return `articles are ${list}, annotations ${annotations}, and gazetteers are YAML in gazetteer/`;
}
