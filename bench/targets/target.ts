/** The interface of a server under measurement. */
import type { BenchQuery, Variables } from '../queries/query.ts';

export interface Target {
  readonly name: string;
  /** Endpoint for POST. */
  readonly url: string;
  /** Ids of all processes whose CPU and memory count. */
  readonly processes: () => readonly number[];
  /** The request bodies of a query, one for each set of variables; null if the server does not offer the query. */
  readonly bodiesFor: (query: BenchQuery, variables: readonly Variables[]) => Promise<readonly string[] | null>;
  /** The data of an answer, in the shape of Dateline's. */
  readonly readData: (answer: unknown) => unknown;
  readonly stop: () => Promise<void>;
}

/** The request bodies of a query for a server with Dateline's schema. */
export function bodiesOf({ document }: BenchQuery, variables: readonly Variables[]): string[] {
  return variables.map((values) => JSON.stringify({ query: document, variables: values }));
}

export const dataOf = (answer: unknown): unknown => (answer as { readonly data: unknown }).data;
