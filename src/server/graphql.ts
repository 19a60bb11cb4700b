/** The Yoga handler: answers what the fast path does not, with everything switched off that Dateline does not offer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ExecutionArgs, type GraphQLError, getOperationAST, Kind } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { JsonPart, WrittenResult } from '../../schema/execute.ts';
import { limitCost } from './cost-limit.ts';
import { type DocumentCache, limitDocuments } from './documents.ts';
import { closedErrorCodes } from './errors.ts';
import { corsFor, withoutLength, withSecurityHeaders } from './headers.ts';
import { GRAPHQL_PATH } from './listen.ts';
import { openSubscriptions } from './live/plugin.ts';
import { type Reading, sendEvents } from './live/sse.ts';
import type { Subscription } from './live/subscription.ts';
import type { Subscriptions } from './live/subscriptions.ts';
import type { ServerOptions } from './options.ts';
import { type PersistedDocuments, persistedQueries } from './persisted.ts';
import { clientAddress } from './rate-limiter.ts';
import { type ReadBody, type RequestState, type Sender, strictRequests } from './requests.ts';
import { sendGraphql, sendUnexpectedError } from './responses.ts';

const MAX_DESCRIPTION_LENGTH = 100;

/** Type and name of the operation, or its root fields when it has no name: `query Search`, `query { articles }`. */
export function describeOperation({
  document,
  operationName,
}: Pick<ExecutionArgs, 'document' | 'operationName'>): string {
  const operation = getOperationAST(document, operationName);
  if (!operation) return 'unknown operation';
  const fields = operation.selectionSet.selections.flatMap((each) => (each.kind === Kind.FIELD ? each.name.value : []));
  const name = operation.name?.value ?? `{ ${fields.join(' ')} }`;
  return `${operation.operation} ${name}`.slice(0, MAX_DESCRIPTION_LENGTH);
}

/** Executes with our executor: Yoga's own puts fields that wait last in the result, where the specification wants the order of the selection. */
const executeWith = ({ execute, onExecute }: ServerOptions): Plugin => ({
  onExecute: ({ args, setExecuteFn }) => {
    onExecute?.(describeOperation(args));
    setExecuteFn(execute);
  },
});

/** Masks errors for clients. One of which they are told less than it says is logged once, with its stack. */
export const maskAndLog =
  ({ maskError, log }: Pick<ServerOptions, 'maskError' | 'log'>) =>
  (error: unknown): GraphQLError => {
    const masked = maskError(error);
    const isMasked = !(error instanceof Error) || masked.message !== error.message;
    if (isMasked)
      log.error(
        { err: error },
        masked.extensions.code === 'INTERNAL_SERVER_ERROR' ? 'unexpected error' : 'database error',
      );
    return masked;
  };

/** Keeps the parts of a written result, and gives Yoga an empty one for the status and the headers. */
const keepParts: Plugin<object, RequestState> = {
  onResultProcess({ result, setResult, serverContext }) {
    if (!('parts' in result) || serverContext.hasErrors) return;
    serverContext.parts = (result as WrittenResult).parts(result as WrittenResult);
    setResult({ data: null });
  },
};

/** What Yoga shares with the fast path. */
export interface YogaParts {
  readonly documents: DocumentCache;
  readonly persisted: PersistedDocuments;
}

interface LiveParts {
  readonly subscriptions: Subscriptions;
  readonly reading: Reading;
}

/** The body of a request, and what is called when its response stays open for events. */
interface Incoming {
  readonly body: ReadBody;
  readonly onStream: () => void;
}

const EVENT_STREAM = 'text/event-stream';
/** nginx would hold events back. Yoga says that they are not compressed by an encoding that there is not. */
const UNBUFFERED: [string, string] = ['x-accel-buffering', 'no'];

function openYoga(
  options: ServerOptions,
  { documents, persisted, subscriptions }: YogaParts & Pick<LiveParts, 'subscriptions'>,
) {
  const { schema, store, createContext, limits, corsOrigins, metrics } = options;
  return createYoga<RequestState>({
    schema,
    // The server asks Yoga for the headers of an answer without a sender.
    context: ({ sender }: Partial<RequestState>) => createContext(store, sender?.credentials ?? null),
    graphqlEndpoint: GRAPHQL_PATH,
    graphiql: false,
    landingPage: false,
    batching: false,
    multipart: false,
    cors: corsFor(corsOrigins),
    logging: false,
    // The endpoint has read the body within its limit.
    maxRequestBodySize: false,
    maskedErrors: { maskError: maskAndLog(options) },
    parserAndValidationCache: documents,
    plugins: [
      strictRequests(limits),
      persistedQueries(persisted),
      limitDocuments(documents),
      limitCost(limits),
      closedErrorCodes(limits, metrics?.countError),
      keepParts,
      executeWith(options),
      openSubscriptions(subscriptions),
    ],
  });
}

export type YogaHandler = ReturnType<typeof createYogaHandler>;

/** Yoga on node:http. `fetch` and `fetchAPI` are Yoga's own, for the fast path to do as Yoga does. */
export function createYogaHandler(options: ServerOptions, { subscriptions, reading, ...parts }: YogaParts & LiveParts) {
  const yoga = openYoga(options, { ...parts, subscriptions });
  const senderOf = async (request: IncomingMessage, response: ServerResponse): Promise<Sender> => ({
    client: clientAddress(request, options.trustedProxies),
    credentials: await options.authentication.authenticate(request.headers.authorization ?? null),
    lastEventId: [request.headers['last-event-id'] ?? []].flat()[0] ?? null,
    onLeave: (callback) => void response.on('close', callback),
  });

  /** Executes a request that this server makes itself for a client, as one that was posted. */
  async function ask(request: IncomingMessage, response: ServerResponse, body: string): Promise<string> {
    let written: RequestState['parts'] = null;
    // Yoga sees a copy of it, with its accessors.
    const state: RequestState = {
      body,
      sender: await senderOf(request, response),
      hasErrors: false,
      get parts() {
        return written;
      },
      set parts(parts) {
        written = parts;
      },
      opened: { subscription: null },
      streams: false,
    };
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const result = await yoga.fetch(`http://localhost${GRAPHQL_PATH}`, { method: 'POST', headers, body: '{}' }, state);
    const text = await result.text();
    return written === null ? text : Buffer.concat((written as JsonPart[]).map((part) => Buffer.from(part))).toString();
  }

  /** The body of Yoga's response is dropped: it begins when it is read. */
  function stream(response: ServerResponse, { status, headers }: Response, subscription: Subscription): void {
    const sent = [...headers].filter(([name]) => name !== 'content-encoding');
    response.writeHead(status, [...withSecurityHeaders([...sent, UNBUFFERED])]);
    sendEvents(response, subscription, reading).catch((error: unknown) => {
      subscription.end();
      sendUnexpectedError(error, response, options.log);
    });
  }

  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    { body, onStream }: Incoming,
  ): Promise<void> {
    const state: RequestState = {
      body,
      sender: await senderOf(request, response),
      hasErrors: false,
      parts: null,
      opened: { subscription: null },
      streams: (request.headers.accept ?? '').includes(EVENT_STREAM),
    };
    const result = await yoga.handleNodeRequestAndResponse(request, response, state);
    const contentType = result.headers.get('content-type') ?? '';
    const { subscription } = state.opened;
    if (subscription !== null && contentType === EVENT_STREAM && request.socket.writable) {
      onStream();
      stream(response, result, subscription);
      return;
    }
    subscription?.end();
    if (contentType.endsWith('json; charset=utf-8')) {
      const headers = withSecurityHeaders(withoutLength(result.headers));
      const parts = state.parts ?? [await result.text()];
      sendGraphql(request, response, { status: result.status, headers, parts, hasErrors: state.hasErrors });
      return;
    }
    response.writeHead(result.status, [...withSecurityHeaders(result.headers)]);
    // A stream of one result.
    response.end(result.body === null ? undefined : await result.text());
  }

  const fetch = (url: string, init: { headers: Record<string, string> }) => yoga.fetch(url, init);
  return { handle, ask, fetch, fetchAPI: yoga.fetchAPI, getEnveloped: yoga.getEnveloped };
}
