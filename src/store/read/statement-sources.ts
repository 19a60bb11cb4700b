/** The ways to read statements, each along an index that has them in the order asked for. */
import { type Expression, sql } from 'kysely';
import { ARTICLES_BY_ID } from '../filter/articles.ts';
import type { Condition } from '../filter/conditions.ts';
import type { StatementFilter } from '../filter/model.ts';
import { askedOf } from '../filter/statements.ts';
import { qb } from '../sql/kysely.ts';
import type { Direction, Order } from '../sql/page.ts';
import type { StatementOrder } from './statements.ts';

/** Statements as an index of their own has them. */
export const statementByStatement = qb.selectFrom('statements as s');

/** The same with the articles joined, for filters that speak of them. */
export const statementInArticle = qb
  .selectFrom('statements as s')
  .crossJoin(ARTICLES_BY_ID)
  .whereRef('a.id', '=', 's.article_id');

/** Article by article in order of publication; the statements of each as they stand in it. */
export const articleByArticle = qb
  .selectFrom('articles as a')
  .crossJoin('statements as s')
  .whereRef('s.article_id', '=', 'a.id');

const PLACE_COLUMNS = ['s.cue_start', 's.cue_end'];

const byPublication = (columns: readonly string[], direction: Direction): Order => ({
  name: 'PUBLISHED_AT',
  parts: [
    { columns, direction },
    { columns: PLACE_COLUMNS, direction: 'ASC' },
  ],
});

/** By position within one article. By publication comes to the same there, from the beginning whichever its direction. */
export const byPosition = ({ field, direction }: StatementOrder): Order => ({
  name: field,
  parts: [{ columns: PLACE_COLUMNS, direction: field === 'POSITION' ? direction : 'ASC' }],
});

/** By publication as articles have it, then by position, which always runs from the beginning. */
export const byArticle = (direction: Direction): Order => byPublication(['a.published_at', 'a.id'], direction);

/** The same as statements have it. */
export const byStatement = (direction: Direction): Order =>
  byPublication(['s.published_at', 's.article_id'], direction);

const COLUMNS = { speaker: 's.speaker_entity_id', addressee: 's.addressee_entity_id' } as const;

/** That an entity makes a statement, or is told it: a condition that an index follows. */
export const isSaid = (by: keyof typeof COLUMNS, entity: Expression<number>): Condition =>
  sql`${sql.ref(COLUMNS[by])} = ${entity}`;

/** Such a condition for the speaker or addressee that a filter asks for by key; [] when it asks for nobody. */
export const askedByKey = (filter: StatementFilter): Condition[] => {
  for (const by of ['speaker', 'addressee'] as const) {
    const entity = askedOf(filter, by);
    if (entity) return [isSaid(by, entity)];
  }
  return [];
};
