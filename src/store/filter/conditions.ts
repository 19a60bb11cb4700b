/** Puts the conditions of filters together, and compiles those on numbers, enums and times. Under `not`, "unknown" counts as false. */
import { Bound, bind, raw, type Sql } from '../sql/expression.ts';
import {
  all,
  type Condition,
  eq,
  fails,
  gt,
  gte,
  isIn,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  some,
  tick,
} from '../sql/operators.ts';
import type { ChoiceFilter, Combined, DateFilter, NumberFilter } from './model.ts';
import { END_OF_TIME, readPeriod } from './period.ts';

/** Whether a filter lets everything through, since it has no fields. */
export const isEmptyFilter = (filter: object): boolean => Object.keys(filter).length === 0;

/** What `compile` makes of a value; nothing of null and undefined. */
export function when<T>(value: T | null | undefined, compile: (value: T) => Condition): Condition[] {
  return value == null ? [] : [compile(value)];
}

/** Conditions on the rows of a loop that no page bounds, with a tick for each row; without conditions no row need be looked at. */
export const ticking = (column: Sql<unknown>, conditions: readonly Condition[]): Condition[] =>
  conditions.length === 0 ? [] : [tick(column), ...conditions];

/** The conditions of a filter's `and`, `or` and `not`. */
export function combine<Filter>(filter: Combined<Filter>, compile: (filter: Filter) => Condition[]): Condition[] {
  const whole = (part: Filter): Condition => all(compile(part));
  return [
    ...(filter.and ?? []).map(whole),
    ...when(filter.or, (parts) => some(parts.map(whole))),
    ...when(filter.not, (part) => fails(whole(part))),
  ];
}

const isUnknown = (value: Sql<unknown>, unknown: boolean): Condition => (unknown ? isNull(value) : isNotNull(value));

/** Whether a value that may be null is unknown or not. */
export const whenUnknown = (unknown: boolean | null | undefined, value: Sql<unknown>): Condition[] =>
  when(unknown, (wanted) => isUnknown(value, wanted));

export function choiceConditions<T extends string>(filter: ChoiceFilter<T>, value: Sql<string | null>): Condition[] {
  return [
    ...when(filter.eq, (wanted) => eq(value, bind<string>(wanted))),
    ...when(filter.not, (other) => ne(value, bind<string>(other))),
    ...when(filter.in, (list) => isIn(value, list)),
  ];
}

export function numberConditions(filter: NumberFilter, value: Sql<number | null>): Condition[] {
  return [
    ...when(filter.eq, (wanted) => eq(value, bind(wanted))),
    ...when(filter.not, (other) => ne(value, bind(other))),
    ...when(filter.in, (list) => isIn(value, list)),
    ...when(filter.gt, (least) => gt(value, bind(least))),
    ...when(filter.gte, (least) => gte(value, bind(least))),
    ...when(filter.lt, (most) => lt(value, bind(most))),
    ...when(filter.lte, (most) => lte(value, bind(most))),
    ...whenUnknown(filter.isNull, value),
  ];
}

/** Before all times that are known. */
const BEGINNING_OF_TIME = bind('0000-01-01T00:00:00Z');

const startOf = (date: Bound<string>): Bound<string> => date.map((text) => readPeriod(text).start);
const endOf = (date: Bound<string>): Bound<string> => date.map((text) => readPeriod(text).end);

/** What `bound` makes of the dates that are given. */
const boundsOf = (dates: readonly (Bound<string> | null | undefined)[], bound: typeof startOf): Bound<string>[] =>
  dates.flatMap((date) => (date ? [bound(date)] : []));

interface PeriodBounds {
  readonly starts: readonly Bound<string>[];
  readonly ends: readonly Bound<string>[];
}

function periodBounds({ eq, gt, gte, lt, lte, isNull }: DateFilter): PeriodBounds {
  const ends = [...boundsOf([eq, lte], endOf), ...boundsOf([lt], startOf)];
  const isDated = ends.length > 0 || isNull === false;
  return {
    starts: [...boundsOf([eq, gte], startOf), ...boundsOf([gt], endOf), ...(isDated ? [BEGINNING_OF_TIME] : [])],
    ends: isNull === true ? [...ends, BEGINNING_OF_TIME] : ends,
  };
}

/** The half-open period in which all of the filters let times through, '' being before and '~' after all; undated articles are at ''. */
export function periodOf(filters: readonly DateFilter[]): {
  readonly from: Bound<string>;
  readonly until: Bound<string>;
} {
  const bounds = filters.map(periodBounds);
  const starts = Bound.list(bounds.flatMap((one) => one.starts));
  const ends = Bound.list(bounds.flatMap((one) => one.ends));
  return {
    from: starts.map((times) => times.toSorted().at(-1) ?? ''),
    until: ends.map((times) => times.toSorted()[0] ?? END_OF_TIME),
  };
}

const UNKNOWN_TIME = raw<string>("''");

/** Times are stored as the start of the period known, '' when not known at all. */
export function dateConditions(filter: DateFilter, time: Sql<string>): Condition[] {
  const from = (start: Bound<string>): Condition => gte(time, start);
  const until = (end: Bound<string>): Condition => all([gt(time, UNKNOWN_TIME), lt(time, end)]);
  return [
    ...when(filter.eq, (date) => all([from(startOf(date)), until(endOf(date))])),
    ...when(filter.gt, (date) => from(endOf(date))),
    ...when(filter.gte, (date) => from(startOf(date))),
    ...when(filter.lt, (date) => until(startOf(date))),
    ...when(filter.lte, (date) => until(endOf(date))),
    ...when(filter.isNull, (unknown) => (unknown ? eq(time, UNKNOWN_TIME) : gt(time, UNKNOWN_TIME))),
  ];
}
