/** What an event is about. Each finds nothing for an event that the subscription does not tell, or that a later one of the same thing replaced. */
import { entityIdOf } from '../filter/entity-keys.ts';
import { checkFilter } from '../filter/limits.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { articleConditions } from '../filter/nouns.ts';
import { type Bound, type Sql, text } from '../sql/expression.ts';
import { type Condition, eq, exists } from '../sql/operators.ts';
import { across, find, from, type One, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { articles, mentions } from '../sql/tables/articles.ts';
import { changes } from '../sql/tables/corrections.ts';
import { entities } from '../sql/tables/entities.ts';
import { changed, revisions } from '../sql/tables/revisions.ts';
import type { ArticleRow } from './articles.ts';
import type { ChangeRow } from './changes.ts';
import type { EntityRow } from './entities.ts';
import { positionIn } from './event-log.ts';

/** The id of an event. */
export type EventId = Bound<string>;

interface EventRow {
  readonly event: EventId;
}
export interface ArticleEventRow extends EventRow {
  readonly article: ArticleRow;
}
export interface MentionEventRow extends ArticleEventRow {
  readonly entity: EntityRow;
}
export type RunEventRow = EventRow;
export interface ChangeEventRow extends EventRow {
  readonly change: ChangeRow;
}

/** The article of an event, as long as no later event tells of it. */
function articleOf(event: EventId) {
  const [change, article] = [source(changed), source(articles)];
  const position = event.map((id) => positionIn('ARTICLES', id));
  // A row id may be larger than what a number holds exactly.
  const id = position.map(({ article: digits }) => BigInt(digits ?? -1)) as unknown as Sql<number>;
  const where: readonly Condition[] = [
    eq(
      change.row.revision,
      position.map(({ at }) => at),
    ),
    eq(change.row.type, text('ARTICLE')),
    eq(change.row.id, id),
    eq(article.row.id, change.row.id),
  ];
  return { sources: [change, article], article: article.row, where };
}

/** LIMIT_EXCEEDED and BAD_USER_INPUT for a filter that cannot be answered. */
export function ingestedArticle(event: EventId, filter?: ArticleFilter | null): One<ArticleEventRow | null> {
  const { sources, article, where } = articleOf(event);
  const conditions = articleConditions(checkFilter(filter), { row: article });
  return find(across(sources, { where: [...where, ...conditions], row: { event, article } }));
}

/** An article that mentions the entity that has or had that key. */
export function articleMentioning(event: EventId, key: Sql<string>): One<MentionEventRow | null> {
  const { sources, article, where } = articleOf(event);
  const entity = source(entities);
  const such = from(mentions, (mention) => [
    eq(mention.article_id, article.id),
    eq(mention.entity_id, entity.row.id),
    eq(mention.status, text('ACCEPTED')),
  ]);
  const conditions = [eq(entity.row.id, entityIdOf(key)), exists(select(text('x'), such))];
  return find(
    across([...sources, entity], {
      where: [...where, ...conditions],
      row: { event, article, entity: entity.row },
    }),
  );
}

/** The event itself says all that there is to tell of a run. */
export const runEvent = (event: EventId): One<RunEventRow | null> => find({ ...from(revisions), row: { event } });

export function appliedChange(event: EventId): One<ChangeEventRow | null> {
  const rows = from(changes, ({ number }) => [
    eq(
      number,
      event.map((id) => positionIn('CHANGES', id).at),
    ),
  ]);
  return find({ ...rows, row: { event, change: rows.row } });
}
