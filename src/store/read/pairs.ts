/** Counts which entities stand together most in the articles of a list. Demonyms do not count. */
import type { Kind } from '../../model.ts';
import { when } from '../filter/conditions.ts';
import { isCounted, isNamed, type Window } from '../filter/cooccurrence.ts';
import { Alias, column, type Fragment, fragment, raw, type Sql, sql } from '../sql/expression.ts';
import { asc, desc } from '../sql/keyset.ts';
import { all, count, eq, isIn, lt, tick, unindexed } from '../sql/operators.ts';
import { across, type Few, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { mentions } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';
import type { EntityRow } from './entities.ts';
import type { Dated, DatedCounts } from './timeline.ts';

/** Two entities and how many articles or sentences of the list mention both. */
export interface PairRow {
  readonly entity: EntityRow;
  readonly other: EntityRow;
  readonly count: Sql<number>;
}

interface PairQuery {
  readonly window: Window;
  /** Both are of these. */
  readonly kinds?: readonly Kind[] | null | undefined;
  readonly first: number;
}

function inArticles({ row, ...rows }: DatedCounts['rows']): Fragment {
  const [own, other] = [source(articleEntities), source(articleEntities)];
  const where = [
    ...rows.where,
    eq(own.row.article_id, row.id),
    isNamed(own.row),
    eq(other.row.article_id, row.id),
    lt(own.row.entity_id, other.row.entity_id),
    isNamed(other.row),
    tick(other.row.entity_id),
  ];
  const { from: origin } = across([{ row, from: rows.from }, own, other], { where, row });
  return select(fragment`${own.row.entity_id} as a, ${other.row.entity_id} as b, ${count} as count`, {
    row,
    from: origin,
    where,
  });
}

function inSentences({ row, ...rows }: DatedCounts['rows']): Fragment {
  const [own, other] = [source(mentions), source(mentions)];
  const where = [
    ...rows.where,
    eq(own.row.article_id, row.id),
    isCounted(own.row),
    eq(other.row.article_id, row.id),
    eq(other.row.sentence_start, own.row.sentence_start),
    lt(own.row.entity_id, other.row.entity_id),
    isCounted(other.row),
    tick(other.row.start),
  ];
  const { from: origin } = across([{ row, from: rows.from }, own, other], { where, row });
  const sentences = sql<number>`count(distinct ${row.id} || ':' || ${own.row.sentence_start})`;
  return select(fragment`${own.row.entity_id} as a, ${other.row.entity_id} as b, ${sentences} as count`, {
    row,
    from: origin,
    where,
  });
}

/** The pairs with the highest counts, at most `first`; those with the same count by row id. */
export function pairsIn({ articles }: Dated, { window, kinds, first }: PairQuery): Few<PairRow> {
  const counts = (window === 'ARTICLE' ? inArticles : inSentences)(articles().rows);
  const [alias, entity, other] = [new Alias(), source(entities), source(entities)];
  const pair = { row: null, from: fragment`(${counts} group by ${raw('1, 2')}) as ${alias}` };
  const rows = across([pair, entity, other], {
    where: [
      eq(entity.row.id, column<number>(alias, 'a')),
      eq(other.row.id, column<number>(alias, 'b')),
      ...when(kinds, (among) => all([entity, other].map(({ row }) => isIn(unindexed(row.kind), among)))),
    ],
    row: { entity: entity.row, other: other.row, count: column<number>(alias, 'count') },
  });
  return { ...rows, orderBy: [desc(rows.row.count), asc(entity.row.id, other.row.id)], limit: first };
}
