/** Parses the entries of an RSS or Atom feed. */
import { parseFeed } from 'feedsmith';
import { parseMembers } from './json.ts';
import type { Members } from './json-articles.ts';
import { type Parse, reject } from './parsed-seed.ts';
import { piecesOf } from './pieces.ts';
import type { Finding } from './problems.ts';

type Parsed = ReturnType<typeof parseFeed>;
type Rss = Extract<Parsed, { format: 'rss' }>['feed'];
type Atom = Extract<Parsed, { format: 'atom' }>['feed'];
type RssItem = NonNullable<Rss['items']>[number];
type AtomEntry = NonNullable<Atom['entries']>[number];

export const parseFeedText: Parse = (source) => {
  const members = entriesOf(parseFeed(source.text));
  if (members.length === 0) return [reject(source.location, EMPTY)];
  const pieces = piecesOf(source.text, /<(?:[\w.-]+:)?(?:item|entry)[\s>]/g, members.length);
  return members.map((entry, i) => {
    const piece = pieces[i] ?? null;
    const location = { ...source.location, line: piece?.line ?? null };
    return { ...parseMembers(entry, { ...source, location }), piece };
  });
};

function entriesOf({ format, feed }: Parsed): Members[] {
  if (format === 'atom') return (feed.entries ?? []).map((entry) => ofAtom(entry, feed));
  if (format === 'json') return [];
  return (feed.items ?? []).map((item) => ofRss(item as RssItem, feed as Rss));
}

function ofRss(item: RssItem, feed: Rss): Members {
  const { title, link, description, pubDate, guid, categories, authors, content, dc } = item;
  return {
    headline: title,
    content_html: content?.encoded ?? description,
    author:
      dc?.creators ?? authors?.map((author) => (typeof author === 'string' ? author : (author.name ?? author.email))),
    datePublished: pubDate ?? dc?.dates?.[0],
    url: link ?? guid?.value,
    guid: guid?.value,
    articleSection: categories?.map(({ name }) => name),
    publisher: feed.title,
    inLanguage: feed.language ?? feed.dc?.languages?.[0],
  };
}

function ofAtom(entry: AtomEntry, feed: Atom): Members {
  const { title, id, links, published, updated, authors, content, summary, categories } = entry;
  const link = links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0];
  return {
    headline: plain(title),
    content_html: content?.value ?? summary?.value,
    author: (authors ?? feed.authors)?.map(({ name }) => name),
    datePublished: published ?? updated,
    dateModified: updated,
    url: link?.href ?? id,
    guid: id,
    articleSection: categories?.map(({ label, term }) => label ?? term),
    publisher: plain(feed.title),
    inLanguage: entry.xml?.lang ?? feed.xml?.lang,
  };
}

const plain = (text: { readonly value?: string } | undefined): string | undefined => text?.value;

const EMPTY: Finding = ['EMPTY', 'The feed has no entries; remove it.'];
