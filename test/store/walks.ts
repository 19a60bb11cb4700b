/** Sees which tables and indexes a statement reads from end to end, in the program that SQLite makes of it. */
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/database/open.ts';

interface Step {
  readonly opcode: string;
  readonly p1: number;
  readonly p2: number;
}

/** Statements that run while `work` does, parameters filled in. */
export function statementsOf(path: string, work: (store: Store) => void): string[] {
  const statements: string[] = [];
  const store = openStore(path, { readonly: true, onStatement: (sql) => statements.push(sql) });
  onTestFinished(() => store.close());
  statements.length = 0;
  work(store);
  return statements;
}

/** Names of the tables and indexes, sorted, that a statement goes through from their first or last row on. */
export function walksOf({ db }: Store, statement: string): string[] {
  const names = db.prepare('SELECT rootpage, name FROM sqlite_schema WHERE rootpage > 0').raw().all() as [
    number,
    string,
  ][];
  const nameOf = new Map(names);
  const steps = db.prepare(`EXPLAIN ${statement}`).all() as Step[];
  if (steps.some(({ opcode }) => opcode === 'OpenAutoindex')) return ['an index made for the statement'];
  const opened = new Map(steps.filter(({ opcode }) => opcode === 'OpenRead').map(({ p1, p2 }) => [p1, nameOf.get(p2)]));
  const walked = steps.filter(({ opcode }) => opcode === 'Rewind' || opcode === 'Last').map(({ p1 }) => opened.get(p1));
  return [...new Set(walked.filter((name) => name !== undefined))].sort();
}
