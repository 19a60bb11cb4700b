/** Memoization within a statement: JSON that several rows lead to is written once, and looked up by its key afterwards. */
import type Database from 'better-sqlite3';
import type { Budget } from './budget.ts';
import type { KeptText } from './kept-text.ts';
import { definePostingFunctions } from './postings/functions.ts';
import { Kept } from './postings/kept.ts';

/** What the running statement of a connection has written and read so far. */
interface Memo {
  readonly written: Map<string, string>;
  readonly text: KeptText;
  readonly counted: Kept;
}

const memos = new WeakMap<Database.Database, Memo>();

const nameOf = (part: unknown, key: unknown): string => `${part} ${typeof key} ${key}`;

/** `recall` gives the JSON that `remember` was given for that part of the statement and that key, and counts it again; null for none. */
export function defineMemoFunctions(db: Database.Database, budget: Budget, text: KeptText): void {
  const written = new Map<string, string>();
  const counted = new Kept();
  memos.set(db, { written, text, counted });
  definePostingFunctions({ db, kept: counted, budget });
  db.function('recall', (part: unknown, key: unknown) => {
    const json = written.get(nameOf(part, key)) ?? null;
    if (json !== null) budget.count(json.length);
    return json;
  });
  db.function('remember', (part: unknown, key: unknown, json: unknown) => {
    const answer = typeof json === 'string' ? json : 'null';
    written.set(nameOf(part, key), answer);
    return answer;
  });
}

/** Runs a statement; its memo is empty afterwards. */
export function forgetting<Result>(db: Database.Database, run: () => Result): Result {
  try {
    return run();
  } finally {
    const memo = memos.get(db);
    memo?.text.forget();
    memo?.counted.forget();
    // Clearing an empty map takes as long as making one.
    if (memo && memo.written.size > 0) memo.written.clear();
  }
}
