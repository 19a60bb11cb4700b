/** Answers in JSON that do not come from GraphQL. */
import type { ServerResponse } from 'node:http';
import type { Logger } from '../log.ts';
import type { Turned } from './gate.ts';
import { GUARDED } from './guards.ts';

/** Of every such answer; names and values in turns. */
export const PLAIN_HEAD: readonly string[] = [
  ...GUARDED,
  'content-type',
  'application/json; charset=utf-8',
  'cache-control',
  'no-store',
];

const textOf = (body: unknown): string => `${JSON.stringify(body)}\n`;

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = textOf(body);
  const length = ['content-length', String(Buffer.byteLength(text))];
  response.writeHead(status, [...PLAIN_HEAD, ...length]);
  response.end(text);
}

const refusal = ({ code, message }: Pick<Turned, 'code' | 'message'>) => ({
  errors: [{ message, extensions: { code } }],
});

/** The body of an answer that refuses a request. */
export const refusalText = (turned: Pick<Turned, 'code' | 'message'>): string => textOf(refusal(turned));

export function sendTurned(response: ServerResponse, turned: Turned): void {
  response.setHeader('retry-after', turned.retryAfter);
  sendJson(response, turned.status, refusal(turned));
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
