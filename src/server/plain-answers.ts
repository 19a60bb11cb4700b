/** Answers in JSON that do not come from GraphQL. */
import type { ServerResponse } from 'node:http';
import type { Logger } from '../log.ts';
import type { Turned } from './gate.ts';
import { GUARDED } from './guards.ts';

const KIND = ['content-type', 'application/json; charset=utf-8', 'cache-control', 'no-store'];

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = `${JSON.stringify(body)}\n`;
  const length = ['content-length', String(Buffer.byteLength(text))];
  response.writeHead(status, [...GUARDED, ...KIND, ...length]);
  response.end(text);
}

export function sendTurned(response: ServerResponse, { status, code, message, retryAfter }: Turned): void {
  response.setHeader('retry-after', retryAfter);
  sendJson(response, status, { errors: [{ message, extensions: { code } }] });
}

/** Ends an answer that could not be given: quietly when the client left in its midst, otherwise as a defect of ours. */
export function sendFailure(error: unknown, response: ServerResponse, log: Logger): void {
  if (response.headersSent) {
    log.debug({ err: error }, 'answer cut off');
    response.destroy();
  } else {
    log.error({ err: error }, 'unexpected error');
    sendJson(response, 500, { error: 'Unexpected error' });
  }
}
