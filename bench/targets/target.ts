/** A server that is measured: how it is started, and how it is asked. */
import type { Question, Variables } from '../questions/question.ts';

/** A server that runs. */
export interface Target {
  readonly name: string;
  /** Where it takes POST. */
  readonly url: string;
  /** The processes whose time and memory count as its own. */
  readonly processes: () => readonly number[];
  /** What it is sent for a question, one body for each of the variables; null when it does not offer the question. */
  readonly ask: (question: Question, variables: readonly Variables[]) => Promise<readonly string[] | null>;
  /** The data of its answer in the shape of Dateline's. */
  readonly read: (answer: unknown) => unknown;
  readonly stop: () => Promise<void>;
}

/** Bodies of a document as it stands. */
export function bodiesOf({ document }: Question, variables: readonly Variables[]): string[] {
  return variables.map((values) => JSON.stringify({ query: document, variables: values }));
}

export const dataOf = (answer: unknown): unknown => (answer as { readonly data: unknown }).data;
