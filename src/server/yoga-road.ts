/** The way of whatever the lane does not take: through Yoga, whose answer is sent as every other. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { sendAnswer } from './answers.ts';
import type { createGraphql } from './graphql.ts';
import { GUARDED } from './guards.ts';
import type { Sent } from './requests.ts';

export type YogaRoad = (request: IncomingMessage, response: ServerResponse, body: Sent['body']) => Promise<void>;

export function openYogaRoad(yoga: ReturnType<typeof createGraphql>): YogaRoad {
  return async (request, response, read) => {
    const sent: Sent = { body: read, failed: false };
    const fetched = await yoga.handleNodeRequestAndResponse(request, response, sent);
    const { status, headers, body } = fetched;
    const isWhole = (headers.get('content-type') ?? '').endsWith('json; charset=utf-8');
    const head = [...GUARDED, ...[...headers].filter(([name]) => !isWhole || name !== 'content-length').flat()];
    if (isWhole) {
      sendAnswer(request, response, { status, head, body: await fetched.text(), failed: sent.failed });
      return;
    }
    response.writeHead(status, head);
    if (body === null) response.end();
    else await pipeline(body, response);
  };
}
