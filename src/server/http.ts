/** The HTTP server: routes GraphQL, exports, the pages and their files, health, readiness and metrics. */
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Limits } from '../limits.ts';
import type { Logger } from '../log.ts';
import { explorerPage, isExplorerPath } from '../pages/explorer.ts';
import { graphiqlPage } from '../pages/graphiql.ts';
import { openSite, type Site } from '../pages/site.ts';
import { refuseUnauthorized } from './authentication.ts';
import { createEndpoint, type Endpoint } from './endpoint.ts';
import { setSecurityHeaders } from './headers.ts';
import { createHostCheck, originForm } from './hosts.ts';
import { DRAINING, GRAPHQL_PATH } from './listen.ts';
import { answerWithoutUpgrade, isGraphqlPath, isWebSocket, refuseUpgrade } from './live/upgrade.ts';
import type { ServerOptions } from './options.ts';
import { createPipelineCheck } from './pipelining.ts';
import { createReadiness, type Readiness } from './readiness.ts';
import { sendJson, sendUnexpectedError } from './responses.ts';
import { createWorkQueue, type WorkQueue } from './work-queue.ts';

const READ_METHODS = ['GET', 'HEAD'];

/** Closes connections that send too slowly or stay idle for too long. */
const timeouts = ({ headerSeconds, requestSeconds, keepAliveSeconds }: Limits) => ({
  headersTimeout: headerSeconds * 1000,
  requestTimeout: Math.max(requestSeconds, headerSeconds) * 1000,
  keepAliveTimeout: keepAliveSeconds * 1000,
  connectionsCheckingInterval: 500,
});

const isRead = ({ method = '' }: IncomingMessage): boolean => READ_METHODS.includes(method);

const wantsPage = (request: IncomingMessage): boolean =>
  isRead(request) && (request.headers.accept ?? '').includes('text/html');

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.search(/[?#]/);
  return end === -1 ? url : url.slice(0, end);
}

function logResponse(request: IncomingMessage, response: ServerResponse, log: Logger): void {
  const start = performance.now();
  response.on('close', () => {
    const milliseconds = Math.round(performance.now() - start);
    const { statusCode: status, writableFinished: finished } = response;
    log.debug({ method: request.method, path: pathOf(request), status, finished, milliseconds }, 'request');
  });
}

type OtherPaths = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The page that a path shows to browsers; null when it has none. */
type PageOf = (path: string) => Site | null;

interface Pages {
  readonly explorer: Site;
  readonly pageOf: PageOf;
  /** Resolves to false, with nothing sent, if no page has such a file. */
  readonly sendFile: Site['sendFile'];
}

function openPages({ examples }: ServerOptions): Pages {
  const [explorer, graphiql] = [openSite(explorerPage), openSite(graphiqlPage(examples))];
  return {
    explorer,
    pageOf: (path) => (path === GRAPHQL_PATH ? graphiql : isExplorerPath(path) ? explorer : null),
    sendFile: async (...file) => (await explorer.sendFile(...file)) || (await graphiql.sendFile(...file)),
  };
}

/** A browser is shown the explorer, which says that there is no such page and leads to the others. */
function sendNotFound({ explorer }: Pages, request: IncomingMessage, response: ServerResponse): void {
  if (wantsPage(request)) explorer.sendPage(response, 404);
  else sendJson(response, 404, { error: `Not found. GraphQL is at ${GRAPHQL_PATH}.` });
}

/** Answers what is neither GraphQL nor a page. Clients that want no page are sent from `/` to GraphQL. */
function createOtherPaths({ metrics }: ServerOptions, pages: Pages, readiness: Readiness): OtherPaths {
  return async (path, request, response) => {
    if (!isRead(request)) {
      response.setHeader('allow', READ_METHODS.join(', '));
      sendJson(response, 405, { error: `Only ${GRAPHQL_PATH} takes ${request.method}.` });
    } else if (path === '/health') {
      sendJson(response, 200, { status: 'alive' });
    } else if (path === '/ready') {
      const state = readiness.check();
      sendJson(response, state.status === 'ready' ? 200 : 503, state);
    } else if (path === '/metrics' && metrics !== null) {
      const text = await metrics.render();
      response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text);
    } else if (path === '/') {
      response.writeHead(302, { location: GRAPHQL_PATH }).end();
    } else if (!(await pages.sendFile(path, request, response))) {
      sendNotFound(pages, request, response);
    }
  };
}

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Lets `readiness` see every error of an operation. */
const noting = (options: ServerOptions, { note }: Readiness): ServerOptions => ({
  ...options,
  maskError: (error) => {
    note(error);
    return options.maskError(error);
  },
});

interface Router extends Pick<Endpoint, 'upgrade' | 'endSubscriptions'> {
  readonly answer: Listener;
}

function createRouter(options: ServerOptions, queue: WorkQueue): Router {
  const { metrics, authentication } = options;
  const readiness = createReadiness(options.store);
  const endpoint = createEndpoint(noting(options, readiness), queue);
  const pages = openPages(options);
  const answerOther = createOtherPaths(options, pages, readiness);

  async function answerByEndpoint(
    request: IncomingMessage,
    response: ServerResponse,
    reply: Parameters<Endpoint['answer']>[2],
  ): Promise<void> {
    const start = performance.now();
    const handler = await endpoint.answer(request, response, reply);
    if (handler !== null) metrics?.countResponse(handler, response.statusCode, (performance.now() - start) / 1000);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request);
    if (authentication.mayRead !== null && (await refuseUnauthorized(request, response, { authentication, path })))
      return;
    const page = wantsPage(request) ? pages.pageOf(path) : null;
    const reply = endpoint.replyAt(request.method, path);
    if (reply !== null || (path === GRAPHQL_PATH && page === null)) {
      await answerByEndpoint(request, response, reply);
    } else {
      setSecurityHeaders(response);
      if (page !== null) page.sendPage(response);
      else await answerOther(path, request, response);
    }
  }

  return { answer, upgrade: endpoint.upgrade, endSubscriptions: endpoint.endSubscriptions };
}

function addressOf(server: Server): string | undefined {
  const address = server.address();
  return typeof address === 'object' ? address?.address : undefined;
}

/** A server that does not listen yet: see `listen` and `drain` in listen.ts. */
export function createServer(options: ServerOptions): Server {
  const { limits, log } = options;
  const queue = createWorkQueue();
  const { answer, upgrade, endSubscriptions } = createRouter(options, queue);
  const pipelines = createPipelineCheck(options.trustedProxies);
  const server = createHttpServer(timeouts(limits), (request, response) => {
    if (!pipelines.enter(request, response)) return;
    queue.arrived();
    if (log.isLevelEnabled('debug')) logResponse(request, response, log);
    const wrongHost = checkHost(request);
    if (wrongHost !== null) {
      sendJson(response, wrongHost.status, { error: wrongHost.message });
      return;
    }
    request.url = originForm(request.url ?? '/');
    answer(request, response).catch((error: unknown) => sendUnexpectedError(error, response, log));
  });
  const checkHost = createHostCheck(options.hosts, () => options.boundAddress ?? addressOf(server));
  server.on('connection', (socket) => {
    queue.arrived();
    pipelines.connected(socket);
  });
  server.on('upgrade', (request, socket, head) => {
    const wrongHost = checkHost(request);
    if (!isWebSocket(request)) answerWithoutUpgrade(server, request, socket, head);
    else if (wrongHost !== null) refuseUpgrade(socket, `${wrongHost.status} Wrong Host`, wrongHost.message);
    else if (!isGraphqlPath(request)) refuseUpgrade(socket, '404 Not Found', `GraphQL is at ${GRAPHQL_PATH}.`);
    else upgrade(request, socket, head);
  });
  server.on(DRAINING, endSubscriptions);
  return server.setTimeout(limits.requestSeconds * 1000);
}
