/** Sends the answers of GraphQL, whichever road they come from. */
import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Names and values of headers in turns, as `writeHead` takes them. */
export type Head = readonly string[];

export interface Answer {
  readonly status: number;
  /** Without the length of the body. */
  readonly head: Head;
  readonly body: string;
  /** True when there are errors in it. */
  readonly failed: boolean;
}

/**
 * Anybody may keep what a GET was answered, but has to ask whether it still holds, since any reseed may change it. Which media
 * type is sent depends on `Accept`, and who may read it on `Origin`.
 */
const KEEPING: Head = ['cache-control', 'no-cache', 'vary', 'accept, origin'];

const tagOf = (body: string): string => `"${hash('sha256', body, 'base64url')}"`;

/** True when one of the tags that `If-None-Match` lists is this one; asked so, a weak tag is as good as a strong one. */
function isHad(listed: string | undefined, tag: string): boolean {
  if (listed === undefined) return false;
  return listed.split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')));
}

function sendKept(request: IncomingMessage, response: ServerResponse, { head, body }: Answer): void {
  const tag = tagOf(body);
  if (isHad(request.headers['if-none-match'], tag)) {
    const stays = head.flatMap((name, at) =>
      at % 2 === 0 && !/^content-type$/i.test(name) ? [name, head[at + 1] as string] : [],
    );
    response.writeHead(304, [...stays, ...KEEPING, 'etag', tag]).end();
  } else {
    response.writeHead(200, [...head, ...KEEPING, 'etag', tag, 'content-length', String(Buffer.byteLength(body))]);
    response.end(body);
  }
}

/** Sends an answer. One that a GET was given has a strong entity tag, and is not sent again to who has it; errors are not to be kept. */
export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, head, body, failed } = answer;
  const isGet = request.method === 'GET';
  if (isGet && status === 200 && !failed) {
    sendKept(request, response, answer);
    return;
  }
  const forgetting = isGet ? ['cache-control', 'no-store'] : [];
  response.writeHead(status, [...head, ...forgetting, 'content-length', String(Buffer.byteLength(body))]);
  response.end(body);
}
