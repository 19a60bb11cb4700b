/**
 * Typed SQL expressions: an `Sql<T>` is SQL text that yields a `T`, and `T` says whether it may be null. Everything that the schema
 * reads is put together from these, so that what the types refuse is never asked of the database.
 */
import type { Store } from '../database/open.ts';

/** Names a row source. Two aliases are never the same; their short names (r0, r1, ...) are given when the statement is spelled. */
export class Alias {
  // Keeps plain objects and strings from passing as an alias.
  protected readonly own = true;
}

/** One execution of a statement: the store it reads, the values of deferred variables, and what was derived from them so far. */
export interface Run {
  readonly store: Store;
  readonly values: Readonly<Record<string, unknown>>;
  readonly derived: Map<object, unknown>;
}

/** A parameter of a statement. */
export class Param {
  readonly read: (run: Run) => unknown;
  /** True when reading it runs statements of its own. */
  readonly queries: boolean;

  constructor(read: (run: Run) => unknown, queries = false) {
    this.read = read;
    this.queries = queries;
  }
}

/** SQL that differs between database engines; written when the statement is spelled. */
type PerDialect = (dialect: Dialect) => Fragment;

export type Part = string | Alias | Param | PerDialect | Fragment;

/** SQL text that is not an expression: sources, column lists, orders. Templates insert it as it stands. */
export class Fragment {
  readonly parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }
}

declare const TYPE: unique symbol;

/**
 * An SQL expression of type `T`. In JavaScript it is an object, so its operators say nothing about its value: use `isNull`,
 * `coalesce` and `choose` in place of `=== null`, `??` and `?:`. Templates put it in parentheses unless it is atomic.
 */
export class Sql<out T> extends Fragment {
  declare readonly [TYPE]: T;
  readonly atomic: boolean;

  constructor(parts: readonly Part[], atomic = false) {
    super(parts);
    this.atomic = atomic;
  }

  /** Arithmetic, comparison and template literals on an expression are mistakes: they throw when the field is planned. */
  [Symbol.toPrimitive](): never {
    throw new TypeError('An SQL expression has no value in JavaScript.');
  }
}

/**
 * A value that is bound to the statement as a parameter. It may be known only when the statement runs, so a declaration cannot look
 * at it; what depends on it is derived with `map`.
 */
export class Bound<out T> extends Sql<T> {
  /** The part of a deferred value that is known already, because the plan depends on it; see `Deferral`. */
  readonly decided: string | null;
  readonly #known: { readonly value: T } | null;
  readonly #param: Param;

  constructor(param: Param, known: { readonly value: T } | null, decided: string | null = null) {
    super([param], true);
    this.#param = param;
    this.#known = known;
    this.decided = decided;
  }

  read(run: Run): T {
    return this.#param.read(run) as T;
  }

  /** The value, where it is known; otherwise undefined. */
  get known(): T | undefined {
    return this.#known?.value;
  }

  /** True when reading it runs statements of its own. */
  get queries(): boolean {
    return this.#param.queries;
  }

  /**
   * Another parameter, derived from this one once a run. Of a known value it is derived at once, so that what `derive` throws is
   * the error of the field that is being planned.
   */
  map<U>(derive: (value: T) => U): Bound<U> {
    if (this.#known) return bind(derive(this.#known.value));
    return derived((run) => derive(this.read(run)), this.queries);
  }

  /** The values of a list as one parameter. */
  static list<T>(items: readonly Bound<T>[]): Bound<readonly T[]> {
    const known = items.flatMap((item) => item.#known ?? []);
    if (known.length === items.length) return bind(known.map(({ value }) => value));
    const queries = items.some((item) => item.queries);
    return derived((run) => items.map((item) => item.read(run)), queries);
  }

  /** Distinguishes plans: two values are planned alike when the same part of them is decided. */
  toJSON(): unknown {
    return this.#known ? this.#known : { decided: this.decided };
  }
}

/** Reads once a run, whatever the number of places that use it. */
function derived<T>(read: (run: Run) => T, queries: boolean): Bound<T> {
  const param: Param = new Param((run) => {
    if (!run.derived.has(param)) run.derived.set(param, read(run));
    return run.derived.get(param);
  }, queries);
  return new Bound(param, null);
}

/** A known value as a parameter: statements that differ in such values alone have the same text. */
export const bind = <T>(value: T): Bound<T> => new Bound(new Param(() => value), { value });

/** The value of that name among the values of a run. */
export const deferred = <T>(name: string, decided: string | null = null): Bound<T> =>
  new Bound(new Param(({ values }) => values[name]), null, decided);

/** The values of an object of which some may be bound. */
type Unbound<T> = { readonly [Name in keyof T]: ValueOf<T[Name]> };
type ValueOf<V> = V extends Bound<infer W> ? W : V;

/** A value that is found by statements of their own, right before the one that uses it runs. `args` may hold bound values. */
export function found<Args extends object, T>(args: Args, find: (store: Store, args: Unbound<Args>) => T): Bound<T> {
  return derived((run) => {
    const values = Object.entries(args).map(([name, value]) => [
      name,
      value instanceof Bound ? value.read(run) : value,
    ]);
    return find(run.store, Object.fromEntries(values) as Unbound<Args>);
  }, true);
}

const resolvedIn = (value: unknown, run: Run): unknown => {
  if (value instanceof Bound) return bind(value.read(run));
  if (Array.isArray(value)) return value.map((item) => resolvedIn(item, run));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolvedIn(inner, run)]));
};

/** A value in which all that is bound is known, at any depth, such as a filter: for the statements that `found` runs. */
export const resolved = <T>(value: T): Bound<T> => derived((run) => resolvedIn(value, run) as T, false);

type Inner = Fragment | Alias | number;

function partsOf(texts: TemplateStringsArray, values: readonly Inner[]): Part[] {
  const parts: Part[] = [texts[0] as string];
  values.forEach((value, index) => {
    if (typeof value === 'number') parts.push(String(value));
    else if (value instanceof Sql && !value.atomic) parts.push('(', value, ')');
    else parts.push(value);
    parts.push(texts[index + 1] as string);
  });
  return parts;
}

/** An expression. Plain strings cannot be put in, so nothing can be injected; numbers are written out. `T` is the author's word. */
export const sql = <T>(texts: TemplateStringsArray, ...values: readonly Inner[]): Sql<T> =>
  new Sql(partsOf(texts, values));

/** SQL text that is not an expression. */
export const fragment = (texts: TemplateStringsArray, ...values: readonly Inner[]): Fragment =>
  new Fragment(partsOf(texts, values));

/** SQL as it is written: an atomic expression. Never give it user input. */
export const raw = <T>(text: string): Sql<T> => new Sql([text], true);

/** A number that the engine knows when it plans the statement. */
export const number = (value: number): Sql<number> => raw(String(value));

/** A string literal. */
export const text = <T extends string>(value: T): Sql<T> => raw(`'${value.replaceAll("'", "''")}'`);

export const column = <T>(alias: Alias, name: string): Sql<T> => new Sql([alias, `."${name}"`], true);

/** An expression that each dialect writes in its own way. */
export const perDialect = <T>(write: (dialect: Dialect) => Fragment): Sql<T> => new Sql([write]);

/** The long text of a row, by its row id: what is read of one text after the other takes the text once. */
export class StoredText<out T extends string | null> extends Sql<T> {
  readonly id: Sql<number>;

  constructor(text: Sql<T>, id: Sql<number>) {
    super(text.parts, text.atomic);
    this.id = id;
  }
}

/** A text whose bytes count as bytes of the answer, when it is read. */
export class Counted<out T> extends Sql<T> {}

/** Bytes of a text that need not be counted: the cost of an operation bounds how many such texts it reads. */
const SHORT = 256;

/** The text, which the answer may not hold too much of. `short` texts are not counted; their number must be bounded. */
export const counted = <T>(value: Sql<T>, short = SHORT): Sql<T> =>
  value instanceof Counted ? value : new Counted([(dialect) => dialect.counted(value, short)]);

/** True for a column as it stands: reading it again costs nothing. */
export const isColumn = ({ parts: [first] }: Sql<unknown>): boolean => first instanceof Alias;

/** Expressions or fragments with a separator between them; each is inserted as it stands. */
export const join = (items: readonly Fragment[], separator = ', '): Fragment =>
  new Fragment(items.flatMap((item, index) => (index === 0 ? [item] : [separator, item])));

type Entries = readonly (readonly [name: string, value: Sql<unknown>])[];

/** What a value of JSON is. */
export type Scalar = 'String' | 'Int' | 'Float' | 'Boolean';

/** All that differs between database engines; `dialect.ts` has those that there are. */
export interface Dialect {
  /** The parameter with that number, from 1. */
  readonly placeholder: (number: number) => string;
  /** A JSON object. */
  readonly object: (entries: Entries) => Sql<object>;
  /** Aggregate: a JSON array of the values of all rows in their order; empty for none. */
  readonly array: (each: Sql<unknown>) => Sql<readonly unknown[]>;
  /** A JSON array of these. */
  readonly list: (items: readonly Sql<unknown>[]) => Sql<readonly unknown[]>;
  /** A number with so many decimal places at most. */
  readonly round: (number: Sql<number>, places: number) => Sql<number>;
  /** The Monday of the week of a day. */
  readonly monday: (day: Sql<string>) => Sql<string>;
  /** The UTF-8 of a text. */
  readonly bytes: (text: Sql<unknown>) => Sql<unknown>;
  /** JSON that has been written already, as a text. */
  readonly json: (value: Sql<unknown>) => Sql<unknown>;
  /** true or false in JSON; null for a condition that may be null, and is. */
  readonly boolean: (condition: Sql<unknown>, nullable: boolean) => Sql<unknown>;
  /** A whole number: of a text that spells one, and of a number without fraction. */
  readonly integer: (value: Sql<unknown>) => Sql<unknown>;
  /** A number in JSON as JavaScript writes it. */
  readonly float: (number: Sql<unknown>) => Sql<unknown>;
  /** A cursor: base64url of a JSON array that begins with the label. */
  readonly cursor: (label: readonly string[], key: readonly Sql<unknown>[]) => Sql<string>;
  /** Aggregate: the cursor of the first or the last row; null for none. */
  readonly cursorAt: (
    end: 'first' | 'last',
    label: readonly string[],
    key: readonly Sql<unknown>[],
  ) => Sql<string | null>;
  /** A property of an object, or an element of an array (from 0, from -1 at the end), at that path of a JSON text. Default: a text. */
  readonly at: (json: Sql<unknown>, path: readonly (string | number)[], scalar?: Scalar) => Sql<unknown>;
  /** The text at that place of a JSON array, from 0. */
  readonly element: (json: Sql<unknown>, index: Sql<number>) => Sql<string>;
  /** Rows with the columns `key` (from 0) and `value`: the elements of a JSON array, by default texts. */
  readonly elements: (json: Sql<unknown>, scalar?: Scalar) => Fragment;
  /** The text of a slice, with offsets in UTF-16 code units, as JSON. */
  readonly slice: (of: Sql<string>, start: Sql<number>, end: Sql<number>) => Sql<unknown>;
  /** An offset in UTF-16 code units, in another unit. */
  readonly offset: (of: Sql<string>, utf16: Sql<number>, unit: string) => Sql<unknown>;
  /** A text, which is counted if it has more than so many bytes: throws ANSWER_TOO_LARGE when the answer gets too large with it. */
  readonly counted: <T>(text: Sql<T>, short: number) => Sql<T>;
  /** The text before or after a span, at most `reach` code units, as JSON. */
  readonly around: (side: 'before' | 'after', around: Around) => Sql<unknown>;
  /**
   * How a relation is asked of a row in a filter: by looking the related rows up for each row, which ends early where many match; or by
   * finding those that match once, in time that grows with the data and not with their product.
   */
  readonly relations: 'looked up' | 'found once';
  /** Counts some of the rows, by the last bits of the column, against the time of the operation: always true, or throws TOO_SLOW. */
  readonly tick: (column: Sql<unknown>) => Sql<boolean>;
  /** Keeps an index from being used for this expression. */
  readonly unindexed: <T>(value: Sql<T>) => Sql<T>;
  /** Joins a source to those before it, which are read first; `on` and a condition follow. */
  readonly joined: Fragment;
  /** Follows the name of a table in a source: reads it along that index. */
  readonly indexedBy: (index: string) => Fragment;
  /** Whether a folded text fits a GLOB pattern: `*`, `?`, `[...]`. */
  readonly glob: (value: Sql<string>, pattern: Sql<string>) => Sql<boolean>;
  /** Row ids of a full-text index that match a query in its syntax; a condition on `rowid` may follow. */
  readonly matching: (index: string, query: Sql<string>) => Fragment;
  /** Folds case and diacritics as `fold` does. */
  readonly fold: (value: Sql<unknown>) => Sql<string>;
  /** The position of a text in another, from 1; 0 for none. */
  readonly position: (value: Sql<string>, part: Sql<string>) => Sql<number>;
  /** What `json` gives for a key at a place of the statement, evaluated once for all rows with the same key. */
  readonly memoized: (place: string, key: Sql<unknown>, json: Sql<unknown>) => Sql<unknown>;
}

/** A span of a text and how far to look beyond it. */
interface Around {
  readonly text: Sql<string>;
  readonly start: Sql<number>;
  readonly end: Sql<number>;
  readonly reach: number;
}
