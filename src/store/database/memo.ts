/** Lets a statement write once what many of its rows lead to: what it has written of a thing it finds again by the thing's key. */
import type Database from 'better-sqlite3';
import type { Store } from './open.ts';

/** What the statement that runs on a connection has written so far. */
const written = new WeakMap<Database.Database, Map<string, string>>();

const nameOf = (place: unknown, key: unknown): string => `${place} ${typeof key} ${key}`;

/** `recall` gives what `remember` was given for that place in the statement and that key; null when it was given nothing. */
export function defineMemoFunctions(db: Database.Database): void {
  const kept = new Map<string, string>();
  written.set(db, kept);
  db.function('recall', (place: unknown, key: unknown) => kept.get(nameOf(place, key)) ?? null);
  db.function('remember', (place: unknown, key: unknown, json: unknown) => {
    const text = typeof json === 'string' ? json : 'null';
    kept.set(nameOf(place, key), text);
    return text;
  });
}

/** What `run` gives; nothing is remembered afterwards. */
export function forgetting<Result>({ db }: Store, run: () => Result): Result {
  try {
    return run();
  } finally {
    const kept = written.get(db);
    // To clear a map that is empty costs as much as to make one.
    if (kept && kept.size > 0) kept.clear();
  }
}
