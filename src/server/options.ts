/** Everything that the HTTP server is given: the GraphQL schema with its executor, the store, limits and settings, and hooks of a cluster. */
import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { Executor } from '../../schema/execute.ts';
import type { Limits } from '../limits.ts';
import type { Logger } from '../log.ts';
import type { Example } from '../pages/graphiql-data.ts';
import type { Credentials } from '../store/database/callers.ts';
import type { Store } from '../store/database/open.ts';
import type { Authentication } from './authentication.ts';
import type { OpenExport } from './exports.ts';
import type { Metrics } from './metrics.ts';
import type { Manifest } from './persisted.ts';
import type { AddPosted } from './posted-articles.ts';
import type { SharedRateCounts } from './rate-limiter.ts';

export interface ServerOptions {
  readonly schema: GraphQLSchema;
  /** Not closed by the server. */
  readonly store: Store;
  readonly execute: Executor['execute'];
  /** Null switches the fast path off: Yoga answers every request. */
  readonly prepare: Executor['prepare'] | null;
  /** Null where there are no subscriptions. */
  readonly events: Executor['events'] | null;
  /** Creates the context of one request. */
  readonly createContext: (store: Store, credentials: Credentials) => object;
  readonly authentication: Authentication;
  /** The error as clients may see it: code INTERNAL_SERVER_ERROR and no details when it is unexpected. */
  readonly maskError: (error: unknown) => GraphQLError;
  readonly limits: Limits;
  /** Hosts that clients may ask for, beside loopback names. If empty, any on an address that is not loopback. */
  readonly hosts: readonly string[];
  /** Origins whose pages may read responses. */
  readonly corsOrigins: readonly string[];
  /** Number of proxies in front of the server whose X-Forwarded-For is trusted. */
  readonly trustedProxies: number;
  /** Documents that are persisted from the start. */
  readonly manifest: Manifest;
  /** The operations in the tabs of GraphiQL, read anew for each page. */
  readonly examples: () => readonly Example[];
  /** Opens exports; there are none when it is absent. */
  readonly openExport?: OpenExport;
  /** Adds articles that are posted; none are taken when it is absent. */
  readonly addPosted?: AddPosted;
  /** Served at /metrics; null when that is off. */
  readonly metrics: Metrics | null;
  readonly log: Logger;
  /** The address that connections arrive at, where another process accepts them. */
  readonly boundAddress?: string;
  /** Rate counts shared by the workers of a cluster. */
  readonly sharedRateCounts?: SharedRateCounts;
  /** Called with a description of each operation that Yoga is about to execute, such as `query Search`. */
  readonly onExecute?: (operation: string) => void;
}
