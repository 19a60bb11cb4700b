/** What begins in a stretch of the text of an article. */
import { bind, type Sql } from '../sql/expression.ts';
import { type Condition, gte, lt } from '../sql/operators.ts';

/** Half-open, in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The conditions on where something begins: the keys of what stands in an article have that after the article. Null: anywhere. */
export const beginsIn = (start: Sql<number>, stretch: Stretch | null | undefined): Condition[] =>
  stretch == null ? [] : [gte(start, bind(stretch.start)), lt(start, bind(stretch.end))];
