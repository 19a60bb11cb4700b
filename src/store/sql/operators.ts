/** Typed operators. They carry nullability themselves, so prefer them to `sql<T>`, whose type is the author's word. */
import { Alias, Bound, bind, Fragment, fragment, join, perDialect, raw, type Scalar, Sql, sql } from './expression.ts';

/** A condition of a query: null counts as false. */
export type Condition = Sql<boolean | null>;

type NullIn<T> = Extract<T, null>;

export const TRUE: Sql<boolean> = raw('1 = 1');
/** Not a bare 0: beside one SQLite drops all other conditions, and with them what a partial index requires. */
export const FALSE: Sql<boolean> = new Sql(['1 = 0']);
export const NULL: Sql<null> = raw('null');

type Compared<T, U> = Sql<boolean | NullIn<T> | NullIn<U>>;
type Operand<T> = Sql<NoInfer<T> | null>;

export const eq = <T, U extends Operand<T>>(a: Sql<T>, b: U): Compared<T, U extends Sql<infer V> ? V : never> =>
  sql`${a} = ${b}`;
export const ne = <T>(a: Sql<T>, b: Operand<T>): Condition => sql`${a} <> ${b}`;
export const lt = <T>(a: Sql<T>, b: Operand<T>): Condition => sql`${a} < ${b}`;
export const lte = <T>(a: Sql<T>, b: Operand<T>): Condition => sql`${a} <= ${b}`;
export const gt = <T>(a: Sql<T>, b: Operand<T>): Condition => sql`${a} > ${b}`;
export const gte = <T>(a: Sql<T>, b: Operand<T>): Condition => sql`${a} >= ${b}`;

/** Every condition holds; of none, true. */
export function all<T extends boolean | null>(conditions: readonly Sql<T>[]): Sql<T | boolean> {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  return conditions.length === 0 ? TRUE : new Sql(conjunction(conditions, ' and ').parts);
}

/** At least one condition holds; of none, false. */
export function some<T extends boolean | null>(conditions: readonly Sql<T>[]): Sql<T | boolean> {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  return conditions.length === 0 ? FALSE : new Sql(conjunction(conditions, ' or ').parts);
}

const conjunction = (conditions: readonly Condition[], word: string): Fragment =>
  join(
    conditions.map((each) => fragment`${each}`),
    word,
  );

/** The condition is false, or it is unknown whether it holds. */
export const fails = (condition: Condition): Sql<boolean> => sql`${condition} is not true`;
export const isNull = (value: Sql<unknown>): Sql<boolean> => sql`${value} is null`;
export const isNotNull = (value: Sql<unknown>): Sql<boolean> => sql`${value} is not null`;

export const coalesce = <T>(value: Sql<T | null>, otherwise: Sql<T>): Sql<T> => sql`coalesce(${value}, ${otherwise})`;

export const choose = <T, U = T>(condition: Condition, then: Sql<T>, otherwise: Sql<U>): Sql<T | U> =>
  sql`case when ${condition} then ${then} else ${otherwise} end`;

/** Null for '', which stands for "not known" in the columns that orders go by. */
export const nullIfEmpty = (value: Sql<string>): Sql<string | null> => sql`nullif(${value}, '')`;

/** Texts one after another; null when one of them is. */
export const concat = <T extends string | number | null>(
  first: Sql<T>,
  ...rest: readonly Sql<T>[]
): Sql<string | NullIn<T>> => new Sql(conjunction([first, ...rest] as never, ' || ').parts);

/** A whole number: of a text that spells one, and of a bound number, which the driver binds as a floating-point one. */
export const integer = <T extends string | number | null>(value: Sql<T>): Sql<number | NullIn<T>> =>
  perDialect((dialect) => dialect.integer(value));

/** Whether a row of the query exists. */
export const exists = (query: Fragment): Sql<boolean> => sql`exists (${query})`;

/** Whether the value is among the rows of a query of one column. */
export const isAmong = (value: Sql<unknown>, query: Fragment): Condition => sql`${value} in (${query})`;

/** Whether the value is one of a list that is bound as one parameter. */
export const isIn = <T>(value: Sql<T>, list: Bound<readonly NoInfer<T>[]> | readonly NoInfer<T>[]): Condition => {
  const items = list instanceof Bound ? list : bind(list);
  if (items.known?.length === 0) return FALSE;
  return isAmong(value, fragment`select value from ${elements(items)} as ${new Alias()}`);
};

const scalarOf = (items: readonly unknown[]): Scalar => {
  if (items.length === 0 || !items.every((item) => typeof item === 'number')) return 'String';
  return items.every(Number.isInteger) ? 'Int' : 'Float';
};

/** The elements of a list that is bound as one parameter, in the columns `key` and `value`: texts, unless it is known to hold numbers. */
export const elements = (list: Bound<readonly unknown[]>): Fragment =>
  new Fragment([
    (dialect) =>
      dialect.elements(
        list.map((items) => JSON.stringify(items)),
        scalarOf(list.known ?? []),
      ),
  ]);

/**
 * Counts a row of a loop that no page bounds against the time of the operation: always true. `column` is one of whole numbers of the
 * innermost source of the loop, and differs from row to row: SQLite evaluates a condition without columns in the outermost.
 */
export const tick = (column: Sql<unknown>): Sql<boolean> => perDialect((dialect) => dialect.tick(column));

/** Joins a source to those before it, which are read first; `on` and a condition follow. */
export const joined: Fragment = new Fragment([(dialect) => dialect.joined]);

/** Keeps an index from being used for this expression. */
export const unindexed = <T>(value: Sql<T>): Sql<T> => perDialect((dialect) => dialect.unindexed(value));

/** A value by which several fixed words are told apart, such as a flag that is stored as 0 or 1. */
export const when = <T extends string>(condition: Condition, then: Sql<T>): Fragment =>
  fragment`when ${condition} then ${then}`;

export const count: Sql<number> = raw('count(*)');
