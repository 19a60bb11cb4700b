/** Translates what can go wrong with a request to what people can do about it. The one place that knows error codes. */
import type { CombinedError } from '@urql/core';

export type ProblemKind = 'unreachable' | 'limit' | 'token' | 'notFound' | 'other';

export interface Problem {
  readonly kind: ProblemKind;
  readonly title: string;
  /** What to do about it, or what the server says. */
  readonly advice: string;
}

/** Codes of the server (src/server/README.md) by what they mean to people. */
const KINDS: Readonly<Record<string, ProblemKind>> = {
  UNAUTHORIZED: 'token',
  NOT_FOUND: 'notFound',
  TOO_MANY_REQUESTS: 'limit',
  OVERLOADED: 'limit',
  TOO_COSTLY: 'limit',
  TOO_SLOW: 'limit',
  ANSWER_TOO_LARGE: 'limit',
  LIMIT_EXCEEDED: 'limit',
};

const STATUSES: Readonly<Record<number, ProblemKind>> = { 401: 'token', 403: 'token', 429: 'limit', 503: 'limit' };

const TITLES: Readonly<Record<ProblemKind, string>> = {
  unreachable: 'The server does not answer',
  limit: 'A limit of the server is reached',
  token: 'The token is not accepted',
  notFound: 'There is no such thing here',
  other: 'The server could not answer this',
};

const ADVICE: Readonly<Partial<Record<ProblemKind, string>>> = {
  unreachable: 'It may have been stopped, or the network is down. Start it with "npm start", then try again.',
  token: 'It may have expired or been revoked. Make another with "dateline token create NAME --scopes correct".',
};

const WAIT = 'It has much to do, or had many requests from here. Wait a minute, then try again.';

function kindOf({ networkError, graphQLErrors, response }: CombinedError): ProblemKind {
  const code = graphQLErrors.map(({ extensions }) => String(extensions.code)).find((name) => name in KINDS);
  if (code !== undefined) return KINDS[code] ?? 'other';
  const { status } = (response ?? {}) as { readonly status?: number };
  if (status !== undefined && STATUSES[status] !== undefined) return STATUSES[status];
  return networkError && status === undefined ? 'unreachable' : 'other';
}

export function problemOf(error: CombinedError): Problem {
  const kind = kindOf(error);
  const message = error.graphQLErrors[0]?.message;
  return { kind, title: TITLES[kind], advice: ADVICE[kind] ?? message ?? (kind === 'limit' ? WAIT : error.message) };
}
