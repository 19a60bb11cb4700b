/** The HTTP server: the GraphQL endpoint, the GraphiQL page, and what operators ask of a process. */
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Example } from './graphiql/page-data.ts';
import { openSite } from './graphiql/site.ts';
import type { Limits } from './limits.ts';
import type { Logger } from './log.ts';
import { createEndpoint, type EndpointParts } from './server/endpoint.ts';
import { GRAPHQL_PATH } from './server/graphql.ts';
import { guard } from './server/guards.ts';
import type { Company, OpenMetrics } from './server/metrics.ts';
import { sendFailure, sendJson } from './server/plain-answers.ts';
import { readinessOf } from './server/readiness.ts';
import { takeTurns } from './server/turns.ts';

export interface ServerParts extends EndpointParts {
  /** Operations shown in the tabs of GraphiQL. */
  readonly examples: readonly Example[];
  /** What /metrics is answered by; null where it is not. */
  readonly openMetrics: OpenMetrics | null;
  /** None for a process that answers alone. */
  readonly company?: Company;
}

const READS = ['GET', 'HEAD'];

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
const isHost = (host: string): boolean => URL.canParse(`http://${host}/`);

function logAnswers(request: IncomingMessage, response: ServerResponse, log: Logger): void {
  const begun = performance.now();
  response.on('close', () => {
    const milliseconds = Math.round(performance.now() - begun);
    const { statusCode: status, writableFinished: finished } = response;
    log.debug({ method: request.method, path: pathOf(request), status, finished, milliseconds }, 'request');
  });
}

/** A server that listens nowhere yet; `listen` and `drain` of server/listen.ts open and close it. The store stays the caller's. */
export function createServer(parts: ServerParts): Server {
  const { limits, log } = parts;
  const metrics = parts.openMetrics?.(parts.store.path, parts.company) ?? null;
  const turns = takeTurns();
  const graphql = createEndpoint(parts, turns, metrics?.failed ?? (() => {}));
  const site = openSite(parts.examples);
  const readiness = readinessOf(parts.store);
  let lastHost: string | undefined;

  function hasHost({ headers: { host } }: IncomingMessage): boolean {
    if (host === lastHost) return true;
    if (host !== undefined && !isHost(host)) return false;
    lastHost = host;
    return true;
  }

  async function answerOther(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!READS.includes(request.method ?? '')) {
      response.setHeader('allow', READS.join(', '));
      sendJson(response, 405, { error: `Only ${GRAPHQL_PATH} takes ${request.method}.` });
    } else if (path === '/health') {
      sendJson(response, 200, { status: 'alive' });
    } else if (path === '/ready') {
      const state = readiness();
      sendJson(response, state.status === 'ready' ? 200 : 503, state);
    } else if (path === '/metrics' && metrics !== null) {
      await metrics.send(response);
    } else if (path === '/') {
      response.writeHead(302, { location: GRAPHQL_PATH }).end();
    } else if (!(await site.sendFile(path, request, response))) {
      sendJson(response, 404, { error: `Nothing is here. GraphQL is at ${GRAPHQL_PATH}.` });
    }
  }

  async function answerGraphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const begun = performance.now();
    const road = await graphql(request, response);
    if (road !== null) metrics?.answered(road, response.statusCode, begun);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request);
    if (!hasHost(request)) {
      sendJson(response, 400, { error: 'The header "host" names no host.' });
    } else if (path === GRAPHQL_PATH && !wantsPage(request)) {
      await answerGraphql(request, response);
    } else {
      guard(response);
      if (path === GRAPHQL_PATH) site.sendPage(response);
      else await answerOther(path, request, response);
    }
  }

  const server = createHttpServer(timeouts(limits), (request, response) => {
    turns.arrived();
    if (log.isLevelEnabled('debug')) logAnswers(request, response, log);
    answer(request, response).catch((error: unknown) => sendFailure(error, response, log));
  });
  server.on('connection', turns.arrived);
  return server.setTimeout(limits.requestSeconds * 1000);
}
