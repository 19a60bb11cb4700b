/** Compiles conditions on names and other short texts. */
import { type Expression, type SqlBool, sql } from 'kysely';
import { DatelineError } from '../../problem.ts';
import { fold } from '../../text/fold.ts';
import { lately } from '../sql/late.ts';
import { type Condition, every, isIn, isUnknown, when } from './conditions.ts';
import { checkText } from './limits.ts';
import type { StringFilter } from './model.ts';

/** A column of text, and what helps to find its values. */
export interface TextColumn {
  readonly value: Expression<unknown>;
  /** The column that holds the folded value, with an index; without it values are folded one by one. */
  readonly folded?: Expression<unknown>;
  /** Narrows down, by an index of trigrams, the rows whose folded value a GLOB pattern fits. */
  readonly narrow?: (pattern: Expression<unknown>) => Condition;
}

/** Characters that an index of trigrams needs. */
const LEAST_PART = 3;
/** Sorts after every character of a text. */
export const LAST = '\u{10FFFF}';

/** A GLOB pattern for exactly these characters. */
export function literally(text: string): string {
  return text.replace(/[*?[]/g, '[$&]');
}

const globOf = (part: string): string => `*${literally(part)}*`;

const foldedPart = (part: string): string => {
  const folded = fold(part);
  if ([...folded].length >= LEAST_PART) return folded;
  throw new DatelineError('BAD_USER_INPUT', `"contains" needs at least ${LEAST_PART} characters, such as "lov".`);
};

/** Whether a filter names its rows in a way that an index of words can follow. */
export function findsText(filter: StringFilter | null | undefined): boolean {
  return filter != null && (filter.eq ?? filter.in ?? filter.startsWith ?? filter.contains) != null;
}

/** Whether a filter names its rows letter by letter. */
export function namesText(filter: StringFilter | null | undefined): boolean {
  return filter != null && (filter.eq ?? filter.in) != null;
}

/** What is made of a text of a filter; one that is given late is only checked then. */
const bound = (text: string, make = (given: string): string => given): Expression<unknown> =>
  sql`${lately(text, (given) => {
    checkText(given);
    return make(given);
  })}`;

/** BAD_USER_INPUT when `contains` is too short. */
export function textConditions(filter: StringFilter, { value, folded, narrow }: TextColumn): Condition[] {
  const key = folded ?? sql`fold(${value})`;
  const exactly = (text: string): Condition => {
    const same = sql<SqlBool>`${value} = ${bound(text)}`;
    return folded ? sql`(${folded} = ${bound(text, fold)} and ${same})` : same;
  };
  const among = (texts: readonly string[]): Condition =>
    folded ? every([isIn(folded, texts.map(fold)), isIn(value, texts)]) : isIn(value, texts);
  const startsWith = (start: string): Condition =>
    sql`(${key} >= ${bound(start, fold)} and ${key} < ${bound(start, (text) => fold(text) + LAST)})`;
  const contains = (part: string): Condition => {
    const pattern = bound(part, (text) => globOf(foldedPart(text)));
    return every([...(narrow ? [narrow(pattern)] : []), sql`instr(${key}, ${bound(part, foldedPart)}) > 0`]);
  };
  return [
    ...when(filter.eq, exactly),
    ...when(filter.not, (text) => sql`${value} <> ${bound(text)}`),
    ...when(filter.in, among),
    ...when(filter.startsWith, startsWith),
    ...when(filter.contains, contains),
    ...when(filter.isNull, (unknown) => isUnknown(value, unknown)),
  ];
}
