/** The endpoint of GraphQL and of exports: admission control, then the fast path where it can answer, otherwise Yoga. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { MEGABYTE } from '../store/database/budget.ts';
import { createInFlight, OVERLOADED, type Rejection, throttleConnection } from './admission.ts';
import { createDocumentCache } from './documents.ts';
import { createExportAnswer } from './exports.ts';
import { createFastPath } from './fast-path.ts';
import { type AskGraphql, createFeedAnswer } from './feed.ts';
import { createYogaHandler } from './graphql.ts';
import { createHeaderCache } from './headers.ts';
import type { Handler } from './metrics.ts';
import type { ServerOptions } from './options.ts';
import { createPersistedDocuments } from './persisted.ts';
import { createPostedAnswer } from './posted-articles.ts';
import { clientAddress, createRateLimiter } from './rate-limiter.ts';
import { type Body, createBodyReader, hasJsonBody, type ReadBody } from './requests.ts';
import { sendRejection } from './responses.ts';
import { createUnsent } from './unsent.ts';
import type { WorkQueue } from './work-queue.ts';

/** Answers an admitted request. */
type Answer = (request: IncomingMessage, response: ServerResponse, body: ReadBody) => Promise<Handler>;

function createAnswer(options: ServerOptions): { readonly answer: Answer; readonly ask: AskGraphql } {
  const { prepare, manifest, limits, corsOrigins } = options;
  const documents = createDocumentCache(limits, manifest.documentByText);
  const persisted = createPersistedDocuments(manifest, limits);
  const yoga = createYogaHandler(options, { documents, persisted });
  const headers = createHeaderCache(yoga.fetch, corsOrigins);
  const { URLSearchParams: SearchParams } = yoga.fetchAPI;
  const fastPath = prepare && createFastPath({ ...options, prepare }, { documents, persisted, headers, SearchParams });
  const answer: Answer = async (request, response, body) => {
    const isPlain = body !== null && (body !== undefined || request.method === 'GET');
    if (isPlain && (await fastPath?.(request, response, body))) return 'fast_path';
    await yoga.handle(request, response, body);
    return 'yoga';
  };
  return { answer, ask: yoga.ask };
}

const bodyOf = (read: Body | 'too large' | null): ReadBody => {
  if (read === null) return undefined;
  return read === 'too large' ? null : read.text;
};

/** What is asked for beside GraphQL. */
interface OtherThanGraphql {
  /** The format of an export. */
  readonly exportFormat?: string | null;
  /** Whether articles are posted. */
  readonly isPosted?: boolean;
  readonly isFeed?: boolean;
}

/** Answers of the largest size that may wait for their clients to read them. */
const UNSENT_ANSWERS = 4;

/** A request listener for node:http: resolves to the handler that answered, null when the client hung up. Rejects when no response could be sent. */
export function createEndpoint(options: ServerOptions, queue: WorkQueue) {
  const { limits, metrics, log } = options;
  const { answer, ask } = createAnswer(options);
  const answerFeed = createFeedAnswer(ask);
  const inFlight = createInFlight(limits);
  const readBody = createBodyReader(limits);
  const checkRate = createRateLimiter(limits, options.sharedRateCounts);
  const holdUnsent = createUnsent(UNSENT_ANSWERS * limits.maxAnswerMegabytes * MEGABYTE, (client) =>
    log.warn({ client }, 'closed a connection that is slow to read large answers'),
  );

  function reject(request: IncomingMessage, response: ServerResponse, rejection: Rejection): Handler {
    metrics?.countError(rejection.code);
    throttleConnection(request, response);
    sendRejection(response, rejection);
    return 'rejected';
  }

  const { openExport, addPosted } = options;
  const answerPosted = addPosted && createPostedAnswer(addPosted);
  const answerExport = openExport && createExportAnswer({ ...options, openExport });

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    { exportFormat = null, isPosted = false, isFeed = false }: OtherThanGraphql = {},
  ): Promise<Handler | null> => {
    const client = clientAddress(request, options.trustedProxies);
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
    const checkWait = inFlight.enter(client, response);
    await queue.enter(client);
    if (!request.socket.writable) return null;
    const late = checkWait();
    if (late !== null) return reject(request, response, late);
    if (isPosted && answerPosted) return answerPosted(request, response);
    if (exportFormat !== null && answerExport) return answerExport(request, response, { client, format: exportFormat });
    if (isFeed) {
      await answerFeed(request, response);
      return 'yoga';
    }
    const handler = await answer(request, response, bodyOf(read));
    holdUnsent(client, response);
    return handler;
  };
}
