/** Asks one document with several variables, a few at a time. */
import type { AnyVariables, Client, OperationResult, TypedDocumentNode } from '@urql/core';

/** A server answers only so many requests of a client at once, and the page has others. */
const AT_ONCE = 4;

export interface Listener<Data, Variables extends AnyVariables> {
  /** Nothing is asked or told after it was aborted. */
  readonly signal: AbortSignal;
  readonly onResult: (variables: Variables, result: OperationResult<Data, Variables>) => void;
}

/** Resolves when each has its result, which may be an error. Answers come from the cache of the client where it has them. */
export async function askAll<Data, Variables extends AnyVariables>(
  client: Client,
  query: TypedDocumentNode<Data, Variables>,
  list: readonly Variables[],
  { signal, onResult }: Listener<Data, Variables>,
): Promise<void> {
  // All loops take from one iterator.
  const rest = list.values();
  const askRest = async (): Promise<void> => {
    for (const variables of rest) {
      const result = await client.query(query, variables).toPromise();
      if (signal.aborted) return;
      onResult(variables, result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askRest));
}
