/** The upgrade of a connection to WebSocket: who may, and what becomes of other upgrades. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_PATH } from '../listen.ts';

/** Headers that ask for another protocol, such as `h2c`. */
const UPGRADE_HEADERS = ['upgrade', 'connection', 'http2-settings'];

export const isWebSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';

/**
 * Answers a request that offers to upgrade to another protocol as if it had not: clients of HTTP/2 offer it with their first request. Node
 * has detached the connection from its parser, so it gets the request once more.
 */
export function answerWithoutUpgrade(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 && !UPGRADE_HEADERS.includes(name.toLowerCase()) ? [`${name}: ${rawHeaders[index + 1]}`] : [],
  );
  const text = [`${method} ${url} HTTP/${httpVersion}`, ...lines, '', ''].join('\r\n');
  socket.unshift(Buffer.concat([Buffer.from(text, 'latin1'), head]));
  server.emit('connection', socket);
}

/** Ends a connection that is not upgraded. */
export function refuseUpgrade(socket: Duplex, status: string, message: string): void {
  const body = `${JSON.stringify({ error: message })}\n`;
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.on('error', () => {}).end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Whether the page that connects may: browsers let every page connect to every server. Other programs send no origin. */
export function mayConnect({ headers }: IncomingMessage, corsOrigins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || corsOrigins.includes(origin)) return true;
  return origin === `http://${host}` || origin === `https://${host}`;
}

export const isGraphqlPath = ({ url = '' }: IncomingMessage): boolean => url.replace(/[?#].*/s, '') === GRAPHQL_PATH;
