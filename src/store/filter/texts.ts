/** Compiles conditions on names and other short texts. */
import { DatelineError } from '../../problem.ts';
import { fold } from '../../text/fold.ts';
import { Bound, bind, perDialect, type Sql, sql } from '../sql/expression.ts';
import { all, type Condition, eq, gt, gte, isIn, isNotNull, lt, ne, some } from '../sql/operators.ts';
import { when, whenUnknown } from './conditions.ts';
import { LAST } from './full-text.ts';
import { checkText } from './limits.ts';
import type { StringFilter } from './model.ts';

/** A column of text, and what helps to find its values. */
export interface TextColumn {
  readonly value: Sql<string | null>;
  /** The column that holds the folded value, with an index; without it values are folded one by one. */
  readonly folded?: Sql<string>;
  /** Narrows down, by an index of trigrams, the rows of which the folded value may have this part. */
  readonly narrow?: (part: Bound<string>) => Condition;
}

/** Acronyms and most Chinese and Japanese names have two characters. */
const LEAST_PART = 2;
const foldedPart = (part: string): string => {
  const folded = fold(part);
  if ([...folded].length >= LEAST_PART) return folded;
  throw new DatelineError('BAD_USER_INPUT', `"contains" needs at least ${LEAST_PART} characters, such as "UN".`);
};

/** Whether a filter names its rows in a way that an index of words can follow. */
export const findsText = (filter: StringFilter | null | undefined): boolean =>
  filter != null && (filter.eq ?? filter.eqInsensitive ?? filter.in ?? filter.startsWith ?? filter.contains) != null;

/** Whether a filter names its rows letter by letter. */
export const namesText = (filter: StringFilter | null | undefined): boolean =>
  filter != null && (filter.eq ?? filter.in) != null;

const checked = (text: Bound<string>): Bound<string> =>
  text.map((value) => {
    checkText(value);
    return value;
  });

/** BAD_USER_INPUT when `contains` is too short, and as `checkText`; of deferred texts when the statement runs. */
export function textConditions(filter: StringFilter, { value, folded, narrow }: TextColumn): Condition[] {
  const key = folded ?? perDialect<string>((dialect) => dialect.fold(value));
  const exactly = (text: Bound<string>): Condition => {
    const same = eq(value, checked(text));
    return folded ? all([eq(folded, checked(text).map(fold)), same]) : same;
  };
  const among = (texts: readonly Bound<string>[]): Condition => {
    const list = Bound.list(texts.map(checked));
    const keys = list.map((values) => values.map(fold));
    return all([...(folded ? [isIn(folded, keys)] : []), isIn(value, list)]);
  };
  // The folded column has '' for a value that is not known, which every text starts with and a text may be.
  const known = folded ? [some([gt(folded, bind('')), isNotNull(value)])] : [];
  const insensitively = (text: Bound<string>): Condition => all([...known, eq(key, checked(text).map(fold))]);
  const startsWith = (start: Bound<string>): Condition => {
    const from = checked(start).map(fold);
    return all([
      ...known,
      gte(key, from),
      lt(
        key,
        from.map((text) => text + LAST),
      ),
    ]);
  };
  const contains = (text: Bound<string>): Condition => {
    const part = checked(text).map(foldedPart);
    const position = perDialect<number>((dialect) => dialect.position(key, part));
    return all([...(narrow ? [narrow(part)] : []), sql<boolean>`${position} > 0`]);
  };
  return [
    ...when(filter.eq, exactly),
    ...when(filter.eqInsensitive, insensitively),
    ...when(filter.not, (text) => ne(value, checked(text))),
    ...when(filter.in, among),
    ...when(filter.startsWith, startsWith),
    ...when(filter.contains, contains),
    ...whenUnknown(filter.isNull, value),
  ];
}
