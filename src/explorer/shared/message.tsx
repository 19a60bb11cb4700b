/** What stands where there is nothing else to show: loading, nothing found, an error with what to do. */
import type { CombinedError } from '@urql/core';
import type { ReactNode } from 'react';
import { problemOf } from '../graphql/problem.ts';

interface MessageProps {
  readonly title: string;
  /** An error is announced at once. */
  readonly tone?: 'plain' | 'error';
  readonly children?: ReactNode;
}

export function Message({ title, tone = 'plain', children }: MessageProps) {
  return (
    <section className={`message message-${tone}`} role={tone === 'error' ? 'alert' : undefined}>
      <h2>{title}</h2>
      {children !== undefined && <div>{children}</div>}
    </section>
  );
}

export const Loading = () => (
  <p className="loading" role="status">
    Loading …
  </p>
);

interface ErrorProps {
  readonly error: CombinedError;
  /** Asks again. */
  readonly onRetry?: (() => void) | undefined;
}

export function ErrorMessage({ error, onRetry }: ErrorProps) {
  const { title, advice } = problemOf(error);
  return (
    <Message title={title} tone="error">
      <p>{advice}</p>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </Message>
  );
}
