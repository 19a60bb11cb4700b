/** What the database calls while it writes an answer: what SQL cannot say in the same characters as JavaScript. */
import type Database from 'better-sqlite3';
import type { Budget } from './budget.ts';
import { type CursorKey, writeCursor } from './cursor.ts';
import { defineTextFunctions, KeptText } from './kept-text.ts';
import { defineMemoFunctions } from './memo.ts';

/** A number as JavaScript writes it, and a cursor of the order with that label, by the place of its row; both are JSON. Of null, null. */
const FUNCTIONS = {
  write_number: (value: number) => JSON.stringify(value),
  write_cursor: (label: string, place: string) =>
    writeCursor(JSON.parse(label) as string[], JSON.parse(place) as CursorKey),
} satisfies Record<string, (...args: never[]) => string>;

type Call = (...args: unknown[]) => string;

function define(db: Database.Database, name: string, call: (...args: never[]) => string): void {
  const unlessNull = (...args: unknown[]) => (args.includes(null) ? null : (call as Call)(...args));
  Object.defineProperty(unlessNull, 'length', { value: call.length });
  db.function(name, { deterministic: true }, unlessNull);
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

/**
 * A beginning of two or three letters in the syntax of the full-text indexes. The index puts the lists of all words that begin so together before it gives
 * the first row: 5 ms for 5,000 articles, and as much more as there are more. A beginning of four letters takes a tenth.
 */
const SHORT_BEGINNING = /(?:^|[^\p{L}\p{M}\p{N}\p{Co}])(?:[\p{L}\p{N}\p{Co}]\p{M}*){1,3}[^\p{L}\p{N}\p{Co}"]*" \*/u;

/**
 * `full_text` gives a query as it is, for a full-text index. It looks at the time, since a query that matches nothing ticks for no row; it is
 * not deterministic, or SQLite would call it for all queries of a statement before it runs the first one.
 */
function defineFullText(db: Database.Database, budget: Budget): void {
  db.function('full_text', (query: unknown) => {
    budget.checkTime();
    if (SHORT_BEGINNING.test(String(query))) budget.beginUnstoppable();
    return query;
  });
}

export function defineAnswerFunctions(db: Database.Database, budget: Budget): void {
  const text = new KeptText(budget);
  for (const [name, call] of Object.entries(FUNCTIONS)) define(db, name, call);
  defineTextFunctions(db, text);
  defineCounts(db, budget);
  defineFullText(db, budget);
  defineMemoFunctions(db, budget, text);
}
