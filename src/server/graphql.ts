/** Yoga, with everything off that Dateline does not offer. */
import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Limits } from '../limits.ts';
import type { Logger } from '../log.ts';
import type { Store } from '../store/database/open.ts';
import { withSnapshot } from '../store/database/snapshot.ts';
import { corsFor } from './cors.ts';
import type { Weights } from './cost.ts';
import { boundedDocuments, type Documents } from './documents.ts';
import { closedErrorCodes, type OnError } from './error-codes.ts';
import { type Persisted, persistedQueries } from './persisted.ts';
import { pricedOperations } from './pricing.ts';
import { type Sent, strictRequests } from './requests.ts';

export const GRAPHQL_PATH = '/graphql';

export interface GraphqlParts {
  readonly schema: GraphQLSchema;
  readonly store: Store;
  /** Makes the context of one request, of which `authorization` is the header of that name; null when it has none. */
  readonly createContext: (store: Store, authorization: string | null) => object;
  /** Answers an operation, its fields in the order of the selection. */
  readonly execute: (args: ExecutionArgs) => Promise<ExecutionResult>;
  /** The error as the world may see it: code INTERNAL_SERVER_ERROR and no details when it is unexpected. */
  readonly maskError: (error: unknown) => GraphQLError;
  readonly limits: Limits;
  /** What fields cost beside the nodes they give. */
  readonly weights: Weights;
  /** Origins whose pages may read answers. */
  readonly corsOrigins: readonly string[];
  readonly log: Logger;
}

const isQuery = ({ document, operationName }: ExecutionArgs): boolean =>
  getOperationAST(document, operationName)?.operation === 'query';

/**
 * Lets every query read one state of the database from its first statement to its last. What changes things may have to wait for its
 * turn: it would hold back the state that others read, and its answer is of the state that it leaves. Yoga's own executor is not asked: of
 * the fields of an answer it puts those that wait last, where the specification asks for the order of the selection.
 */
const oneSnapshotEach = ({ store, execute }: Pick<GraphqlParts, 'store' | 'execute'>): Plugin => ({
  onExecute: ({ args, setExecuteFn }) => {
    setExecuteFn(isQuery(args) ? (asked) => withSnapshot(store, () => execute(asked)) : execute);
  },
});

/** What is kept of earlier requests, and who is told of errors. */
export interface Surroundings {
  readonly documents: Documents;
  readonly persisted: Persisted;
  readonly onError: OnError;
}

/** An unexpected error is logged once, with its stack, and answered without it. */
export function createGraphql(parts: GraphqlParts, { documents, persisted, onError }: Surroundings) {
  const { schema, store, createContext, execute, maskError, limits, weights, corsOrigins, log } = parts;
  const maskAndLog = (error: unknown): GraphQLError => {
    const masked = maskError(error);
    if (masked.extensions.code === 'INTERNAL_SERVER_ERROR') log.error({ err: error }, 'unexpected error');
    return masked;
  };
  return createYoga<Sent>({
    schema,
    context: ({ request }) => createContext(store, request.headers.get('authorization')),
    graphqlEndpoint: GRAPHQL_PATH,
    graphiql: false,
    landingPage: false,
    batching: false,
    multipart: false,
    cors: corsFor(corsOrigins),
    logging: false,
    // Bodies have been read by then, within their limit.
    maxRequestBodySize: false,
    maskedErrors: { maskError: maskAndLog },
    parserAndValidationCache: documents,
    plugins: [
      strictRequests(limits),
      persistedQueries(persisted),
      boundedDocuments(limits),
      pricedOperations(limits, weights),
      closedErrorCodes(limits, onError),
      oneSnapshotEach({ store, execute }),
    ],
  });
}
