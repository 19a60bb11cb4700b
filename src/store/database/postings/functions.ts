/**
 * The SQL functions that count in posting lists. What they count is kept until the statement ends, and SQL has a number for it: an aggregate over blocks gives such a number,
 * and table-valued functions give the rows, highest first, so that a page of them is read without sorting all.
 */
import type { Connection } from './connection.ts';
import { defineArticleCounts } from './functions/articles.ts';
import { defineComparisons } from './functions/comparisons.ts';
import { defineEntityCounts } from './functions/entities.ts';
import { definePairCounts } from './functions/pairs.ts';
import { defineSelections } from './functions/selections.ts';

export function definePostingFunctions(connection: Connection): void {
  defineSelections(connection);
  defineEntityCounts(connection);
  definePairCounts(connection);
  defineArticleCounts(connection);
  defineComparisons(connection);
}
