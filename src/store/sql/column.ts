/** Columns in the place of values: readers and resolvers that only hand values on can be run on them, to learn what they would give. */
import type { Expression } from 'kysely';
import { bound, joined, literal, type Piece, piece, pieceOf, raw } from './piece.ts';

/** Thrown by what cannot be said in SQL; the message says why. */
export class NotInSql extends Error {}

/** Marks in a text where a column stands. They are of the private use area, and no text of ours has any. */
const MARK = /\uE000(\d+)\uE001/;

/** Whether columns stand in a text. */
export const hasMarks = (text: string): boolean => MARK.test(text);

/** How the answer writes what is in a column: as it is, as true or false, or as the JSON that it holds already. */
export type Writing = 'value' | 'truth' | 'json';

/** A value that is only known once a statement runs. */
export class Column {
  readonly writing: Writing;
  #sql: Piece | (() => Expression<unknown>);
  /** Every column that was put into a text, by the number that its mark has. */
  readonly #marked: Column[];

  /** The SQL is asked for when the column is put to use. */
  constructor(expression: () => Expression<unknown>, marked: Column[], writing: Writing = 'value') {
    this.#sql = expression;
    this.#marked = marked;
    this.writing = writing;
  }

  get sql(): Piece {
    if (typeof this.#sql === 'function') this.#sql = pieceOf(this.#sql());
    return this.#sql;
  }

  /** What tells it from other columns. */
  toJSON(): unknown {
    return this.sql;
  }

  /** Another column made of this one. */
  as(make: (sql: Piece) => Expression<unknown>, writing: Writing = 'value'): Column {
    return new Column(() => make(this.sql), this.#marked, writing);
  }

  /** The list of texts that it holds as JSON, each made into another; as of a list that has been read. */
  map(make: (text: string) => string): Column {
    const each = new Column(() => raw('each.value'), this.#marked);
    const made = textInSql(make(each as never), this.#marked);
    return this.as((list) => piece`(select json_group_array(${made}) from json_each(${list}) as each)`, 'json');
  }

  /** As part of a text it leaves a mark; nothing can be counted or compared with it. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint !== 'string') throw new NotInSql('it computes with what it reads');
    return `\uE000${this.#marked.push(this) - 1}\uE001`;
  }
}

/** What a text with marks says in SQL: itself, a column, or both strung together. */
export function textInSql(text: string, marked: readonly Column[]): Piece {
  const parts = text.split(MARK).flatMap((part, index) => {
    if (index % 2 === 0) return part === '' ? [] : [literal(part)];
    return marked[Number(part)]?.sql ?? [];
  });
  const [only] = parts;
  if (!MARK.test(text)) return bound(text);
  return only && parts.length === 1 ? only : piece`(${joined(parts, ' || ')})`;
}

/** A column, told from a value of that type. */
const columnOf = (value: unknown): Column | null => (value instanceof Column ? value : null);

/** The text; null for '', which stands for "not known". */
export function known<Text extends string>(text: Text): Text | null {
  const column = columnOf(text);
  return column ? (column.as((value) => piece`nullif(${value}, '')`) as never) : text || null;
}

/** What a column that holds 0 or 1 says. */
export function truth(flag: 0 | 1): boolean {
  const column = columnOf(flag);
  return column ? (column.as((value) => value, 'truth') as never) : flag === 1;
}

/** One of two words, as a column that holds 0 or 1 says. */
export function either<Yes extends string, No extends string>(flag: 0 | 1, yes: Yes, no: No): Yes | No {
  const column = columnOf(flag);
  if (column) return column.as((value) => piece`iif(${value}, ${literal(yes)}, ${literal(no)})`) as never;
  return flag ? yes : no;
}

/** Rows that are there only where a column of theirs is. */
const keys = new WeakMap<object, Column>();

/** The row; null where `key`, which it cannot be without, is null. */
export function unlessNull<Row extends object>(key: unknown, row: () => Row): Row | null {
  const column = columnOf(key);
  if (!column) return key === null ? null : row();
  const made = row();
  keys.set(made, column);
  return made;
}

/** The column without which the row is not there; null when it always is. */
export function keyOf(row: object): Column | null {
  return keys.get(row) ?? null;
}

/** The value as text; null for null. A column keeps what it holds, which is text wherever this is asked for. */
export function asText(value: string | number | null): string | null {
  return value === null || columnOf(value) ? (value as null) : String(value);
}

/** The integer that a text spells; null for null. */
export function integer(text: string | null): number | null {
  const column = columnOf(text);
  if (column) return column.as((value) => piece`cast(${value} as integer)`) as never;
  return text === null ? null : Number(text);
}

/** The two texts, one after the other; null when the first is. */
export function followedBy(text: string | null, rest: string): string | null {
  const column = columnOf(text);
  return column ? (column.as((value) => piece`${value} || ${literal(rest)}`) as never) : text && text + rest;
}

/** What a text says that is JSON. */
export function parsed<Value>(text: string): Value {
  const column = columnOf(text);
  return column ? (column.as((json) => json, 'json') as never) : (JSON.parse(text) as Value);
}

/** The object; of a column that holds one as JSON, those of its properties that are named, null where there is none. */
export function unfolded<Value extends object | null>(
  value: Value,
  names: readonly (keyof NonNullable<Value> & string)[],
): Value {
  const column = columnOf(value);
  if (!column) return value;
  const parts = names.map((name) => [name, column.as((json) => piece`${json} ->> ${literal(name)}`)] as const);
  return Object.fromEntries(parts) as Value;
}

/** How many a list holds; null for null. */
export function lengthOf(list: readonly unknown[] | null): number | null {
  const column = columnOf(list);
  return column ? (column.as((value) => piece`json_array_length(${value})`) as never) : (list?.length ?? null);
}

/** The text; where it is null, another one, which is looked up then. */
export async function orElse(text: string | null, other: () => Promise<string>): Promise<string> {
  const column = columnOf(text);
  if (!column) return text ?? other();
  const otherwise = columnOf(await other());
  return column.as((value) => (otherwise ? piece`coalesce(${value}, ${otherwise.sql})` : value)) as never;
}

/** What each of several words leads to, and the column that says which of them it is. */
export class Choice {
  readonly column: Column;
  readonly ways: Readonly<Record<string, () => unknown>>;

  constructor(column: Column, ways: Choice['ways']) {
    this.column = column;
    this.ways = ways;
  }
}

/** What the word leads to. */
export function byWord<Word extends string, Result>(word: Word, ways: Readonly<Record<Word, () => Result>>): Result {
  const column = columnOf(word);
  return column ? (new Choice(column, ways) as never) : ways[word]();
}
