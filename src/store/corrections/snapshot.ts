/** Takes a snapshot of the things that a correction touches. */
import { type Correction, subjectsOf } from '../../corrections/definitions.ts';
import type { ArticleState, EntityState, MentionState, Snapshot } from '../../corrections/log-line.ts';
import { parseMentionKey, type Subject } from '../../corrections/subjects.ts';
import type { Store } from '../database/open.ts';
import { findArticlesByKey } from '../read/articles.ts';
import { findEntities } from '../read/entities.ts';
import { findMentions } from '../read/mentions.ts';
import { rowId } from '../write/row-ids.ts';

/** The most of each sort: the first subjects of a correction are those that it is about. */
const LIMIT = 100;

const present = <Row>(rows: readonly (Row | null)[]): Row[] => rows.filter((row) => row !== null);

const entityStates = (store: Store, keys: readonly string[]): EntityState[] =>
  present(findEntities(store, keys.map(rowId))).map(({ key, kind, name, articleCount, mentionCount }) => ({
    key,
    kind,
    name,
    articleCount,
    mentionCount,
  }));

const articleStates = (store: Store, keys: readonly string[]): ArticleState[] =>
  present(findArticlesByKey(store, keys)).map((row) => ({
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
  const rows = present(findMentions(store, keys.map(parseMentionKey)));
  const entityIds = present(rows.map(({ entityId }) => entityId));
  const keyById = new Map(present(findEntities(store, entityIds)).map(({ id, key }) => [id, key]));
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
  const keysOf = (of: Subject['of']): string[] =>
    [...new Set(subjects.filter((subject) => subject.of === of).map(({ key }) => key))].slice(0, LIMIT).sort();
  return {
    entities: entityStates(store, keysOf('ENTITY')),
    articles: articleStates(store, keysOf('ARTICLE')),
    mentions: mentionStates(store, keysOf('MENTION')),
  };
}
