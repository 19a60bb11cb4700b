/** Opens and drains a node:http server. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatelineError } from '../problem.ts';

export interface Address {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/** Connections that may wait to be taken, if the system allows: a client that finds no room tries again after one, three and seven seconds. */
const BACKLOG = 4096;

function explain(error: NodeJS.ErrnoException, { host, port }: Address): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new DatelineError(
        'PORT_TAKEN',
        `Port ${port} of ${host} is taken. Stop what listens there, or choose another with --port (0 takes any free one).`,
        { cause: error },
      );
    case 'EACCES':
      return new DatelineError('BAD_USER_INPUT', `Port ${port} needs more rights. Choose one above 1023 with --port.`, {
        cause: error,
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new DatelineError('BAD_USER_INPUT', `This machine has no address ${host}. Choose another with --host.`, {
        cause: error,
      });
    default:
      return error;
  }
}

/** Resolves to the URL at which the server really listens. Throws PORT_TAKEN, or BAD_USER_INPUT for an impossible address. */
export async function listen(server: Server, address: Address): Promise<string> {
  server.listen(address.port, address.host, BACKLOG);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, address);
  }
  const { address: host, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`;
}

/**
 * Takes no more connections, answers the requests under way and closes. Resolves to true when all were answered, and to
 * false when `milliseconds` went by first and the rest were cut off.
 */
export async function drain(server: Server, milliseconds: number): Promise<boolean> {
  let answered = true;
  const late = setTimeout(() => {
    answered = false;
    server.closeAllConnections();
  }, milliseconds);
  // A connection that is kept alive after its last answer would hold the server open: let it go at once.
  server.keepAliveTimeout = 1;
  server.maxRequestsPerSocket = 1;
  const closed = once(server, 'close');
  server.close();
  await closed;
  clearTimeout(late);
  return answered;
}
