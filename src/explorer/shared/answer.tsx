/** Shows the answer to a query, or that it is loading or failed. Earlier data stay while newer are loaded. */
import type { CombinedError } from '@urql/core';
import type { ReactNode } from 'react';
import { ErrorMessage, Loading } from './message.tsx';

interface Props<Data> {
  /** What `useQuery` gives. */
  readonly result: { readonly data?: Data | undefined; readonly error?: CombinedError | undefined };
  readonly onRetry?: () => void;
  readonly children: (data: Data) => ReactNode;
}

export function Answer<Data>({ result: { data, error }, onRetry, children }: Props<Data>) {
  if (error !== undefined) return <ErrorMessage error={error} onRetry={onRetry} />;
  return data === undefined || data === null ? <Loading /> : children(data);
}
