/** Parses a web page: what its JSON-LD says, then its metadata, and the text that Readability finds. Scripts are never run. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { isAddress } from '../model.ts';
import { parseMembers } from './json.ts';
import { isArticleType, isMembers, type Members } from './json-articles.ts';
import { type Parse, type ParseResult, reject, type Source } from './parsed-seed.ts';
import type { Finding } from './problems.ts';
import { runUntil, TimeLimitError } from './time-limit.ts';

/** A page with more elements, or deeper ones, is no article, and takes long to read. */
const MAX_ELEMENTS = 50_000;
const MAX_DEPTH = 500;

export const parseHtml: Parse = (source) => [parsePage(source, null)];

/** How long one page may take: the largest ones take a few seconds on an idle machine, and hostile ones take minutes. */
const PAGE_SECONDS = 30;

/** `address` is that of the page where it does not say it itself. A page that takes longer than `seconds` is a problem. */
export function parsePage(source: Source, address: string | null, seconds = PAGE_SECONDS): ParseResult {
  try {
    return runUntil(performance.now() + seconds * 1000, () => parseAtLength(source, address));
  } catch (cause) {
    if (cause instanceof TimeLimitError) return reject(source.location, tooSlow(seconds));
    throw cause;
  }
}

function parseAtLength(source: Source, address: string | null): ParseResult {
  if (isTooLarge(source.text)) return reject(source.location, TOO_LARGE);
  const { document } = parseHTML(source.text);
  if (!document.documentElement) return reject(source.location, NO_PAGE);
  const { article, things } = structuredData(document);
  const metadata = metadataOf(document, address);
  const { '@id': _id, identifier: _identifier, ...said } = withoutEmpty(article);
  const { articleBody, url } = said;
  const body = textOf(articleBody) ? null : readable(document);
  const members = { ...metadata, ...body, ...said, '@type': 'NewsArticle' };
  if (!isAddress(textOf(url) ?? '')) Object.assign(members, { url: metadata.url });
  if (!('articleBody' in members) && !('content_html' in members)) return reject(source.location, NO_TEXT);
  return parseMembers(members, source, things);
}

type Page = ReturnType<typeof parseHTML>['document'];

/** The article of the JSON-LD, and all that it may refer to. */
function structuredData(document: Page): { readonly article: Members; readonly things: readonly Members[] } {
  const things: Members[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      things.push(...thingsIn(JSON.parse(script.textContent ?? '')));
    } catch {
      // Sites write JSON-LD that is no JSON; the page itself is read then.
    }
  }
  return { article: things.find(isArticleType) ?? {}, things };
}

function thingsIn(value: unknown): Members[] {
  if (Array.isArray(value)) return value.flatMap(thingsIn);
  if (!isMembers(value)) return [];
  return [value, ...(Array.isArray(value['@graph']) ? thingsIn(value['@graph']) : [])];
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

const withoutEmpty = (members: Members): Members =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== '' && value !== null));

function metadataOf(document: Page, address: string | null) {
  const meta = (...names: string[]): string | undefined => {
    const selectors = names.flatMap((name) => [`meta[property="${name}"]`, `meta[name="${name}"]`]);
    const texts = selectors.flatMap((one) => textOf(document.querySelector(one)?.getAttribute('content')) ?? []);
    return texts[0];
  };
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const addresses = [canonical, meta('og:url'), address].filter((one) => one != null && isAddress(one.trim()));
  const author = meta('author', 'article:author', 'dc.creator');
  return {
    headline: meta('og:title', 'twitter:title') ?? textOf(document.querySelector('title')?.textContent) ?? undefined,
    author: author && isAddress(author) ? undefined : author,
    datePublished:
      meta('article:published_time', 'date', 'dc.date', 'dc.date.issued', 'pubdate', 'parsely-pub-date') ??
      document.querySelector('time[datetime]')?.getAttribute('datetime') ??
      undefined,
    dateModified: meta('article:modified_time', 'last-modified'),
    publisher: meta('og:site_name', 'application-name'),
    url: addresses[0] ?? undefined,
    inLanguage: textOf(document.documentElement.getAttribute('lang')) ?? meta('og:locale')?.replace('_', '-'),
    articleSection: meta('article:section'),
  };
}

const TAGS = /<(script|style)\b[\s\S]*?<\/\1|<(\/?)([a-z][a-z\d-]*)/gi;
/** Elements that have no end, or need none. */
const WITHOUT_END = new Set(
  'area base br col dd dt embed hr img input li link meta option p param path source td th tr track wbr'.split(' '),
);

function isTooLarge(html: string): boolean {
  let [elements, depth] = [0, 0];
  for (const [, , close, name = 'br'] of html.matchAll(TAGS)) {
    if (close) depth = Math.max(0, depth - Number(!WITHOUT_END.has(name.toLowerCase())));
    else if (!WITHOUT_END.has(name.toLowerCase())) depth++;
    if (++elements > 2 * MAX_ELEMENTS || depth > MAX_DEPTH) return true;
  }
  return false;
}

/** The text of the article in a page, as HTML, and what Readability knows of it beside. It changes the page. */
function readable(document: Page) {
  const found = new Readability(document as never, { maxElemsToParse: MAX_ELEMENTS }).parse();
  if (!found?.content || !found.textContent?.trim()) return null;
  // Blank lines between tags are no paragraphs.
  return { content_html: found.content.replaceAll(/\n\s*\n/g, '\n') };
}

const tooSlow = (seconds: number): Finding => [
  'TOO_SLOW',
  `Finding the article in the page takes more than ${seconds} seconds; save its text alone.`,
];
const NO_PAGE: Finding = ['SYNTAX', 'This is no web page; save it again.'];
const NO_TEXT: Finding = [
  'MISSING_FIELD',
  'No text of an article was found in the page; save the page of one article.',
];
const TOO_LARGE: Finding = [
  'TOO_LARGE',
  `It has more than ${MAX_ELEMENTS} elements, or more than ${MAX_DEPTH} in each other; save the page of one article.`,
];
