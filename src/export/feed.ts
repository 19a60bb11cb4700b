/** Writes an Atom feed (RFC 4287) of articles. */
import { createHash } from 'node:crypto';
import { iriOf } from './rdf/terms.ts';
import { element, XML_DECLARATION, xmlText } from './xml.ts';

export interface FeedEntry {
  readonly key: string;
  readonly title: string | null;
  readonly byline: string | null;
  /** ISO 8601 in UTC. */
  readonly publishedAt: string;
  readonly source: string | null;
  readonly url: string | null;
  readonly section: string | null;
  /** Its first paragraph; null when it has none. */
  readonly summary: string | null;
}

export interface Feed {
  readonly title: string;
  /** Path and query of its address. */
  readonly path: string;
  /** The newest first. */
  readonly entries: readonly FeedEntry[];
}

/** When there is no entry: the feed never changed. */
const NEVER = '1970-01-01T00:00:00Z';

const textElement = (name: string, text: string): string => element(name, {}, xmlText(text));

function entryOf({ key, title, byline, publishedAt, source, url, section, summary }: FeedEntry): string {
  const author = byline ?? source;
  const content = [
    textElement('id', iriOf('article', key)),
    textElement('title', title ?? key),
    textElement('updated', publishedAt),
    textElement('published', publishedAt),
    ...(author === null ? [] : [element('author', {}, textElement('name', author))]),
    ...(url === null ? [] : [element('link', { rel: 'alternate', href: url })]),
    ...(section === null ? [] : [element('category', { term: section })]),
    // An entry without a link has to have content.
    element('content', { type: 'text' }, xmlText(summary ?? title ?? key)),
  ];
  return `${element('entry', {}, content.join(''))}\n`;
}

/** The same query has the same id wherever it is served. */
const feedId = (path: string): string => `urn:dateline:feed:${createHash('sha256').update(path).digest('hex')}`;

export function writeFeed({ title, path, entries }: Feed): string {
  const updated =
    entries
      .map(({ publishedAt }) => publishedAt)
      .sort()
      .at(-1) ?? NEVER;
  const head = [
    textElement('id', feedId(path)),
    textElement('title', title),
    textElement('updated', updated),
    element('link', { rel: 'self', href: path, type: 'application/atom+xml' }),
    element('author', {}, textElement('name', 'Dateline')),
  ];
  const content = `\n${head.join('\n')}\n${entries.map(entryOf).join('')}`;
  return `${XML_DECLARATION}${element('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, content)}\n`;
}
