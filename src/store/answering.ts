/** Runs statements that write answers. */
import type { AnswerStatement } from './answer.ts';
import type { Store } from './open.ts';

/** What the statement gives: JSON. */
export function readAnswer(store: Store, { sql, parameters }: AnswerStatement): string {
  const row = store.prepare(sql).get(...parameters) as { readonly answer: string | null };
  return row.answer ?? 'null';
}
