/** A dialect of which the statements tick for each row, so that a test can count rows: those of the product tick for one in 64. */
import { type Dialect, sql } from '../../src/store/sql/expression.ts';

export const countingRows = (dialect: Dialect): Dialect => ({
  ...dialect,
  // The column keeps SQLite from evaluating the condition once, outside of the loop.
  tick: (column) => sql`tick() or ${column}`,
});
