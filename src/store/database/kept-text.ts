/**
 * The text that a statement reads now: what it reads of one article follows each other, and to hand a text over takes time that grows with
 * the text, not with what is read of it.
 */
import type Database from 'better-sqlite3';
import { around } from '../../text/around.ts';
import { type ConvertOffset, createOffsets, type OffsetUnit } from '../../text/offsets.ts';
import type { Budget } from './budget.ts';

/** The key of a text that no row has. */
const NO_ROW = 'none';

type Key = number | typeof NO_ROW;

export class KeptText {
  readonly #budget: Budget;
  #key: Key | null = null;
  #text = '';
  #convert: ConvertOffset | null = null;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  forget(): void {
    this.#key = null;
    this.#text = '';
    this.#convert = null;
  }

  #of(key: unknown): string {
    if (key !== this.#key) throw new Error('A text was asked for that is not kept.');
    return this.#text;
  }

  /** JSON of a stretch. It counts as bytes of the answer. */
  #written(stretch: string): string {
    this.#budget.count(stretch.length);
    return JSON.stringify(stretch);
  }

  readonly keep = (row: unknown, text: unknown): Key | null => {
    if (typeof text !== 'string') return null;
    this.#budget.read(text.length);
    this.#key = typeof row === 'number' ? row : NO_ROW;
    this.#text = text;
    this.#convert = null;
    return this.#key;
  };

  readonly keyOf = (row: unknown): Key | null => (row === this.#key ? this.#key : null);

  /** A slice, which may begin or end within a character. */
  readonly slice = (key: unknown, start: number, end: number): string => this.#written(this.#of(key).slice(start, end));

  /** What stands before a span, so far. */
  readonly before = (key: unknown, start: number, end: number, reach: number): string =>
    this.#written(around(this.#of(key), { start, end }, { before: reach, after: 0 }).before);

  /** What stands after it. */
  readonly after = (key: unknown, start: number, end: number, reach: number): string =>
    this.#written(around(this.#of(key), { start, end }, { before: 0, after: reach }).after);

  /** An offset in another unit. */
  readonly offset = (key: unknown, utf16: number, unit: OffsetUnit): string => {
    this.#convert ??= createOffsets(this.#of(key), (characters) => this.#budget.read(characters));
    return String(this.#convert(utf16, unit));
  };
}

/**
 * `kept_text` gives the key of the text of a row when it is the one that is kept, otherwise null; `keep_text` keeps a text and gives its
 * key. The others take a key, and give JSON; null of null. None is deterministic: SQLite would call it once, ahead of the rest.
 */
export function defineTextFunctions(db: Database.Database, kept: KeptText): void {
  db.function('kept_text', (row: unknown) => kept.keyOf(row));
  db.function('keep_text', (row: unknown, text: unknown) => kept.keep(row, text));
  const functions = {
    write_slice: kept.slice,
    write_before: kept.before,
    write_after: kept.after,
    write_offset: kept.offset,
  };
  for (const [name, call] of Object.entries(functions)) {
    const unlessNull = (...args: unknown[]) =>
      args.includes(null) ? null : (call as (...args: unknown[]) => string)(...args);
    Object.defineProperty(unlessNull, 'length', { value: call.length });
    db.function(name, unlessNull);
  }
}
