/** What stands where there is nothing else to show: loading, nothing found, an error with what to do. */
import type { CombinedError } from '@urql/core';
import type { ReactNode } from 'react';
import { problemOf } from '../graphql/problem.ts';

interface MessageProps {
  readonly title: string;
  /** An error is announced at once. */
  readonly tone?: 'plain' | 'error';
  /** 1 where the message stands in place of a whole view, which has no other heading then. */
  readonly level?: 1 | 2;
  readonly children?: ReactNode;
}

export function Message({ title, tone = 'plain', level = 2, children }: MessageProps) {
  const Heading = `h${level}` as const;
  return (
    <section className={`message message-${tone}`} role={tone === 'error' ? 'alert' : undefined}>
      <Heading>{title}</Heading>
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
  /** As that of a message. */
  readonly level?: 1 | 2 | undefined;
  /** Asks again. */
  readonly onRetry?: (() => void) | undefined;
}

export function ErrorMessage({ error, level = 2, onRetry }: ErrorProps) {
  const { title, advice } = problemOf(error);
  return (
    <Message title={title} tone="error" level={level}>
      <p>{advice}</p>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </Message>
  );
}
