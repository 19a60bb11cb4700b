/** RIS: a reference for each article, for Zotero, EndNote, Mendeley and citation libraries. */
import type { Format } from '../format.ts';
import { knownDate } from '../known-date.ts';
import type { ArticleOut, Records } from '../records.ts';

/** A tag and its values, one line each. A value is one line: readers take the next line for another tag. */
const lines = (tag: string, values: readonly (string | null)[]): string =>
  values
    .filter((value) => value !== null)
    .map((value) => value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim())
    .filter((value) => value !== '')
    .map((value) => `${tag}  - ${value}\r\n`)
    .join('');

/** `YYYY/MM/DD/`, with what is not known left empty. */
function dateOf({ publishedAt, publishedPrecision }: ArticleOut): string | null {
  const known = knownDate(publishedAt, publishedPrecision, 'DAY');
  if (known === null) return null;
  const [year = '', month = '', day = ''] = known.split('-');
  return `${year}/${month}/${day}/`;
}

/** Names of the entities that count in it, each once. */
const namesIn = ({ mentions }: ArticleOut): string[] => [
  ...new Set(mentions.flatMap(({ counts, entityName }) => (counts && entityName !== null ? [entityName] : []))),
];

function* write({ articles }: Records): Generator<string> {
  for (const article of articles()) {
    const { key, title, byline, source, url, language, section, publishedAt, publishedPrecision } = article;
    yield [
      lines('TY', ['NEWS']),
      lines('ID', [key]),
      lines('TI', [title ?? key]),
      lines('AU', [byline]),
      lines('T2', [source]),
      lines('PY', [knownDate(publishedAt, publishedPrecision, 'YEAR')]),
      lines('DA', [dateOf(article)]),
      lines('SE', [section]),
      lines('LA', [language]),
      lines('UR', [url]),
      lines('KW', namesIn(article)),
      'ER  - \r\n\r\n',
    ].join('');
  }
}

export const ris: Format = {
  summary: 'a reference for each article, with the names in it as keywords, for Zotero, EndNote and Mendeley',
  mediaType: 'application/x-research-info-systems; charset=utf-8',
  files: [{ name: 'articles.ris', write }],
};
