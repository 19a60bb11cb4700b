/** The endpoint of GraphQL, subscriptions and exports: admission control, then the fast path where it can answer, otherwise Yoga. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { DatelineError } from '../problem.ts';
import { MEGABYTE } from '../store/database/budget.ts';
import { createInFlight, OVERLOADED, type Rejection, throttleConnection } from './admission.ts';
import { createDocumentCache, type DocumentCache } from './documents.ts';
import { createFastPath } from './fast-path.ts';
import { createYogaHandler, maskAndLog, type YogaHandler } from './graphql.ts';
import { createHeaderCache } from './headers.ts';
import { createOpener } from './live/operation.ts';
import { createSubscriptions } from './live/subscriptions.ts';
import { UnsentEvents } from './live/unsent-events.ts';
import { createSockets } from './live/websocket.ts';
import type { Handler } from './metrics.ts';
import type { ServerOptions } from './options.ts';
import { createPersistedDocuments, type PersistedDocuments } from './persisted.ts';
import { clientAddress, createRateLimiter } from './rate-limiter.ts';
import { createReplies, type Reply, type ReplyAt } from './replies.ts';
import { type Body, createBodyReader, hasJsonBody, type ReadBody } from './requests.ts';
import { sendRejection } from './responses.ts';
import { createUnsent } from './unsent.ts';
import type { WorkQueue } from './work-queue.ts';

/** Answers an admitted request. `onStream` is called when the response stays open for events. */
type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  incoming: { readonly body: ReadBody; readonly onStream: () => void },
) => Promise<Handler>;

interface AnswerParts {
  readonly yoga: YogaHandler;
  readonly documents: DocumentCache;
  readonly persisted: PersistedDocuments;
}

function createAnswer(options: ServerOptions, { yoga, documents, persisted }: AnswerParts): Answer {
  const { prepare, corsOrigins } = options;
  const headers = createHeaderCache(yoga.fetch, corsOrigins);
  const { URLSearchParams: SearchParams } = yoga.fetchAPI;
  const fastPath = prepare && createFastPath({ ...options, prepare }, { documents, persisted, headers, SearchParams });
  return async (request, response, { body, onStream }) => {
    const isPlain = body !== null && (body !== undefined || request.method === 'GET');
    const isAnswered = isPlain && fastPath ? fastPath(request, response, body) : false;
    if (isAnswered === true || (await isAnswered)) return 'fast_path';
    await yoga.handle(request, response, { body, onStream });
    return 'yoga';
  };
}

const bodyOf = (read: Body | 'too large' | null): ReadBody => {
  if (read === null) return undefined;
  return read === 'too large' ? null : read.text;
};

const slowReader = (): DatelineError =>
  new DatelineError(
    'SLOW_READER',
    'The events were not read in time. Subscribe again, after the last event that was read, and select less.',
  );

/** Answers of the largest size that may wait for their clients to read them. */
const UNSENT_ANSWERS = 4;

export interface Endpoint {
  readonly replyAt: ReplyAt;
  /**
   * A request listener, for GraphQL unless there is a reply for something else: resolves to the handler that answered, null when the client hung
   * up. Rejects when no response could be sent.
   */
  readonly answer: (request: IncomingMessage, response: ServerResponse, reply: Reply | null) => Promise<Handler | null>;
  /** Upgrades a connection to WebSocket, or refuses it. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Ends all subscriptions: the server stops. */
  readonly endSubscriptions: () => void;
}

export function createEndpoint(options: ServerOptions, queue: WorkQueue): Endpoint {
  const { limits, metrics, log, manifest, trustedProxies } = options;
  const documents = createDocumentCache(limits, manifest.documentByText);
  const persisted = createPersistedDocuments(manifest, limits);
  const mask = maskAndLog(options);
  const subscriptions = createSubscriptions({ ...options, mask }, queue);
  const reading = {
    heartbeatMs: limits.heartbeatSeconds * 1000,
    unsent: new UnsentEvents(),
    tooSlow: () => subscriptions.explain(slowReader()),
  };
  const yoga = createYogaHandler(options, { documents, persisted, subscriptions, reading });
  const answer = createAnswer(options, { yoga, documents, persisted });
  const inFlight = createInFlight(limits);
  const readBody = createBodyReader(limits);
  const checkRate = createRateLimiter(limits, options.sharedRateCounts);
  const clientOf = (request: IncomingMessage): string => clientAddress(request, trustedProxies);
  const sockets = createSockets(options, {
    checkRate,
    clientOf,
    reading,
    open: createOpener(options, { yoga, persisted, queue, mask }),
  });
  const holdUnsent = createUnsent(UNSENT_ANSWERS * limits.maxAnswerMegabytes * MEGABYTE, (client) =>
    log.warn({ client }, 'closed a connection that is slow to read large answers'),
  );

  function reject(request: IncomingMessage, response: ServerResponse, rejection: Rejection): Handler {
    metrics?.countError(rejection.code);
    throttleConnection(request, response);
    sendRejection(response, rejection);
    return 'rejected';
  }

  async function answerAdmitted(
    request: IncomingMessage,
    response: ServerResponse,
    reply: Reply | null,
  ): Promise<Handler | null> {
    const client = clientOf(request);
    const early = checkRate(client) ?? inFlight.checkRoom(client);
    if (early !== null) return reject(request, response, early);
    const read = hasJsonBody(request) ? await readBody(request, client) : null;
    if (read === 'no room') {
      // On a connection that stays open the unread rest of the body would be taken for the next request.
      response.setHeader('connection', 'close');
      return reject(request, response, OVERLOADED);
    }
    // Checked again: others may have filled the room while the body was arriving.
    const full = inFlight.checkRoom(client);
    if (full !== null) return reject(request, response, full);
    const { checkWait, leave } = inFlight.enter(client, response);
    await queue.enter(client);
    if (!request.socket.writable) return null;
    const late = checkWait();
    if (late !== null) return reject(request, response, late);
    if (reply !== null) return reply(request, response, client);
    const handler = await answer(request, response, { body: bodyOf(read), onStream: leave });
    holdUnsent(client, response);
    return handler;
  }

  function endSubscriptions(): void {
    subscriptions.end();
    // Their last messages are sent first.
    setImmediate(sockets.close);
  }

  return {
    replyAt: createReplies(options, yoga.ask),
    answer: answerAdmitted,
    upgrade: sockets.upgrade,
    endSubscriptions,
  };
}
