/** The GraphQL endpoint: Yoga with everything off that Dateline does not offer. */
import { execute, type GraphQLError, type GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Logger } from '../log.ts';
import type { Store } from '../store/open.ts';
import { withSnapshot } from '../store/snapshot.ts';
import { closedErrorCodes } from './error-codes.ts';
import { strictRequests } from './requests.ts';

export const GRAPHQL_PATH = '/graphql';
const LARGEST_BODY_BYTES = 1_000_000;

export interface GraphqlParts {
  readonly schema: GraphQLSchema;
  readonly store: Store;
  /** Makes the context of one request. */
  readonly createContext: (store: Store) => object;
  /** The error as the world may see it: code INTERNAL_SERVER_ERROR and no details when it is unexpected. */
  readonly maskError: (error: unknown) => GraphQLError;
  readonly log: Logger;
}

/**
 * Lets every operation read one state of the database from its first statement to its last. graphql-js executes: its answers
 * have their fields in the order of the selection, as the specification asks, where Yoga's executor puts what waits last.
 */
const oneSnapshotEach = (store: Store): Plugin => ({
  onExecute: ({ setExecuteFn }) => setExecuteFn((args) => withSnapshot(store, () => execute(args))),
});

/** A request listener for node:http. An unexpected error is logged once, with its stack, and answered without it. */
export function createGraphqlEndpoint({ schema, store, createContext, maskError, log }: GraphqlParts) {
  const maskAndLog = (error: unknown): GraphQLError => {
    const masked = maskError(error);
    if (masked.extensions.code === 'INTERNAL_SERVER_ERROR') log.error({ err: error }, 'unexpected error');
    return masked;
  };
  return createYoga({
    schema,
    context: () => createContext(store),
    graphqlEndpoint: GRAPHQL_PATH,
    graphiql: false,
    landingPage: false,
    batching: false,
    multipart: false,
    cors: false,
    logging: false,
    maxRequestBodySize: LARGEST_BODY_BYTES,
    maskedErrors: { maskError: maskAndLog },
    plugins: [strictRequests, closedErrorCodes, oneSnapshotEach(store)],
  });
}
