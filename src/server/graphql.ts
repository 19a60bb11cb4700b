/** Yoga, with everything off that Dateline does not offer. */
import type { ExecutionArgs, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Limits } from '../limits.ts';
import type { Logger } from '../log.ts';
import type { Store } from '../store/open.ts';
import { withSnapshot } from '../store/snapshot.ts';
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
  /** Makes the context of one request. */
  readonly createContext: (store: Store) => object;
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

/**
 * Lets every operation read one state of the database from its first statement to its last. Yoga's own executor is not asked: of
 * the fields of an answer it puts those that wait last, where the specification asks for the order of the selection.
 */
const oneSnapshotEach = ({ store, execute }: Pick<GraphqlParts, 'store' | 'execute'>): Plugin => ({
  onExecute: ({ setExecuteFn }) => setExecuteFn((args) => withSnapshot(store, () => execute(args))),
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
    context: () => createContext(store),
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
