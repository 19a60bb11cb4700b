/**
 * Serializes article records for the staging file and for messages between threads: a string is cheaper to post than an object.
 * Threads that extract import this file, so it must not load SQLite.
 */
import { LRUCache } from 'lru-cache';
import type { ArticleKey, ArticleRecord, Asserter, EntityRecord, MentionRecord } from '../../model.ts';
import { ownCopy } from '../../text/own-copy.ts';

export interface SerializedArticle {
  readonly key: ArticleKey;
  /** JSON Lines: the article with its asserters, each once, and then its entities. */
  readonly lines: string;
}

interface WrittenMention extends Omit<MentionRecord, 'assertedBy'> {
  /** Index among the asserters of the article. */
  readonly assertedBy: number;
}

interface WrittenArticle extends Omit<ArticleRecord, 'mentions' | 'entities'> {
  readonly asserters: readonly Asserter[];
  readonly mentions: readonly WrittenMention[];
  /** Not written here. */
  readonly entities: undefined;
}

/** The lines of entities with identifiers, most of which are of the gazetteer and one object in all articles. */
const identifiedLines = new WeakMap<EntityRecord, string>();

function lineOf(entity: EntityRecord): string {
  if (entity.identifiers.length === 0) return JSON.stringify(entity);
  const line = identifiedLines.get(entity) ?? JSON.stringify(entity);
  identifiedLines.set(entity, line);
  return line;
}

export function serializeArticle(record: ArticleRecord): SerializedArticle {
  const indexes = new Map<Asserter, number>();
  const indexOf = (asserter: Asserter): number => {
    const index = indexes.get(asserter) ?? indexes.size;
    indexes.set(asserter, index);
    return index;
  };
  const mentions = record.mentions.map((mention) => ({ ...mention, assertedBy: indexOf(mention.assertedBy) }));
  const article: WrittenArticle = { ...record, mentions, asserters: [...indexes.keys()], entities: undefined };
  return { key: record.key, lines: [JSON.stringify(article), ...record.entities.map(lineOf)].join('\n') };
}

/** Entities whose lines are kept: four of five in news are those of earlier articles. */
const KEPT_ENTITIES = 10_000;

/** Returns a function that reads what `serializeArticle` wrote. Equal entities of several articles are one object. */
export function createArticleParser(): (lines: string) => ArticleRecord {
  const kept = new LRUCache<string, EntityRecord>({ max: KEPT_ENTITIES });
  const entityOf = (line: string): EntityRecord => {
    const known = kept.get(line);
    if (known !== undefined) return known;
    const entity = JSON.parse(line) as EntityRecord;
    kept.set(ownCopy(line), entity);
    return entity;
  };
  return (lines) => {
    const [first = '', ...others] = lines.split('\n');
    const { asserters, mentions, ...article } = JSON.parse(first) as WrittenArticle;
    return {
      ...article,
      mentions: mentions.map((mention) => ({ ...mention, assertedBy: asserters[mention.assertedBy] as Asserter })),
      entities: others.map(entityOf),
    };
  };
}
