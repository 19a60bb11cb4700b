/** Answers `GET /export.FORMAT` by a stream: as many at once as there is room for, for as long as somebody reads. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import type { Limits } from '../limits.ts';
import type { Logger } from '../log.ts';
import { DatelineError } from '../problem.ts';
import { OVERLOADED, type Rejection, throttleConnection } from './admission.ts';
import { estimateCost, nestedTooDeep, nestsTooDeep, tooCostly } from './cost-limit.ts';
import { setSecurityHeaders } from './headers.ts';
import type { Handler } from './metrics.ts';
import { sendErrors, sendRejection } from './responses.ts';

export interface ExportRequest {
  readonly format: string;
  /** A file of the format without its extension; null for all or the only one. */
  readonly part: string | null;
  /** An ArticleFilter as JSON; null for everything. */
  readonly filter: string | null;
  /** Aborts when the client has left or the time is over. */
  readonly signal: AbortSignal;
}

export interface OpenedExport {
  readonly mediaType: string;
  readonly fileName: string;
  /** Each chunk is written when it is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Rejects with a DatelineError for what cannot be exported. */
export type OpenExport = (request: ExportRequest) => Promise<OpenedExport>;

/** Exports that a process writes at once, for different clients. Each has a thread, and keeps SQLite from emptying its log. */
const MOST_EXPORTS = 2;

/** The longest time of an export in milliseconds, so that a reader who is slow for ever ends. */
const LONGEST_MS = 600_000;

const RETRY_SECONDS = 10;

const FULL: Rejection = {
  ...OVERLOADED,
  message: 'The server writes an export for you already, or as many as it can at once. Try again when yours has ended.',
  retryAfter: RETRY_SECONDS,
};

const PATH = /^\/export\.([^/?]+)$/;

/** The format of an export; null for any other path. */
export const exportFormatOf = (path: string): string | null => PATH.exec(path)?.[1] ?? null;

const DOCUMENT = parse('query ($filter: ArticleFilter) { articles(filter: $filter) { totalCount } }');

/** Throws what GraphQL answers for a filter that costs too much. What is no filter is refused when it is read. */
function refuseCostly(json: string, schema: GraphQLSchema, { maxCost }: Limits): void {
  let variableValues: { readonly filter: unknown };
  try {
    variableValues = { filter: JSON.parse(json) };
  } catch {
    return;
  }
  if (nestsTooDeep(variableValues)) throw nestedTooDeep();
  const cost = estimateCost({ schema, document: DOCUMENT, operationName: undefined, variableValues }) ?? 0;
  if (cost > maxCost) throw tooCostly(cost, maxCost);
}

const STATUS: Readonly<Record<string, number>> = { NOT_FOUND: 404, INTERNAL_SERVER_ERROR: 500, DATABASE_BUSY: 503 };

function sendError(response: ServerResponse, error: unknown): void {
  const isExpected = error instanceof DatelineError || error instanceof GraphQLError;
  if (!isExpected) throw error;
  const { message, code } =
    error instanceof DatelineError
      ? { message: error.publicMessage, code: error.code }
      : { message: error.message, code: String(error.extensions.code) };
  sendErrors(response, STATUS[code] ?? 400, [{ message, extensions: { code } }]);
}

/** Throws BAD_USER_INPUT for a parameter that there is not. */
function paramsOf(request: IncomingMessage): URLSearchParams {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  for (const name of new Set(searchParams.keys())) {
    if (name === 'filter' || name === 'part') continue;
    throw new DatelineError(
      'BAD_USER_INPUT',
      `There is no parameter "${name.slice(0, 40)}"; there are filter and part.`,
    );
  }
  return searchParams;
}

/** Ends when the client leaves, and after `LONGEST_MS`. */
function signalOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => controller.abort());
  return AbortSignal.any([controller.signal, AbortSignal.timeout(LONGEST_MS)]);
}

interface ExportOptions {
  readonly openExport: OpenExport;
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly log: Logger;
}

/** Answers an admitted request for an export. */
export function createExportAnswer({ openExport, schema, limits, log }: ExportOptions) {
  const clients = new Set<string>();

  async function send(request: IncomingMessage, response: ServerResponse, format: string): Promise<void> {
    const params = paramsOf(request);
    const filter = params.get('filter');
    if (filter !== null) refuseCostly(filter, schema, limits);
    const signal = signalOf(response);
    const { mediaType, fileName, chunks } = await openExport({ format, part: params.get('part'), filter, signal });
    setSecurityHeaders(response);
    const headers = { 'content-type': mediaType, 'content-disposition': `attachment; filename="${fileName}"` };
    response.writeHead(200, { ...headers, 'cache-control': 'no-store' });
    await pipeline(Readable.from(chunks, { objectMode: false }), response, { signal });
  }

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    { client, format }: { readonly client: string; readonly format: string },
  ): Promise<Handler> => {
    if (clients.size >= MOST_EXPORTS || clients.has(client)) {
      throttleConnection(request, response);
      sendRejection(response, FULL);
      return 'rejected';
    }
    clients.add(client);
    try {
      await send(request, response, format);
    } catch (error) {
      if (response.headersSent || response.destroyed) {
        log.debug({ err: error }, 'export aborted');
        response.destroy();
      } else sendError(response, error);
    } finally {
      clients.delete(client);
    }
    return 'export';
  };
}
