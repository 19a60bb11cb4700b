/** Starts and drains a node:http server. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import { DatelineError } from '../problem.ts';

export interface Address {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/** Length of the accept queue, if the system allows it: a client that finds it full tries again after one, three and seven seconds. */
export const BACKLOG = 4096;

function explainListenError(error: NodeJS.ErrnoException, { host, port }: Address): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new DatelineError(
        'PORT_TAKEN',
        `Port ${port} of ${host} is taken. Stop the program that listens there, or choose another with --port (0 takes any free one).`,
        { cause: error },
      );
    case 'EACCES':
      return new DatelineError(
        'BAD_USER_INPUT',
        `Port ${port} needs more privileges. Choose one above 1023 with --port.`,
        {
          cause: error,
        },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EINVAL':
    case 'EAI_AGAIN':
      return new DatelineError('BAD_USER_INPUT', `This machine has no address ${host}. Choose another with --host.`, {
        cause: error,
      });
    default:
      return error;
  }
}

export const GRAPHQL_PATH = '/graphql';

/** The URL of the GraphQL endpoint of a server at an address. */
export const urlOf = (address: string): string => address + GRAPHQL_PATH;

/** Resolves to the address of the server, a URL without path. Throws PORT_TAKEN, or BAD_USER_INPUT for an impossible address. */
export async function listen(server: NetServer, address: Address): Promise<string> {
  server.listen(address.port, address.host, BACKLOG);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw explainListenError(error as NodeJS.ErrnoException, address);
  }
  const { address: host, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`;
}

/** Lets a server that does not listen answer connections that another process accepted. */
export class AdoptedConnections {
  readonly open = new Set<Socket>();
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
    // Starts what a listening server does: node:http checks its timeouts.
    server.emit('listening');
  }

  add(socket: Socket): void {
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    // As in sockets that node:http accepts: a client may end its side before it has read the response.
    socket.allowHalfOpen = true;
    this.#server.emit('connection', socket);
  }
}

/** The event of a server that begins to drain: what stays open ends by itself. */
export const DRAINING = 'draining';

/** How long responses of rejected requests may take to be sent, in milliseconds. */
const REJECTED_MS = 500;

export interface DrainOptions {
  /** How long requests in flight may take. */
  readonly milliseconds: number;
  /** Rejects those that take longer. */
  readonly reject?: () => void;
  readonly adopted?: Iterable<Socket>;
}

/**
 * Graceful shutdown: accepts no more connections, answers the requests in flight and closes. Resolves to false when `milliseconds`
 * passed first, and the remaining requests were rejected or their connections closed without an answer.
 */
export async function drain(server: Server, { milliseconds, reject, adopted = [] }: DrainOptions): Promise<boolean> {
  let isComplete = true;
  let timeout = setTimeout(() => {
    isComplete = false;
    reject?.();
    timeout = setTimeout(() => server.closeAllConnections(), reject ? REJECTED_MS : 0);
  }, milliseconds);
  // Idle connections that are kept alive would hold the server open.
  server.keepAliveTimeout = 1;
  server.maxRequestsPerSocket = 1;
  server.emit(DRAINING);
  const closed = [server, ...adopted].map((each) => once(each, 'close'));
  server.close();
  await Promise.all(closed);
  clearTimeout(timeout);
  return isComplete;
}
