/** Runs statements that write answers. */

import { forgetting } from '../database/memo.ts';
import type { Store } from '../database/open.ts';
import type { AnswerStatement } from './answer.ts';
import { Late, type Run } from './late.ts';

/** What the statement gives for these values: JSON. */
export function readAnswer(store: Store, { sql, parameters }: AnswerStatement, values: Run['values']): string {
  const run: Run = { store, values, made: new Map() };
  const bound = parameters.map((parameter) => (parameter instanceof Late ? parameter.in(run) : parameter));
  const statement = store.prepare(sql).pluck();
  return forgetting(store, () => (statement.get(...bound) as string | null) ?? 'null');
}
