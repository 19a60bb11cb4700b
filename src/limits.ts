/**
 * Limits of one request and one client: each with its flag, default and bounds. The limits of single fields (pages, ids, filters,
 * words of a search) belong to the schema: see schema/limits.ts.
 */
import type { ErrorCode } from './problem.ts';

export interface Limit {
  readonly flag: string;
  readonly variable: string;
  readonly purpose: string;
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
  /** The code of the error over the limit; none where the connection is closed, or less is done. */
  readonly code?: ErrorCode;
}

export const LIMITS = {
  // The time of parsing, structure checks and validation grows with it. The introspection query of GraphiQL has 190.
  maxTokens: {
    flag: '--max-tokens <number>',
    variable: 'DATELINE_MAX_TOKENS',
    purpose: 'tokens of a document',
    fallback: 1000,
    min: 10,
    max: 10_000,
    code: 'TOO_MANY_TOKENS',
  },
  // Enough for three nested connections with their edges.
  maxDepth: {
    flag: '--max-depth <number>',
    variable: 'DATELINE_MAX_DEPTH',
    purpose: 'levels of nested fields',
    fallback: 12,
    min: 1,
    max: 100,
    code: 'TOO_DEEP',
  },
  // Aliases select one field many times in one request.
  maxAliases: {
    flag: '--max-aliases <number>',
    variable: 'DATELINE_MAX_ALIASES',
    purpose: 'aliases of a document, with its fragments spread',
    fallback: 30,
    min: 0,
    max: 1000,
    code: 'TOO_MANY_ALIASES',
  },
  // Each root field is a statement of its own.
  maxRootFields: {
    flag: '--max-root-fields <number>',
    variable: 'DATELINE_MAX_ROOT_FIELDS',
    purpose: 'root fields of an operation',
    fallback: 20,
    min: 1,
    max: 1000,
    code: 'TOO_MANY_ROOT_FIELDS',
  },
  // Forty fragments that spread each other twice make a million million fields from two kilobytes.
  maxFields: {
    flag: '--max-fields <number>',
    variable: 'DATELINE_MAX_FIELDS',
    purpose: 'fields of a document, with its fragments spread',
    fallback: 500,
    min: 10,
    max: 5000,
    code: 'TOO_MANY_FIELDS',
  },
  // Bounds the work of everything that the other limits let through.
  maxCost: {
    flag: '--max-cost <number>',
    variable: 'DATELINE_MAX_COST',
    purpose: 'cost of an operation: the nodes that it may read, pages multiplied',
    fallback: 5000,
    min: 1,
    max: 999_999,
    code: 'TOO_COSTLY',
  },
  // Texts may be long, and one may be selected many times. An answer takes about five times its size while it is written, and its size until it is sent.
  maxAnswerMegabytes: {
    flag: '--max-answer-megabytes <number>',
    variable: 'DATELINE_MAX_ANSWER_MEGABYTES',
    purpose: 'size of an answer in megabytes',
    fallback: 32,
    min: 1,
    max: 400,
    code: 'ANSWER_TOO_LARGE',
  },
  // A document within its limit of tokens takes a tenth; the rest is for variables.
  maxBodyKilobytes: {
    flag: '--max-body-kilobytes <number>',
    variable: 'DATELINE_MAX_BODY_KILOBYTES',
    purpose: 'size of a request body in kilobytes',
    fallback: 256,
    min: 1,
    max: 100_000,
    code: 'BODY_TOO_LARGE',
  },
  // A page of faulty nodes would repeat one error a hundred times.
  maxErrors: {
    flag: '--max-errors <number>',
    variable: 'DATELINE_MAX_ERRORS',
    purpose: 'errors in one response; the first ones are kept',
    fallback: 9,
    min: 1,
    max: 1000,
  },
  // A client that sends a new document in every request must not fill the memory.
  cacheKilobytes: {
    flag: '--cache-kilobytes <number>',
    variable: 'DATELINE_CACHE_KILOBYTES',
    purpose: 'memory for parsed documents in kilobytes',
    fallback: 8192,
    min: 1024,
    max: 999_999,
  },
  // A client that sends its headers byte by byte holds a connection.
  headerSeconds: {
    flag: '--header-seconds <number>',
    variable: 'DATELINE_HEADER_SECONDS',
    purpose: 'time for the headers of a request to arrive',
    fallback: 10,
    min: 1,
    max: 3600,
  },
  // The same for a body. No request takes half as long to answer.
  requestSeconds: {
    flag: '--request-seconds <number>',
    variable: 'DATELINE_REQUEST_SECONDS',
    purpose: 'time for a whole request to arrive, and for which a connection may be idle',
    fallback: 30,
    min: 1,
    max: 3600,
  },
  // Long for a reader, short for a thread that others wait for. Mutations are not limited: what they have changed cannot be done again.
  operationSeconds: {
    flag: '--operation-seconds <number>',
    variable: 'DATELINE_OPERATION_SECONDS',
    purpose: 'time for a query, and for its wait for a thread',
    fallback: 15,
    min: 1,
    max: 3600,
    code: 'TOO_SLOW',
  },
  // Long enough for a page and its files, short enough not to keep a descriptor for each visitor of the hour.
  keepAliveSeconds: {
    flag: '--keep-alive-seconds <number>',
    variable: 'DATELINE_KEEP_ALIVE_SECONDS',
    purpose: 'time that an idle connection waits for the next request',
    fallback: 5,
    min: 1,
    max: 3600,
  },
  // Twenty a second without a pause: more than a person or a client that pages needs, and a hundred such addresses are no flood.
  maxRequestsPerMinute: {
    flag: '--max-requests-per-minute <number>',
    variable: 'DATELINE_MAX_REQUESTS_PER_MINUTE',
    purpose: 'GraphQL requests of one address in a minute; 0 switches the rate limit off',
    fallback: 1200,
    min: 0,
    max: 999_999,
    code: 'TOO_MANY_REQUESTS',
  },
  // One thread answers: a client behind so many others is served better by being told to try again.
  maxInFlight: {
    flag: '--max-in-flight <number>',
    variable: 'DATELINE_MAX_IN_FLIGHT',
    purpose: 'GraphQL requests in flight; more are rejected with 503',
    fallback: 100,
    min: 1,
    max: 100_000,
    code: 'OVERLOADED',
  },
  // An idle subscriber takes 40 KB and a file descriptor.
  maxSubscriptions: {
    flag: '--max-subscriptions <number>',
    variable: 'DATELINE_MAX_SUBSCRIPTIONS',
    purpose: 'subscriptions, each worker an equal share of them; more are refused with 503',
    fallback: 2000,
    min: 0,
    max: 100_000,
    code: 'TOO_MANY_SUBSCRIPTIONS',
  },
  // A page has a few, and several people may share an address.
  maxSubscriptionsPerAddress: {
    flag: '--max-subscriptions-per-address <number>',
    variable: 'DATELINE_MAX_SUBSCRIPTIONS_PER_ADDRESS',
    purpose:
      'subscriptions of one address, and its WebSocket connections, each worker an equal share of them; more are refused with 429',
    fallback: 100,
    min: 0,
    max: 100_000,
    code: 'TOO_MANY_SUBSCRIPTIONS',
  },
  // Proxies close connections that are silent for a minute, some for half a minute.
  heartbeatSeconds: {
    flag: '--heartbeat-seconds <number>',
    variable: 'DATELINE_HEARTBEAT_SECONDS',
    purpose:
      'time between the heartbeats of a subscription; a reader that takes nothing in from one to the next is dropped',
    fallback: 12,
    min: 1,
    max: 3600,
    code: 'SLOW_READER',
  },
  // Slow requests make a long queue of a few: an answer that comes too late takes the time of another.
  maxWaitSeconds: {
    flag: '--max-wait-seconds <number>',
    variable: 'DATELINE_MAX_WAIT_SECONDS',
    purpose: 'time that a GraphQL request may wait for its turn, before it is rejected with 503',
    fallback: 1,
    min: 1,
    max: 3600,
    code: 'OVERLOADED',
  },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof LIMITS;
export type Limits = Readonly<Record<LimitName, number>>;

export const LIMIT_NAMES = Object.keys(LIMITS) as readonly LimitName[];

export const DEFAULT_LIMITS: Limits = Object.fromEntries(
  LIMIT_NAMES.map((name) => [name, LIMITS[name].fallback]),
) as Limits;
