/** Subscriptions over WebSocket, by the libraries ws and graphql-ws. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Context, handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Rejection } from '../admission.ts';
import { sentError } from '../errors.ts';
import type { ServerOptions } from '../options.ts';
import type { Sender } from '../requests.ts';
import { CLOSE, Connection } from './connection.ts';
import type { OpenOverSocket } from './operation.ts';
import { Quota } from './quota.ts';
import type { Reading } from './sse.ts';
import type { SentEvent } from './subscription.ts';
import { mayConnect, refuseUpgrade } from './upgrade.ts';

interface Sockets {
  /** Upgrades a connection, or refuses it. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Closes all connections: the server stops. */
  readonly close: () => void;
}

interface SocketParts {
  readonly checkRate: (client: string) => Rejection | null;
  readonly clientOf: (request: IncomingMessage) => string;
  readonly reading: Reading;
  readonly open: OpenOverSocket;
}

/** What a connection is known by. */
interface Extra {
  /** The header of that name; null when it is absent. */
  readonly authorization: string | null;
  sender: Omit<Sender, 'onLeave'>;
}

const KILOBYTE = 1024;
/** How long clients may take to close, in milliseconds. */
const CLOSE_MS = 1000;

export function createSockets(options: ServerOptions, { checkRate, clientOf, reading, open }: SocketParts): Sockets {
  const { limits, corsOrigins, log, authentication } = options;
  const connections = new Set<Connection>();
  const quota = new Quota({ most: limits.maxSubscriptions, mostOfClient: limits.maxSubscriptionsPerAddress });
  const wss = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.maxBodyKilobytes * KILOBYTE,
    handleProtocols,
  });

  /** Takes the token in the payload of ConnectionInit, where a browser can put it. Resolves to false for who may not read, which closes the connection. */
  async function connect({ extra, connectionParams }: Context<Record<string, unknown>, Extra>): Promise<boolean> {
    const given = connectionParams?.authorization;
    const authorization = typeof given === 'string' ? given : extra.authorization;
    extra.sender = { ...extra.sender, credentials: await authentication.authenticate(authorization) };
    return authentication.mayRead?.(extra.sender.credentials) ?? true;
  }

  const server = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: limits.headerSeconds * 1000,
    onConnect: connect,
    onSubscribe: ({ extra }, _id, payload) => open(extra.sender, payload),
    subscribe: (args) => args.contextValue as AsyncIterable<never>,
    onNext: (_context, _id, _payload, _args, result) => JSON.parse((result as unknown as SentEvent).json),
    onError: (_context, _id, _payload, errors) => errors.map((error) => sentError(error as never)) as never,
  });

  /** Each message counts as a request. */
  function listen(socket: WebSocket, connection: Connection, client: string) {
    return (handle: (message: string) => Promise<void>): void => {
      socket.on('message', async (message) => {
        const rejection = checkRate(client);
        if (rejection !== null) {
          connection.close(CLOSE.TOO_MANY_REQUESTS, rejection.code);
          return;
        }
        try {
          await handle(String(message));
        } catch (error) {
          log.debug({ err: error }, 'WebSocket message refused');
          connection.close(CLOSE.INTERNAL_ERROR, 'The message was not understood.');
        }
      });
    };
  }

  function opened(socket: WebSocket, { sender, authorization }: Extra): void {
    const connection = new Connection(socket, reading);
    connections.add(connection);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (message) => connection.send(message),
        close: (code = CLOSE.INTERNAL_ERROR, reason = '') => connection.close(code, reason),
        onMessage: listen(socket, connection, sender.client),
      },
      { sender, authorization },
    );
    connection.onSlow = () => void closed(CLOSE.SLOW_READER);
    socket.on('close', (code, reason) => {
      connections.delete(connection);
      quota.release(sender.client);
      void closed(code, String(reason));
    });
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const client = clientOf(request);
    if (!mayConnect(request, corsOrigins)) {
      refuseUpgrade(socket, '403 Forbidden', 'Pages of this origin may not connect. List it with --cors-origins.');
      return;
    }
    const rejection = checkRate(client);
    if (rejection !== null) {
      refuseUpgrade(socket, '429 Too Many Requests', rejection.message);
      return;
    }
    if (quota.take(client) !== null) {
      refuseUpgrade(socket, '503 Service Unavailable', 'There are as many connections as there may be subscriptions.');
      return;
    }
    const onClose = (): void => quota.release(client);
    socket.once('close', onClose);
    const sender = { client, credentials: null, lastEventId: null };
    const authorization = request.headers.authorization ?? null;
    wss.handleUpgrade(request, socket, head, (webSocket) => {
      socket.off('close', onClose);
      opened(webSocket, { sender, authorization });
    });
  }

  function close(): void {
    for (const connection of connections) {
      connection.close(CLOSE.GOING_AWAY, 'The server stops.');
      setTimeout(() => connection.terminate(), CLOSE_MS).unref();
    }
  }

  return { upgrade, close };
}
