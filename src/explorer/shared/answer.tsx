/** Shows the answer to a query, or that it is loading or failed. Earlier data stay while newer are loaded. */
import type { CombinedError } from '@urql/core';
import type { ReactNode } from 'react';
import { ErrorMessage, Loading } from './message.tsx';

interface Props<Data> {
  /** What `useQuery` gives. */
  readonly result: { readonly data?: Data | undefined; readonly error?: CombinedError | undefined };
  readonly onRetry?: () => void;
  /** Of the heading of an error: 1 where the answer is the whole view. */
  readonly level?: 1 | 2;
  readonly children: (data: Data) => ReactNode;
}

export function Answer<Data>({ result: { data, error }, onRetry, level, children }: Props<Data>) {
  if (error !== undefined) return <ErrorMessage error={error} onRetry={onRetry} level={level} />;
  return data === undefined || data === null ? <Loading /> : children(data);
}
