/** Takes a snapshot of the things that a correction touches. */
import { type Correction, subjectsOf } from '../../corrections/definitions.ts';
import type { ArticleState, EntityState, MentionState, Snapshot } from '../../corrections/log-line.ts';
import { parseMentionKey, type Subject } from '../../corrections/subjects.ts';
import type { Store } from '../database/open.ts';
import { articleKeyOf } from '../read/articles.ts';
import { mentionByKey, surfaceOf } from '../read/mentions.ts';
import { bind, type Sql } from '../sql/expression.ts';
import { eq, isIn } from '../sql/operators.ts';
import { from, lookup } from '../sql/query.ts';
import { readOne, readRows } from '../sql/read.ts';
import { articles } from '../sql/tables/articles.ts';
import { entities } from '../sql/tables/entities.ts';
import { rowId } from '../write/row-ids.ts';

/** The most of each sort: the first subjects of a correction are those that it is about. */
const LIMIT = 100;

/** In the order of the keys. */
const sorted = <State extends { readonly key: string }>(states: readonly State[]): State[] =>
  [...states].sort((one, other) => (one.key < other.key ? -1 : 1));

function entityStates(store: Store, keys: readonly string[]): EntityState[] {
  const rows = from(entities, ({ id }) => [isIn(id, keys.map(rowId))]);
  const states = readRows(store, rows, ({ key, kind, name, article_count, mention_count }) => ({
    key,
    kind,
    name,
    articleCount: article_count,
    mentionCount: mention_count,
  }));
  return sorted(states);
}

function articleStates(store: Store, keys: readonly string[]): ArticleState[] {
  const rows = from(articles, ({ key }) => [isIn(key, keys)]);
  const states = readRows(store, rows, (article) => ({
    key: article.key,
    title: article.title,
    byline: article.byline,
    at: article.published_at,
    precision: article.published_precision,
    source: article.source,
    url: article.url,
    language: article.language,
    section: article.section,
    textHash: article.text_hash,
  }));
  return sorted(states).map(({ key, title, byline, at, precision, ...rest }) => ({
    key,
    title,
    byline,
    publication: at !== '' && precision ? { at, precision } : null,
    ...rest,
  }));
}

function keyOfEntity(entityId: Sql<number | null>): Sql<string | null> {
  const rows = from(entities, ({ id }) => [eq(id, entityId)]);
  return lookup(rows.row.key, rows);
}

function mentionState(store: Store, mentionKey: string): MentionState | null {
  const { articleKey, start, end } = parseMentionKey(mentionKey);
  const mention = mentionByKey(bind(articleKey), { start: bind(start), end: bind(end) });
  return readOne(store, mention, (row) => ({
    article: articleKeyOf(row.article_id),
    start: row.start,
    end: row.end,
    surface: surfaceOf(row),
    kind: row.kind,
    form: row.form,
    status: row.status,
    entity: keyOfEntity(row.entity_id),
  }));
}

export function snapshotOf(store: Store, correction: Correction): Snapshot {
  const subjects = subjectsOf(correction);
  const keysOf = (of: Subject['of']): string[] =>
    [...new Set(subjects.filter((subject) => subject.of === of).map(({ key }) => key))].slice(0, LIMIT).sort();
  return {
    entities: entityStates(store, keysOf('ENTITY')),
    articles: articleStates(store, keysOf('ARTICLE')),
    mentions: keysOf('MENTION').flatMap((key) => mentionState(store, key) ?? []),
  };
}
