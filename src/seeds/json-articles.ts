/** Finds the articles in a JSON value: one object, a list, a `@graph`, or the answer of an interface with a list in it. */
import { itemsAt, membersAt } from './json-text.ts';

export type Members = Readonly<Record<string, unknown>>;

/** An object that is an article, where its text begins in the JSON, and the things that it may refer to by `@id`. */
export interface FoundArticle {
  readonly article: Members;
  readonly start: number;
  readonly things: ReadonlyMap<string, Members>;
}

export interface Found {
  /** At least one: what is no article is the caller's to report. */
  readonly articles: readonly FoundArticle[];
  /** Whether the JSON is a list, which may get more articles. */
  readonly isList: boolean;
}

/** Members that hold articles, or an object that does. */
const CONTAINERS = [
  ...['@graph', 'articles', 'items', 'results', 'docs', 'documents', 'entries', 'posts', 'stories', 'hits', 'response'],
  ...['data', '_source', 'article', 'mainEntity', 'itemListElement', 'item'],
];
const MAX_DEPTH = 5;
const ARTICLE_TYPE = /Article$|BlogPosting$|^Report$/;

/** `hasText` tells whether an object has a member with the text of an article. */
export function findArticles(value: unknown, json: string, hasText: (members: Members) => boolean): Found {
  const search = { json, hasText, things: thingsIn(value) };
  const articles = articlesIn(value, json.search(/\S/), { ...search, depth: 0 });
  return { articles, isList: Array.isArray(value) || articles.length > 1 };
}

interface Search {
  readonly json: string;
  readonly hasText: (members: Members) => boolean;
  readonly things: ReadonlyMap<string, Members>;
  readonly depth: number;
}

function articlesIn(value: unknown, start: number, search: Search): FoundArticle[] {
  const { json, hasText, things, depth } = search;
  if (Array.isArray(value)) return itemsIn(value, start, search);
  if (!isMembers(value)) return [];
  const own = { article: value, start, things };
  if (hasText(value) || depth >= MAX_DEPTH) return [own];
  for (const name of CONTAINERS) {
    const inner = value[name];
    if (typeof inner !== 'object' || inner === null) continue;
    const at = membersAt(json, start).get(name) ?? start;
    const found = articlesIn(inner, at, { ...search, depth: depth + 1 });
    if (found.some(({ article }) => hasText(article))) return found;
  }
  return [own];
}

/** Of things with types only the articles; otherwise all objects. */
function itemsIn(items: readonly unknown[], start: number, search: Search): FoundArticle[] {
  const { json, depth } = search;
  if (depth >= MAX_DEPTH) return [];
  const starts = itemsAt(json, start);
  const hasArticles = items.some(isArticleType);
  return items.flatMap((item, i) => {
    if (hasArticles && isMembers(item) && '@type' in item && !isArticleType(item)) return [];
    return articlesIn(item, starts[i] ?? start, { ...search, depth: depth + 1 });
  });
}

/** Whether an object says that it is an article, as JSON-LD does. */
export function isArticleType(item: unknown): boolean {
  const types: unknown[] = isMembers(item) ? [item['@type']].flat() : [];
  return types.some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type));
}

/** The objects of a list or `@graph` by their `@id`. */
function thingsIn(value: unknown): ReadonlyMap<string, Members> {
  const graph: unknown = isMembers(value) ? value['@graph'] : value;
  const things = new Map<string, Members>();
  for (const item of Array.isArray(graph) ? graph : [])
    if (isMembers(item) && typeof item['@id'] === 'string') things.set(item['@id'], item);
  return things;
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
