/** Asks one document with several variables at a time. Answers come from the cache of the client where it has them. */
import type { AnyVariables, OperationResult, TypedDocumentNode } from '@urql/core';
import { useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';

type Results<Data, Variables extends AnyVariables> = ReadonlyMap<string, OperationResult<Data, Variables>>;

/** The results in the order of the variables; undefined for each that is not there yet. */
export function useQueries<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  list: readonly Variables[],
): readonly (OperationResult<Data, Variables> | undefined)[] {
  const client = useClient();
  const [results, setResults] = useState<Results<Data, Variables>>(new Map());
  const keys = useMemo(() => list.map((variables) => JSON.stringify(variables)), [list]);
  const joined = keys.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is new with each render, its content is not
  useEffect(() => {
    const subscriptions = list.map((variables, index) =>
      client.query(query, variables).subscribe((result) => {
        setResults((before) => new Map(before).set(keys[index] ?? '', result));
      }),
    );
    return () => {
      for (const { unsubscribe } of subscriptions) unsubscribe();
    };
  }, [client, query, joined]);
  return useMemo(() => keys.map((key) => results.get(key)), [keys, results]);
}
