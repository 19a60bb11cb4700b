/** Parses news items in NewsML-G2 of the IPTC: one, or those of a message. */
import { XMLParser } from 'fast-xml-parser';
import { parseMembers } from './json.ts';
import { isMembers, type Members } from './json-articles.ts';
import { type Parse, reject } from './parsed-seed.ts';
import { piecesOf } from './pieces.ts';
import type { Finding } from './problems.ts';

const MAX_DEPTH = 100;

/** The content is kept as it stands in the file, in order. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: { enabled: true, maxEntityCount: 0 },
  stopNodes: ['..inlineXML'],
  maxNestedTags: MAX_DEPTH,
});

export const parseNewsML: Parse = (source) => {
  const items = itemsIn(parser.parse(source.text, true) as Members);
  if (items.length === 0) return [reject(source.location, EMPTY)];
  const pieces = piecesOf(source.text, /<(?:[\w.-]+:)?newsItem[\s>]/g, items.length);
  const isOne = items.length === 1;
  return items.map((item, i) => {
    const piece = isOne ? null : (pieces[i] ?? null);
    const location = { ...source.location, line: piece?.line ?? null };
    return { ...parseMembers(membersOf(item), { ...source, location }), piece };
  });
};

/** In a message they stand in `itemSet`. */
function itemsIn({ newsItem, newsMessage }: Members): Members[] {
  const set = at(newsMessage, 'itemSet', 'newsItem');
  return listOf(newsItem ?? set).filter(isMembers);
}

function membersOf(item: Members): Members {
  const { itemMeta, contentMeta, contentSet } = item;
  const set = listOf(contentSet)[0];
  return {
    headline: textOf(at(contentMeta, 'headline')),
    byline: textOf(at(contentMeta, 'by')),
    dateline: textOf(at(contentMeta, 'dateline')),
    datePublished:
      textOf(at(contentMeta, 'contentCreated')) ??
      textOf(at(itemMeta, 'firstCreated')) ??
      textOf(at(itemMeta, 'versionCreated')),
    dateModified: textOf(at(itemMeta, 'versionCreated')),
    publisher: nameOf(at(contentMeta, 'infoSource')) ?? nameOf(at(itemMeta, 'provider')),
    inLanguage: textOf(at(contentMeta, 'language', '@tag')) ?? textOf(item['@lang']),
    articleSection: nameOf(at(contentMeta, 'subject')),
    guid: textOf(item['@guid']),
    url: textOf(at(contentMeta, 'altId')),
    content_html: textOf(at(set, 'inlineXML')),
    articleBody: textOf(at(set, 'inlineData')),
  };
}

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

/** The value at a path, of lists the first item. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => {
    const [first] = listOf(inner);
    return isMembers(first) ? first[name] : undefined;
  }, value);
}

/** The text of an element, with attributes or without; of several the first that has any. */
function textOf(value: unknown): string | undefined {
  for (const one of listOf(value)) {
    const text = isMembers(one) ? one['#text'] : one;
    if (typeof text === 'string' && text.trim() !== '') return text;
  }
  return undefined;
}

/** What an element names: its name, or the literal that it refers to. */
const nameOf = (value: unknown): string | undefined =>
  textOf(at(value, 'name')) ?? textOf(at(value, '@literal')) ?? textOf(value);

const EMPTY: Finding = ['EMPTY', 'It has no newsItem; remove it.'];
