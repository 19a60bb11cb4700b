/** Sends responses: GraphQL results with an entity tag, and plain JSON. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonPart } from '../../schema/execute.ts';
import type { Logger } from '../log.ts';
import type { Rejection } from './admission.ts';
import { type HeaderList, headerPairs, SECURITY_HEADERS } from './headers.ts';

interface GraphqlResponse {
  readonly status: number;
  /** Without the length. */
  readonly headers: HeaderList;
  /** Of the body. */
  readonly parts: readonly JsonPart[];
  readonly hasErrors: boolean;
}

/**
 * Caches may store the response to a GET, but have to revalidate it, since any reseed may change it. Its media type depends on
 * Accept, and its readers on Origin.
 */
const CACHE_HEADERS: HeaderList = ['cache-control', 'no-cache', 'vary', 'accept, origin'];

function entityTag(parts: readonly JsonPart[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `"${hash.digest('base64url')}"`;
}

/**
 * Writes the head and the parts. One that is bytes already is not copied. A text of as many bytes as characters is ASCII: Node writes it in
 * two thirds of the time when it is told so.
 */
function send(response: ServerResponse, status: number, headers: HeaderList, parts: readonly JsonPart[]): void {
  const lengths = parts.map((part) => Buffer.byteLength(part));
  const encodings = parts.map((part, index) => (part.length === lengths[index] ? 'latin1' : 'utf8'));
  const length = lengths.reduce((sum, bytes) => sum + bytes, 0);
  const last = parts.length - 1;
  response.writeHead(status, [...headers, 'content-length', String(length)]);
  for (let index = 0; index < last; index++) response.write(parts[index], encodings[index] as BufferEncoding);
  response.end(parts[last], encodings[last] as BufferEncoding);
}

/** Whether If-None-Match lists the tag, by weak comparison. */
function matchesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')));
}

function sendCacheable(request: IncomingMessage, response: ServerResponse, { headers, parts }: GraphqlResponse): void {
  const tag = entityTag(parts);
  if (matchesTag(request.headers['if-none-match'], tag)) {
    const others = headerPairs(headers).filter(([name]) => name.toLowerCase() !== 'content-type');
    response.writeHead(304, [...others.flat(), ...CACHE_HEADERS, 'etag', tag]).end();
  } else {
    send(response, 200, [...headers, ...CACHE_HEADERS, 'etag', tag], parts);
  }
}

/** Sends a GraphQL response. A GET that succeeded gets an entity tag, or 304 when the client has the same bytes; errors are not cached. */
export function sendGraphql(request: IncomingMessage, response: ServerResponse, result: GraphqlResponse): void {
  const { status, headers, parts, hasErrors } = result;
  const isGet = request.method === 'GET';
  if (isGet && status === 200 && !hasErrors) {
    sendCacheable(request, response, result);
    return;
  }
  const noStore = isGet ? ['cache-control', 'no-store'] : [];
  send(response, status, [...headers, ...noStore], parts);
}

const JSON_HEADERS: HeaderList = [
  ...SECURITY_HEADERS,
  ...['content-type', 'application/json; charset=utf-8'],
  ...['cache-control', 'no-store'],
];

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = `${JSON.stringify(body)}\n`;
  send(response, status, JSON_HEADERS, [text]);
}

/** Sends errors as GraphQL has them. */
export function sendErrors(response: ServerResponse, status: number, errors: readonly object[]): void {
  sendJson(response, status, { errors });
}

/** Sends a text with an entity tag, or 304 when the client has it. */
export function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  { mediaType, text }: { readonly mediaType: string; readonly text: string },
): void {
  const headers: HeaderList = [...SECURITY_HEADERS, 'content-type', mediaType];
  sendCacheable(request, response, { status: 200, headers, parts: [text], hasErrors: false });
}

export function sendRejection(response: ServerResponse, { status, code, message, retryAfter }: Rejection): void {
  response.setHeader('retry-after', retryAfter);
  sendErrors(response, status, [{ message, extensions: { code } }]);
}

/** Ends a response that failed: with status 500, or by closing the connection when the client left while it was sent. */
export function sendUnexpectedError(error: unknown, response: ServerResponse, log: Logger): void {
  if (response.headersSent) {
    log.debug({ err: error }, 'response aborted');
    response.destroy();
  } else {
    log.error({ err: error }, 'unexpected error');
    sendJson(response, 500, { error: 'Unexpected error' });
  }
}
