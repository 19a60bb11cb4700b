/** What the database calls while it writes an answer: what SQL cannot say in the same characters as JavaScript. */
import type Database from 'better-sqlite3';
import { around } from '../../text/around.ts';
import { convertOffset, type OffsetUnit } from '../../text/offsets.ts';
import type { Budget } from './budget.ts';
import { type CursorKey, writeCursor } from './cursor.ts';
import { defineMemoFunctions } from './memo.ts';

/** Every one but the cursor gives JSON, of whatever it is given; of null, null. */
const FUNCTIONS = {
  /** A cursor of the order with that label, by the place of its row; both are JSON. */
  write_cursor: (label: string, place: string) =>
    writeCursor(JSON.parse(label) as string[], JSON.parse(place) as CursorKey),
  /** A number as JavaScript writes it. */
  write_number: (value: number) => JSON.stringify(value),
  /** An offset of a text in another unit. */
  write_offset: (text: string, offset: number, unit: OffsetUnit) => String(convertOffset(text, offset, unit)),
} satisfies Record<string, (...args: never[]) => string>;

/** Stretches of a text as JSON, of whatever they are given; of null, null. They count as bytes of the answer. */
const STRETCHES = {
  /** A slice of a text, which may begin or end within a character. */
  write_slice: (text: string, start: number, end: number) => text.slice(start, end),
  /** What stands before a span, so far. */
  write_before: (text: string, start: number, end: number, reach: number) =>
    around(text, { start, end }, { before: reach, after: 0 }).before,
  /** What stands after it. */
  write_after: (text: string, start: number, end: number, reach: number) =>
    around(text, { start, end }, { before: 0, after: reach }).after,
} satisfies Record<string, (...args: never[]) => string>;

type Call = (...args: unknown[]) => string;

interface Definition {
  readonly name: string;
  readonly call: (...args: never[]) => string;
  /** The JSON of what the call gives. */
  readonly write: (result: string) => string;
  /** What counts is not deterministic: SQLite would call it once for equal texts. */
  readonly deterministic: boolean;
}

function define(db: Database.Database, { name, call, write, deterministic }: Definition): void {
  const unlessNull = (...args: unknown[]) => (args.includes(null) ? null : write((call as Call)(...args)));
  Object.defineProperty(unlessNull, 'length', { value: call.length });
  db.function(name, { deterministic }, unlessNull);
}

/** `tick` and `count_bytes` are always true; `count_text` gives the text that it counts. None is deterministic: SQLite would call it once. */
function defineCounts(db: Database.Database, budget: Budget): void {
  db.function('tick', () => {
    budget.tick();
    return 1;
  });
  db.function('count_bytes', (bytes: unknown) => {
    budget.count(Number(bytes));
    return 1;
  });
  db.function('count_text', (text: unknown) => {
    if (typeof text === 'string') budget.count(text.length);
    return text;
  });
}

export function defineAnswerFunctions(db: Database.Database, budget: Budget): void {
  const counted = (text: string): string => {
    budget.count(text.length);
    return JSON.stringify(text);
  };
  for (const [name, call] of Object.entries(FUNCTIONS)) {
    define(db, { name, call, write: (json) => json, deterministic: true });
  }
  for (const [name, call] of Object.entries(STRETCHES)) {
    define(db, { name, call, write: counted, deterministic: false });
  }
  defineCounts(db, budget);
  defineMemoFunctions(db, budget);
}
