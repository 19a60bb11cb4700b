/** Ranks what a full-text index finds. */
import { type RawBuilder, sql } from 'kysely';
import { Column } from '../sql/column.ts';

/** Units of a score in 1 of relevance. Whole numbers pass through JSON, and so through cursors, unchanged. */
const UNITS = 1e12;

/** How relevant a row of a full-text index is by BM25, as a whole number; higher is better. */
export const SCORE_SQL = `cast(round(rank * ${-UNITS}) as integer)`;

/** The same, for queries that are built. */
export const SCORE: RawBuilder<number> = sql.raw(SCORE_SQL);

/** The relevance that a score stands for. */
export function toRelevance(score: number): number {
  const column: unknown = score;
  if (!(column instanceof Column)) return score / UNITS;
  return column.as((value) => sql`${value} / cast(${sql.lit(UNITS)} as real)`) as never;
}
