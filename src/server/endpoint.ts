/** The GraphQL endpoint: who is let in, in turn, by the lane where that can answer and by Yoga's road otherwise. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './body.ts';
import { cachesBeside } from './documents.ts';
import type { OnError } from './error-codes.ts';
import { type GateParts, openGate, type Turned } from './gate.ts';
import { createGraphql, type GraphqlParts } from './graphql.ts';
import { rememberHeads } from './heads.ts';
import { hush } from './hush.ts';
import { countInFlight, OVERLOADED } from './in-flight.ts';
import { type Lane, openLane, type Prepare } from './lane.ts';
import type { Road } from './metrics.ts';
import { type Manifest, rememberPersisted } from './persisted.ts';
import { sendTurned } from './plain-answers.ts';
import { hasJson, type Sent } from './requests.ts';
import type { Turns } from './turns.ts';
import { openYogaRoad } from './yoga-road.ts';

const KILOBYTE = 1024;

/** Does the work that answers a request, and may keep an eye on it meanwhile. */
export type Watch = <Result>(response: ServerResponse, work: () => Promise<Result>) => Promise<Result>;

export interface EndpointParts extends GraphqlParts, GateParts {
  /** Finds what can be answered without Yoga; null leaves everything to Yoga. */
  readonly prepare: Prepare | null;
  /** Documents known from the start. */
  readonly manifest: Manifest;
  /** None where an operation may take as long as it does. */
  readonly watch?: Watch;
}

/** Answers a request that was let in, and says which way. `body` as in `Sent`. */
type Answerer = (request: IncomingMessage, response: ServerResponse, body: Sent['body']) => Promise<Road>;

function openRoads(parts: EndpointParts, onError: OnError): Answerer {
  const { prepare, limits, corsOrigins, manifest } = parts;
  const documents = cachesBeside(manifest, limits);
  const persisted = rememberPersisted(manifest, limits);
  const yoga = createGraphql(parts, { documents, persisted, onError });
  const yogaRoad = openYogaRoad(yoga);
  const known = { documentOf: documents.documentCache.get, textOf: persisted.textOf };
  const heads = rememberHeads((url, init) => yoga.fetch(url, init), corsOrigins);
  const lane: Lane | null =
    prepare && openLane({ ...parts, ...known, prepare, heads, Search: yoga.fetchAPI.URLSearchParams });
  return async (request, response, body) => {
    const isPlain = body !== null && (body !== undefined || request.method === 'GET');
    if (lane !== null && isPlain && (await lane(request, response, body))) return 'lane';
    await yogaRoad(request, response, body);
    return 'yoga';
  };
}

const unwatched: Watch = (_response, work) => work();

/** A request listener for node:http: resolves to the way the request went, null for who hung up. Rejects when an answer could not be given. */
export function createEndpoint(
  parts: EndpointParts,
  turns: Turns,
  onError: OnError,
): (request: IncomingMessage, response: ServerResponse) => Promise<Road | null> {
  const { limits, watch = unwatched } = parts;
  const answer = openRoads(parts, onError);
  const inFlight = countInFlight(limits);
  const gate = openGate(parts, inFlight);

  function turnAway(request: IncomingMessage, response: ServerResponse, turned: Turned): Road {
    onError(turned.code);
    hush(request, response);
    sendTurned(response, turned);
    return 'gate';
  }

  return async (request, response) => {
    const turned = await gate(request);
    if (turned !== null) return turnAway(request, response, turned);
    const body = hasJson(request) ? await readBody(request, limits.maxBodyKilobytes * KILOBYTE) : undefined;
    if (inFlight.isFull()) return turnAway(request, response, OVERLOADED);
    const isLate = inFlight.enter(response);
    await turns.take();
    // Who has hung up is not answered; nothing was done for them yet.
    if (!request.socket.writable) return null;
    if (isLate()) return turnAway(request, response, OVERLOADED);
    return watch(response, () => answer(request, response, body));
  };
}
