/** Pairs of entities that may be one. */
import type { Kind } from '../../model.ts';
import type { LikenessReason } from '../../text/likeness.ts';
import { ticking, when } from '../filter/conditions.ts';
import { entityIdOf } from '../filter/entity-keys.ts';
import { Alias, bind, fragment, number, raw, type Sql, sql } from '../sql/expression.ts';
import { desc } from '../sql/keyset.ts';
import { type Condition, eq, exists, gte, isIn } from '../sql/operators.ts';
import { find, from, type List, type One, rename, select } from '../sql/query.ts';
import { type Row, type Source, source } from '../sql/table.ts';
import { duplicates } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';

export type DuplicateRow = Row<typeof duplicates>;

export interface DuplicateQuery {
  /** Only pairs of which one is of these kinds. */
  readonly kinds?: readonly Kind[] | null | undefined;
  readonly reasons?: readonly LikenessReason[] | null | undefined;
  /** The least score. */
  readonly minScore?: number | null | undefined;
}

function isOfKinds({ entity_id: a, other_id: b }: DuplicateRow, kinds: readonly Kind[]): Condition {
  const such = from(entities, ({ id, kind }) => [sql<boolean>`${id} in (${a}, ${b})`, isIn(kind, kinds)]);
  return exists(select(number(1), such));
}

const conditionsOf = ({ kinds, reasons, minScore }: DuplicateQuery, pair: DuplicateRow): Condition[] => [
  ...ticking(pair.entity_id, [
    ...when(kinds, (among) => isOfKinds(pair, among)),
    ...when(reasons, (among) => isIn(pair.reason, among)),
  ]),
  ...when(minScore, (least) => gte(pair.score, bind(least))),
];

/** As the index of all pairs has them. */
const likeliestFirst =
  ({ score, entity_id: entityId, other_id: otherId }: DuplicateRow): List<DuplicateRow>['order'] =>
  () => ({ name: 'SCORE', parts: [desc(score, entityId, otherId)] });

/** All pairs, each once, likeliest first. */
export function allDuplicates(query: DuplicateQuery): List<DuplicateRow> {
  const rows = from(duplicates, (pair) => conditionsOf(query, pair));
  return { ...rows, order: likeliestFirst(rows.row) };
}

/** The pairs of an entity, which comes first in them. */
function pairsOf(entityId: Sql<number | null>): Source<DuplicateRow> {
  const alias = new Alias();
  const own = from(duplicates, (pair) => [eq(pair.entity_id, entityId)]);
  const others = from(duplicates, (pair) => [eq(pair.other_id, entityId)]);
  const columns = raw('entity_id, other_id, score, reason, name, other_name');
  const exchanged = raw('other_id, entity_id, score, reason, other_name, name');
  const pairs = fragment`${select(columns, own)} union all ${select(exchanged, others)}`;
  return { row: rename(source(duplicates).row, alias), from: fragment`(${pairs}) as ${alias}` };
}

/** The pairs of an entity, which comes first in them, likeliest first. */
export function duplicatesOf(entityId: Sql<number>, query: DuplicateQuery): List<DuplicateRow> {
  const pairs = pairsOf(entityId);
  return { ...pairs, where: conditionsOf(query, pairs.row), order: likeliestFirst(pairs.row) };
}

/** The pair of the entities that have or had these keys, in that order, if they make one. */
export function duplicateByKeys(key: Sql<string>, otherKey: Sql<string>): One<DuplicateRow | null> {
  const pairs = pairsOf(entityIdOf(key));
  return find({ ...pairs, where: [eq(pairs.row.other_id, entityIdOf(otherKey))] });
}
