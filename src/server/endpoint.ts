/** The GraphQL endpoint: who is let in, in turn, by the lane where that can answer and by Yoga's road otherwise. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './body.ts';
import { cachesBeside } from './documents.ts';
import { openGate } from './gate.ts';
import { createGraphql, type GraphqlParts } from './graphql.ts';
import { rememberHeads } from './heads.ts';
import { countInFlight, OVERLOADED } from './in-flight.ts';
import { type Lane, openLane, type Prepare } from './lane.ts';
import { type Manifest, rememberPersisted } from './persisted.ts';
import { sendTurned } from './plain-answers.ts';
import { hasJson, type Sent } from './requests.ts';
import { takeTurns } from './turns.ts';
import { openYogaRoad } from './yoga-road.ts';

const KILOBYTE = 1024;

export interface EndpointParts extends GraphqlParts {
  /** Finds what can be answered without Yoga; null leaves everything to Yoga. */
  readonly prepare: Prepare | null;
  /** Documents known from the start. */
  readonly manifest: Manifest;
  /** Proxies in front of the server whose word on a client's address counts. */
  readonly trustedProxies: number;
}

/** A request listener for node:http. Rejects when an answer could not be given. */
export function createEndpoint(
  parts: EndpointParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { schema, store, prepare, limits, weights, corsOrigins } = parts;
  const documents = cachesBeside(parts.manifest, limits);
  const persisted = rememberPersisted(parts.manifest, limits);
  const yoga = createGraphql(parts, { documents, persisted });
  const yogaRoad = openYogaRoad(yoga);
  const inFlight = countInFlight(limits);
  const gate = openGate(limits, parts.trustedProxies, inFlight);
  const turn = takeTurns();
  const lane: Lane | null =
    prepare &&
    openLane({
      schema,
      store,
      prepare,
      documentOf: (text) => documents.documentCache.get(text),
      textOf: persisted.textOf,
      weights,
      limits,
      heads: rememberHeads((url, init) => yoga.fetch(url, init), corsOrigins),
      Search: yoga.fetchAPI.URLSearchParams,
    });

  async function answer(request: IncomingMessage, response: ServerResponse, body: Sent['body']): Promise<void> {
    const isPlain = body !== null && (body !== undefined || request.method === 'GET');
    if (lane !== null && isPlain && (await lane(request, response, body))) return;
    await yogaRoad(request, response, body);
  }

  return async (request, response) => {
    const turned = await gate(request);
    if (turned !== null) return sendTurned(response, turned);
    const body = hasJson(request) ? await readBody(request, limits.maxBodyKilobytes * KILOBYTE) : undefined;
    if (inFlight.isFull()) return sendTurned(response, OVERLOADED);
    inFlight.enter(response);
    await turn();
    // Who has hung up is not answered; nothing was done for them yet.
    if (request.socket.writable) await answer(request, response, body);
  };
}
