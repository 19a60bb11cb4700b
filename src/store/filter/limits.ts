/** Refuses filters that are too large to answer. */

import { DatelineError } from '../../problem.ts';
import { Bound } from '../sql/expression.ts';

const MOST_LEVELS = 6;
const MOST_OPERANDS = 100;
const MOST_CONDITIONS = 500;
const MOST_CHARACTERS = 1000;

/** Fields that hold filters again. */
const NESTING: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'mentions',
  'entity',
  'articles',
  'article',
  'of',
  'speaker',
  'addressee',
]);

const refuse = (message: string): never => {
  throw new DatelineError('LIMIT_EXCEEDED', message);
};

/** LIMIT_EXCEEDED for a text that is too long, BAD_USER_INPUT for one that SQLite would cut off; else 1, for one operand. */
export const checkText = (text: string): number => {
  if (text.length > MOST_CHARACTERS) refuse(`A text in a filter is at most ${MOST_CHARACTERS} characters long.`);
  if (text.includes('\0'))
    throw new DatelineError('BAD_USER_INPUT', 'A text in a filter cannot hold the character U+0000.');
  return 1;
};

const checkList = (list: readonly unknown[], level: number): number => {
  if (list.length > MOST_OPERANDS) refuse(`A list in a filter holds at most ${MOST_OPERANDS} values.`);
  return list.reduce<number>((sum, value) => sum + countConditions(value, level), 0);
};

/** How many operands a part of a filter has. */
const countConditions = (part: unknown, level: number): number => {
  if (typeof part === 'string') return checkText(part);
  if (part instanceof Bound) {
    // Of a deferred text it is only checked when the statement runs.
    part.map((text: unknown) => checkText(text as string));
    return 1;
  }
  if (Array.isArray(part)) return checkList(part, level);
  if (typeof part !== 'object' || part === null) return 1;
  if (level > MOST_LEVELS) refuse(`Filters nest at most ${MOST_LEVELS} deep.`);
  return Object.entries(part).reduce(
    (sum, [field, value]) => sum + countConditions(value, NESTING.has(field) ? level + 1 : level),
    0,
  );
};

/** The filter itself, an empty one for none. LIMIT_EXCEEDED for one that is too deep or too long. */
export function checkFilter<Filter extends object>(filter: Filter | null | undefined): Filter {
  const given = filter ?? ({} as Filter);
  if (countConditions(given, 1) > MOST_CONDITIONS) {
    refuse(`A filter holds at most ${MOST_CONDITIONS} values in all.`);
  }
  return given;
}
