/**
 * How much one client may ask of the server: every limit of a request with its default, its bounds and its reason. What one
 * field takes (pages, ids, filters, words of a search) is part of the schema and stands in schema/limits.ts and src/store/.
 */

export interface Limit {
  readonly flag: string;
  readonly variable: string;
  readonly purpose: string;
  readonly fallback: number;
  readonly least: number;
  readonly most: number;
}

export const LIMITS = {
  // Parsing, the structure checks and validation take time in proportion to it; the query of GraphiQL for the whole schema has 190.
  maxTokens: {
    flag: '--max-tokens <number>',
    variable: 'DATELINE_MAX_TOKENS',
    purpose: 'tokens of a document',
    fallback: 1000,
    least: 10,
    most: 10_000,
  },
  // Deep enough for three connections in one another, with their edges; what is deeper goes in circles.
  maxDepth: {
    flag: '--max-depth <number>',
    variable: 'DATELINE_MAX_DEPTH',
    purpose: 'fields inside one another',
    fallback: 12,
    least: 1,
    most: 100,
  },
  // An alias is how one field is asked a hundred times in one request.
  maxAliases: {
    flag: '--max-aliases <number>',
    variable: 'DATELINE_MAX_ALIASES',
    purpose: 'aliases of a document, its fragments counted wherever they are spread',
    fallback: 30,
    least: 0,
    most: 1000,
  },
  // Each root field is a question of its own to the database.
  maxRootFields: {
    flag: '--max-root-fields <number>',
    variable: 'DATELINE_MAX_ROOT_FIELDS',
    purpose: 'fields at the top of an operation',
    fallback: 20,
    least: 1,
    most: 1000,
  },
  // Forty fragments that spread one another twice make a million million fields of two kilobytes.
  maxFields: {
    flag: '--max-fields <number>',
    variable: 'DATELINE_MAX_FIELDS',
    purpose: 'fields of a document, its fragments counted wherever they are spread',
    fallback: 500,
    least: 10,
    most: 5000,
  },
  // The nodes that an answer may hold, counted beforehand: the price of everything that the other limits let through.
  maxCost: {
    flag: '--max-cost <number>',
    variable: 'DATELINE_MAX_COST',
    purpose: 'cost of an operation: the nodes it may read, pages multiplied',
    fallback: 5000,
    least: 1,
    most: 999_999,
  },
  // A document of as many tokens as may be is a tenth of it; the rest is for variables.
  maxBodyKilobytes: {
    flag: '--max-body-kilobytes <number>',
    variable: 'DATELINE_MAX_BODY_KILOBYTES',
    purpose: 'size of a request body',
    fallback: 256,
    least: 1,
    most: 100_000,
  },
  // Nobody reads the tenth; a page of a hundred faulty nodes would repeat it a hundred times.
  maxErrors: {
    flag: '--max-errors <number>',
    variable: 'DATELINE_MAX_ERRORS',
    purpose: 'errors in one answer',
    fallback: 9,
    least: 1,
    most: 1000,
  },
  // Whoever makes up a new document for every request must not fill the memory.
  cacheKilobytes: {
    flag: '--cache-kilobytes <number>',
    variable: 'DATELINE_CACHE_KILOBYTES',
    purpose: 'memory for parsed documents',
    fallback: 32_768,
    least: 1024,
    most: 999_999,
  },
  // A client that sends its headers a byte at a time holds a connection for nothing.
  headerSeconds: {
    flag: '--header-seconds <number>',
    variable: 'DATELINE_HEADER_SECONDS',
    purpose: 'time for the headers of a request to arrive',
    fallback: 10,
    least: 1,
    most: 3600,
  },
  // The same with a body; no request takes half as long to answer.
  requestSeconds: {
    flag: '--request-seconds <number>',
    variable: 'DATELINE_REQUEST_SECONDS',
    purpose: 'time for a whole request to arrive, and for which an open connection may be silent',
    fallback: 30,
    least: 1,
    most: 3600,
  },
  // Longer than anything within its limits takes, and than a wait for another's lock, after which there is a better answer.
  operationSeconds: {
    flag: '--operation-seconds <number>',
    variable: 'DATELINE_OPERATION_SECONDS',
    purpose:
      'time for an operation to be answered; where there are workers, one that takes longer is ended with its worker',
    fallback: 15,
    least: 1,
    most: 3600,
  },
  // Long enough for a page and its files, short enough not to keep a descriptor for each visitor of the hour.
  keepAliveSeconds: {
    flag: '--keep-alive-seconds <number>',
    variable: 'DATELINE_KEEP_ALIVE_SECONDS',
    purpose: 'time that a connection is kept for a next request',
    fallback: 5,
    least: 1,
    most: 3600,
  },
  // Twenty a second without a pause: no person and no paging client needs more, and a hundred such addresses are no flood.
  maxRequestsPerMinute: {
    flag: '--max-requests-per-minute <number>',
    variable: 'DATELINE_MAX_REQUESTS_PER_MINUTE',
    purpose: 'GraphQL requests of one address; 0 sets no limit',
    fallback: 1200,
    least: 0,
    most: 999_999,
  },
  // One thread answers: whoever stands behind so many others is served better by being told to come back.
  maxInFlight: {
    flag: '--max-in-flight <number>',
    variable: 'DATELINE_MAX_IN_FLIGHT',
    purpose: 'GraphQL requests under way at once; more are answered 503',
    fallback: 100,
    least: 1,
    most: 100_000,
  },
  // Requests that take long make a few a long queue: an answer that comes too late is one that somebody else could have had.
  maxWaitSeconds: {
    flag: '--max-wait-seconds <number>',
    variable: 'DATELINE_MAX_WAIT_SECONDS',
    purpose: 'time for which a GraphQL request may wait for its turn; then it is answered 503',
    fallback: 1,
    least: 1,
    most: 3600,
  },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof LIMITS;
export type Limits = Readonly<Record<LimitName, number>>;

export const LIMIT_NAMES = Object.keys(LIMITS) as readonly LimitName[];

export const DEFAULT_LIMITS: Limits = Object.fromEntries(
  LIMIT_NAMES.map((name) => [name, LIMITS[name].fallback]),
) as Limits;
