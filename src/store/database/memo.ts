/** Memoization within a statement: JSON that several rows lead to is written once, and looked up by its key afterwards. */
import type Database from 'better-sqlite3';
import type { Budget } from './budget.ts';

/** The JSON that the running statement of a connection has written so far. */
const written = new WeakMap<Database.Database, Map<string, string>>();

const nameOf = (part: unknown, key: unknown): string => `${part} ${typeof key} ${key}`;

/** `recall` gives the JSON that `remember` was given for that part of the statement and that key, and counts it again; null for none. */
export function defineMemoFunctions(db: Database.Database, budget: Budget): void {
  const kept = new Map<string, string>();
  written.set(db, kept);
  db.function('recall', (part: unknown, key: unknown) => {
    const json = kept.get(nameOf(part, key)) ?? null;
    if (json !== null) budget.count(json.length);
    return json;
  });
  db.function('remember', (part: unknown, key: unknown, json: unknown) => {
    const text = typeof json === 'string' ? json : 'null';
    kept.set(nameOf(part, key), text);
    return text;
  });
}

/** Runs a statement; its memo is empty afterwards. */
export function forgetting<Result>(db: Database.Database, run: () => Result): Result {
  try {
    return run();
  } finally {
    const kept = written.get(db);
    // Clearing an empty map takes as long as making one.
    if (kept && kept.size > 0) kept.clear();
  }
}
