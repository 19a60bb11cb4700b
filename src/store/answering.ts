/** Runs statements that write answers. */
import type { AnswerStatement } from './answer.ts';
import { Late } from './late.ts';
import type { Store } from './open.ts';

/** Texts by name, for parameters that are only known now. */
export type LateTexts = Readonly<Record<string, string>>;

/** What the statement gives: JSON. */
export function readAnswer(store: Store, { sql, parameters }: AnswerStatement, late: LateTexts): string {
  const bound = parameters.map((parameter) => (parameter instanceof Late ? late[parameter.name] : parameter));
  return (
    (store
      .prepare(sql)
      .pluck()
      .get(...bound) as string | null) ?? 'null'
  );
}
