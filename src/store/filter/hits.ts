/** Compiles filters of the hits of a search to conditions: on articles, on entities and on mentions with their articles. */
import type { Sql } from '../sql/expression.ts';
import { all, type Condition } from '../sql/operators.ts';
import { from } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import type { articles } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';
import { combine, when } from './conditions.ts';
import { isNamed } from './cooccurrence.ts';
import type { ArticleFilter, EntityFilter, SearchFilter } from './model.ts';
import { NESTED } from './nouns.ts';
import { ofEntity } from './references.ts';
import { pinsEntities } from './selective.ts';
import { semiJoin } from './semi-join.ts';

/** What the two conditions of a filter are for hits of one type. */
interface Meaning {
  readonly article: (filter: ArticleFilter) => Condition;
  readonly entity: (filter: EntityFilter) => Condition;
}

const conditionsOf = (filter: SearchFilter, meaning: Meaning): Condition[] => [
  ...when(filter.article, meaning.article),
  ...when(filter.entity, meaning.entity),
  ...combine(filter, (part) => conditionsOf(part, meaning)),
];

/** Whether the article mentions such an entity, by a mention that counts. */
function mentionsEntity(filter: EntityFilter, own: Sql<number>): Condition {
  const rows = from(articleEntities, (appearance) => [
    isNamed(appearance),
    ofEntity(filter, appearance.entity_id, NESTED),
  ]);
  const { article_id: other, entity_id: counted } = rows.row;
  return semiJoin({ own, other, rows, counted, selective: pinsEntities(filter) });
}

const isSuch =
  (row: Row<typeof articles>) =>
  (filter: ArticleFilter): Condition =>
    all(NESTED.articles(filter, { row }));

export const articleHitConditions = (filter: SearchFilter, row: Row<typeof articles>): Condition[] =>
  conditionsOf(filter, { article: isSuch(row), entity: (such) => mentionsEntity(such, row.id) });

export const mentionHitConditions = (
  filter: SearchFilter,
  entityId: Sql<number | null>,
  article: Row<typeof articles>,
): Condition[] =>
  conditionsOf(filter, { article: isSuch(article), entity: (such) => ofEntity(such, entityId, NESTED) });

export const entityHitConditions = (filter: SearchFilter, row: Row<typeof entities>): Condition[] =>
  conditionsOf(filter, {
    article: (such) => all(NESTED.entities({ articles: such }, row)),
    entity: (such) => all(NESTED.entities(such, row)),
  });

/** Throws what is wrong with a filter, as far as its values are known, before hits are looked for. */
export function checkHitFilter(filter: SearchFilter): void {
  entityHitConditions(filter, source(entities).row);
}
