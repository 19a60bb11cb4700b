/** The answers to one document with several variables, as they come in. */
import type { AnyVariables, OperationResult, TypedDocumentNode } from '@urql/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { askAll } from './ask-all.ts';

type Results<Data, Variables extends AnyVariables> = ReadonlyMap<string, OperationResult<Data, Variables>>;

const keyOf = (variables: AnyVariables): string => JSON.stringify(variables);

/** The results in the order of the variables, undefined for each that is not there yet; and what asks again for those that failed. */
export function useQueries<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  list: readonly Variables[],
): readonly [results: readonly (OperationResult<Data, Variables> | undefined)[], retry: () => void] {
  const client = useClient();
  const [results, setResults] = useState<Results<Data, Variables>>(new Map());
  const [round, setRound] = useState(0);
  const keys = useMemo(() => list.map(keyOf), [list]);
  const joined = keys.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is new with each render, its content is not
  useEffect(() => {
    const controller = new AbortController();
    void askAll(client, query, list, {
      signal: controller.signal,
      onResult: (variables, result) => setResults((before) => new Map(before).set(keyOf(variables), result)),
    });
    return () => controller.abort();
  }, [client, query, joined, round]);
  const retry = useCallback(() => {
    setResults((before) => new Map([...before].filter(([, { error }]) => error === undefined)));
    setRound((before) => before + 1);
  }, []);
  return useMemo(() => [keys.map((key) => results.get(key)), retry], [keys, results, retry]);
}
