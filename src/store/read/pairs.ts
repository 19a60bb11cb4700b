/** Counts which entities stand together most in the articles of a list. Demonyms do not count. */
import type { Kind } from '../../model.ts';
import type { Window } from '../filter/cooccurrence.ts';
import { fragment, type Sql, sql } from '../sql/expression.ts';
import { eq } from '../sql/operators.ts';
import { across, type Few, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { entities } from '../sql/tables/entities.ts';
import type { EntityRow } from './entities.ts';
import type { Kept, SelectedList } from './posting-blocks.ts';
import { countedOfKinds, countedPairs, entitiesIn, leastOfBest, pairsAmong } from './posting-counts.ts';

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

/** So many of the most frequent entities have the best pairs among them nearly always. */
const FREQUENT = 100;

interface Frequent extends Omit<PairQuery, 'first'> {
  readonly minimum: number | Sql<number>;
  readonly most: number;
}

/** Row ids of the entities that were counted most, as a JSON array. */
function frequent(counts: Kept, { most, ...asked }: Frequent): Sql<string> {
  const rows = countedOfKinds(counts, asked);
  const ids = fragment`${select(fragment`${rows.row.id} as id`, rows)} limit ${most}`;
  return sql`select json_group_array(id) from (${ids})`;
}

const NO_LIMIT = -1;

/**
 * The pairs with the highest counts, at most `first`; those with the same count by row id. Two stand together at most as often as each of them occurs (Agrawal and Srikant, "Fast
 * Algorithms for Mining Association Rules", 1994): the best pairs of the most frequent entities say how often those of all others must occur.
 */
export function pairsIn({ selected }: SelectedList, { window, kinds, first }: PairQuery): Few<PairRow> {
  const counts = entitiesIn(selected);
  const some = pairsAmong(selected, frequent(counts, { window, kinds, minimum: 1, most: FREQUENT }));
  const minimum = leastOfBest(some, { window, first });
  const pairs = pairsAmong(selected, frequent(counts, { window, kinds, minimum, most: NO_LIMIT }));
  const [counted, entity, other] = [countedPairs(pairs, { window, minimum: 1 }), source(entities), source(entities)];
  const { row } = counted;
  const rows = across([counted, entity, other], {
    where: [eq(entity.row.id, row.one), eq(other.row.id, row.other)],
    row: { entity: entity.row, other: other.row, count: window === 'ARTICLE' ? row.articles : row.sentences },
  });
  return { ...rows, limit: first };
}
