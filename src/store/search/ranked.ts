/** Ranks what a full-text index finds. */
import { number, type Sql, sql } from '../sql/expression.ts';

/** Units of a score in 1 of relevance. Whole numbers pass through JSON, and so through cursors, unchanged. */
export const UNITS = 1e12;

/** How relevant a row of a full-text index is by BM25, as a whole number; higher is better. */
export const SCORE = `cast(round(rank * ${-UNITS}) as integer)`;

/** The relevance that a score stands for. */
export const relevanceOf = ({ score }: { readonly score: Sql<number> }): Sql<number> =>
  sql`${score} / cast(${number(UNITS)} as real)`;
