/** Starts and drains a node:http server. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatelineError } from '../problem.ts';

export interface Address {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/** Length of the accept queue, if the system allows it: a client that finds it full tries again after one, three and seven seconds. */
const BACKLOG = 4096;

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

/** Resolves to the URL at which the server listens. Throws PORT_TAKEN, or BAD_USER_INPUT for an impossible address. */
export async function listen(server: Server, address: Address): Promise<string> {
  server.listen(address.port, address.host, BACKLOG);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw explainListenError(error as NodeJS.ErrnoException, address);
  }
  const { address: host, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`;
}

/**
 * Graceful shutdown: accepts no more connections, answers the requests in flight and closes. Resolves to false when `milliseconds`
 * passed first and the remaining connections were closed without an answer.
 */
export async function drain(server: Server, milliseconds: number): Promise<boolean> {
  let isComplete = true;
  const timeout = setTimeout(() => {
    isComplete = false;
    server.closeAllConnections();
  }, milliseconds);
  // Idle connections that are kept alive would hold the server open.
  server.keepAliveTimeout = 1;
  server.maxRequestsPerSocket = 1;
  const closed = once(server, 'close');
  server.close();
  await closed;
  clearTimeout(timeout);
  return isComplete;
}
