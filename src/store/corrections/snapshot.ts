/** Reads how the things that a change names stand. */
import type { Correction } from '../../corrections/correction.ts';
import { placeOf, subjectsOf } from '../../corrections/subjects.ts';
import type { Store } from '../database/open.ts';
import { findArticlesByKey } from '../read/articles.ts';
import { findEntities } from '../read/entities.ts';
import { findMentions } from '../read/mentions.ts';
import { rowId } from '../write/row-ids.ts';
import type { ArticleState, EntityState, MentionState, Snapshot } from './changes.ts';

/** Of many things a change remembers so many: those it is about, then others in the order in which they were given. */
const MOST = 100;

const there = <Row>(rows: readonly (Row | null)[]): Row[] => rows.filter((row) => row !== null);

const entityStates = (store: Store, keys: readonly string[]): EntityState[] =>
  there(findEntities(store, keys.map(rowId))).map(({ key, kind, name, articleCount, mentionCount }) => ({
    key,
    kind,
    name,
    articleCount,
    mentionCount,
  }));

const articleStates = (store: Store, keys: readonly string[]): ArticleState[] =>
  there(findArticlesByKey(store, keys)).map((row) => ({
    key: row.key,
    title: row.title,
    byline: row.byline,
    publication:
      row.publishedAt && row.publishedPrecision ? { at: row.publishedAt, precision: row.publishedPrecision } : null,
    source: row.source,
    url: row.url,
    language: row.language,
    section: row.section,
    textHash: row.textHash,
  }));

const mentionStates = (store: Store, keys: readonly string[]): MentionState[] => {
  const rows = there(findMentions(store, keys.map(placeOf)));
  const named = there(rows.map(({ entityId }) => entityId));
  const keyById = new Map(there(findEntities(store, named)).map(({ id, key }) => [id, key]));
  return rows.map((row) => ({
    article: row.articleKey,
    start: row.start,
    end: row.end,
    surface: row.surface,
    kind: row.kind,
    form: row.form,
    status: row.status,
    entity: row.entityId === null ? null : (keyById.get(row.entityId) ?? null),
  }));
};

export function snapshotOf(store: Store, correction: Correction): Snapshot {
  const subjects = subjectsOf(correction);
  const keysOf = (of: 'ENTITY' | 'ARTICLE' | 'MENTION'): string[] =>
    [...new Set(subjects.filter((one) => one.of === of).map(({ key }) => key))].slice(0, MOST).sort();
  return {
    entities: entityStates(store, keysOf('ENTITY')),
    articles: articleStates(store, keysOf('ARTICLE')),
    mentions: mentionStates(store, keysOf('MENTION')),
  };
}
