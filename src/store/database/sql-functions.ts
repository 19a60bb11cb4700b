/** What the database calls while it writes an answer: what SQL cannot say in the same characters as JavaScript. */
import type Database from 'better-sqlite3';
import { around } from '../../text/around.ts';
import { convertOffset, type OffsetUnit } from '../../text/offsets.ts';
import { type CursorKey, writeCursor } from './cursor.ts';
import { defineMemoFunctions } from './memo.ts';

/** Every one but the cursor gives JSON, of whatever it is given; of null, null. */
const FUNCTIONS = {
  /** A cursor of the order with that label, by the place of its row; both are JSON. */
  write_cursor: (label: string, place: string) =>
    writeCursor(JSON.parse(label) as string[], JSON.parse(place) as CursorKey),
  /** A number as JavaScript writes it. */
  write_number: (value: number) => JSON.stringify(value),
  /** A slice of a text, which may begin or end within a character. */
  write_slice: (text: string, start: number, end: number) => JSON.stringify(text.slice(start, end)),
  /** An offset of a text in another unit. */
  write_offset: (text: string, offset: number, unit: OffsetUnit) => String(convertOffset(text, offset, unit)),
  /** What stands before a span, so far. */
  write_before: (text: string, start: number, end: number, reach: number) =>
    JSON.stringify(around(text, { start, end }, { before: reach, after: 0 }).before),
  /** What stands after it. */
  write_after: (text: string, start: number, end: number, reach: number) =>
    JSON.stringify(around(text, { start, end }, { before: 0, after: reach }).after),
} satisfies Record<string, (...args: never[]) => string>;

export function defineAnswerFunctions(db: Database.Database): void {
  for (const [name, call] of Object.entries(FUNCTIONS)) {
    const write = call as (...args: unknown[]) => string;
    const unlessNull = (...args: unknown[]) => (args.includes(null) ? null : write(...args));
    Object.defineProperty(unlessNull, 'length', { value: call.length });
    db.function(name, { deterministic: true }, unlessNull);
  }
  defineMemoFunctions(db);
}
