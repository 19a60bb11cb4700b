/** The HTTP server: the GraphQL endpoint, the GraphiQL page, and what operators ask of a process. */
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Example } from './graphiql/page-data.ts';
import { openSite } from './graphiql/site.ts';
import type { Limits } from './limits.ts';
import type { Logger } from './log.ts';
import { openGate, type Turned } from './server/gate.ts';
import { createGraphqlEndpoint, GRAPHQL_PATH, type GraphqlParts } from './server/graphql.ts';
import { countInFlight } from './server/in-flight.ts';
import { readinessOf } from './server/readiness.ts';

export interface ServerParts extends GraphqlParts {
  /** Operations shown in the tabs of GraphiQL. */
  readonly examples: readonly Example[];
  /** Proxies in front of the server whose word on a client's address counts. */
  readonly trustedProxies: number;
}

const READS = ['GET', 'HEAD'];

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
};

/** On every answer, whatever it is; the GraphiQL page has a policy of its own that lets it run. */
const GUARDS = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

function sendTurned(response: ServerResponse, { status, code, message, retryAfter }: Turned): void {
  response.setHeader('retry-after', retryAfter);
  sendJson(response, status, { errors: [{ message, extensions: { code } }] });
}

/** Closes what arrives too slowly, and what stays open without a word. */
const timeouts = ({ headerSeconds, requestSeconds, keepAliveSeconds }: Limits) => ({
  headersTimeout: headerSeconds * 1000,
  requestTimeout: Math.max(requestSeconds, headerSeconds) * 1000,
  keepAliveTimeout: keepAliveSeconds * 1000,
  connectionsCheckingInterval: 500,
});

const wantsPage = (request: IncomingMessage): boolean =>
  READS.includes(request.method ?? '') && (request.headers.accept ?? '').includes('text/html');

const pathOf = (request: IncomingMessage): string => request.url?.replace(/[?#].*/s, '') ?? '/';

/** Whether an address can be made of the Host header: Yoga makes one, and takes it for a defect of the server when it cannot. */
const hasHost = ({ headers }: IncomingMessage): boolean =>
  headers.host === undefined || URL.canParse(`http://${headers.host}/`);

function logAnswers(request: IncomingMessage, response: ServerResponse, log: Logger): void {
  const begun = performance.now();
  response.on('close', () => {
    const milliseconds = Math.round(performance.now() - begun);
    const { statusCode: status, writableFinished: finished } = response;
    log.debug({ method: request.method, path: pathOf(request), status, finished, milliseconds }, 'request');
  });
}

/** Ends an answer that could not be given: quietly when the client left in its midst, otherwise as a defect of ours. */
function fail(error: unknown, response: ServerResponse, log: Logger): void {
  if (response.headersSent) {
    log.debug({ err: error }, 'answer cut off');
    response.destroy();
  } else {
    log.error({ err: error }, 'unexpected error');
    sendJson(response, 500, { error: 'Unexpected error' });
  }
}

/** A server that listens nowhere yet; `listen` and `drain` of server/listen.ts open and close it. The store stays the caller's. */
export function createServer(parts: ServerParts): Server {
  const { limits, log } = parts;
  const inFlight = countInFlight(limits);
  const gate = openGate(limits, parts.trustedProxies, inFlight);
  const graphql = createGraphqlEndpoint(parts, inFlight);
  const site = openSite(parts.examples);
  const readiness = readinessOf(parts.store);

  async function answerGraphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const turned = await gate(request);
    if (turned === null) await graphql(request, response);
    else sendTurned(response, turned);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request);
    if (!hasHost(request)) {
      sendJson(response, 400, { error: 'The header "host" names no host.' });
    } else if (path === GRAPHQL_PATH) {
      if (wantsPage(request)) site.sendPage(response);
      else await answerGraphql(request, response);
    } else if (!READS.includes(request.method ?? '')) {
      response.setHeader('allow', READS.join(', '));
      sendJson(response, 405, { error: `Only ${GRAPHQL_PATH} takes ${request.method}.` });
    } else if (path === '/health') {
      sendJson(response, 200, { status: 'alive' });
    } else if (path === '/ready') {
      const state = readiness();
      sendJson(response, state.status === 'ready' ? 200 : 503, state);
    } else if (path === '/') {
      response.writeHead(302, { location: GRAPHQL_PATH }).end();
    } else if (!(await site.sendFile(path, request, response))) {
      sendJson(response, 404, { error: `Nothing is here. GraphQL is at ${GRAPHQL_PATH}.` });
    }
  }

  const server = createHttpServer(timeouts(limits), (request, response) => {
    logAnswers(request, response, log);
    for (const [name, value] of Object.entries(GUARDS)) response.setHeader(name, value);
    answer(request, response).catch((error: unknown) => fail(error, response, log));
  });
  return server.setTimeout(limits.requestSeconds * 1000);
}
