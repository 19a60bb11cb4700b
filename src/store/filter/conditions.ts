/** Puts conditions together, and compiles those on numbers, choices and times. Under `not`, "unknown" counts as false. */
import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { ChoiceFilter, Combined, DateFilter, NumberFilter } from './model.ts';
import { readPeriod } from './period.ts';

export type Condition = Expression<SqlBool>;

/** A condition out of a value when there is one. */
export type Compile<T> = (value: T) => Condition;

/** What `compile` makes of a value; nothing of null and undefined. */
export function when<T>(value: T | null | undefined, compile: Compile<T>): Condition[] {
  return value == null ? [] : [compile(value)];
}

/** Every condition holds; of none, true. */
export function every(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`1` : sql`(${sql.join(conditions, sql` and `)})`;
}

/** Not a bare 0: beside one SQLite drops all conditions, and with them what a partial index asks for. */
const NEVER: Condition = sql`1 = 0`;

/** At least one condition holds; of none, false. */
export function some(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? NEVER : sql`(${sql.join(conditions, sql` or `)})`;
}

/** The condition does not hold, or it cannot be known whether it does. */
export function fails(condition: Condition): Condition {
  return sql`(${condition} is not true)`;
}

/** The conditions of a filter's `and`, `or` and `not`. */
export function combine<Filter>(filter: Combined<Filter>, compile: (filter: Filter) => Condition[]): Condition[] {
  const whole = (part: Filter): Condition => every(compile(part));
  return [
    ...(filter.and ?? []).map(whole),
    ...when(filter.or, (parts) => some(parts.map(whole))),
    ...when(filter.not, (part) => fails(whole(part))),
  ];
}

/** The query, asked only of rows for which every condition holds. */
export function restrict<DB, TB extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
  conditions: readonly Condition[],
): SelectQueryBuilder<DB, TB, Row> {
  return conditions.reduce((sofar, condition) => sofar.where(condition), query);
}

/** Whether a column holds one of these values. */
export function isIn(column: Expression<unknown>, values: readonly unknown[]): Condition {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
}

/** Whether a column is unknown, or is not. */
export function isUnknown(column: Expression<unknown>, unknown: boolean): Condition {
  return unknown ? sql`${column} is null` : sql`${column} is not null`;
}

export function choiceConditions(filter: ChoiceFilter<string>, column: Expression<unknown>): Condition[] {
  return [
    ...when(filter.eq, (value) => sql`${column} = ${value}`),
    ...when(filter.not, (value) => sql`${column} <> ${value}`),
    ...when(filter.in, (values) => isIn(column, values)),
  ];
}

export function numberConditions(filter: NumberFilter, column: Expression<unknown>): Condition[] {
  return [
    ...when(filter.eq, (value) => sql`${column} = ${value}`),
    ...when(filter.not, (value) => sql`${column} <> ${value}`),
    ...when(filter.in, (values) => isIn(column, values)),
    ...when(filter.gt, (value) => sql`${column} > ${value}`),
    ...when(filter.gte, (value) => sql`${column} >= ${value}`),
    ...when(filter.lt, (value) => sql`${column} < ${value}`),
    ...when(filter.lte, (value) => sql`${column} <= ${value}`),
    ...when(filter.isNull, (unknown) => isUnknown(column, unknown)),
  ];
}

/** Times are kept as the start of the period known, '' when not known at all. */
export function dateConditions(filter: DateFilter, column: Expression<unknown>): Condition[] {
  const from = (time: string): Condition => sql`${column} >= ${time}`;
  const until = (time: string): Condition => sql`(${column} > '' and ${column} < ${time})`;
  return [
    ...when(filter.eq, (text) => every([from(readPeriod(text).start), until(readPeriod(text).end)])),
    ...when(filter.gt, (text) => from(readPeriod(text).end)),
    ...when(filter.gte, (text) => from(readPeriod(text).start)),
    ...when(filter.lt, (text) => until(readPeriod(text).start)),
    ...when(filter.lte, (text) => until(readPeriod(text).end)),
    ...when(filter.isNull, (unknown) => (unknown ? sql`${column} = ''` : sql`${column} > ''`)),
  ];
}
