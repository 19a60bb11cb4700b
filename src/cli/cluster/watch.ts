/** Notes down, for the watchdog, which operations run and how it stands with each connection. */
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Watch } from '../../server/endpoint.ts';
import { GRAPHQL_PATH } from '../../server/graphql.ts';
import { BEAT_MS, CELL, CONDEMNED, createMarks, type Marks, STATE } from './marks.ts';

export interface Watching {
  readonly marks: Marks;
  readonly watch: Watch;
  /** To be called before the server listens. */
  readonly watchConnections: (server: Server) => void;
}

const LARGEST_STEP = 2 ** 31 - 1;

/** The descriptor of a connection, which Node does not publish; -1, which has no state, where there is none. */
const descriptorOf = (socket: Socket | null): number =>
  (socket as { _handle?: { fd?: number } | null } | null)?._handle?.fd ?? -1;

/** Tells of operations. Once condemned, it lets nothing go on: the watchdog answers instead, and ends the process. */
function operations({ cells, states }: Marks): Watch {
  const running: number[] = [];
  let count = 0;

  function step(): void {
    count = count === LARGEST_STEP ? 0 : count + 1;
    cells[CELL.RUNNING] = running.length;
    cells[CELL.LAST] = running.at(-1) ?? -1;
    if (Atomics.exchange(cells, CELL.STEP, count) === CONDEMNED) Atomics.wait(cells, CELL.END, 0);
  }

  return async (response, work) => {
    const descriptor = descriptorOf(response.socket);
    running.push(descriptor);
    step();
    try {
      return await work();
    } finally {
      if (!response.writableFinished) states[descriptorOf(response.socket)] = STATE.ANSWERING;
      running.splice(running.lastIndexOf(descriptor), 1);
      step();
    }
  };
}

const isGraphql = ({ url = '' }: IncomingMessage): boolean => url.startsWith(GRAPHQL_PATH);

function watchConnections(server: Server, { states }: Marks): void {
  // A descriptor is given to the next connection before the end of the last one is heard of.
  const owners = new Map<number, Socket>();
  const mark = (socket: Socket, state: number): void => {
    const descriptor = descriptorOf(socket);
    if (owners.get(descriptor) === socket) states[descriptor] = state;
  };
  server.on('connection', (socket) => {
    const descriptor = descriptorOf(socket);
    owners.set(descriptor, socket);
    mark(socket, STATE.OPEN);
    socket.once('close', () => {
      if (owners.get(descriptor) !== socket) return;
      owners.delete(descriptor);
      states[descriptor] = STATE.NONE;
    });
  });
  // Before it is answered, which may be at once.
  server.prependListener('request', (request, response) => {
    mark(request.socket, isGraphql(request) ? STATE.WAITING : STATE.ANSWERING);
    response.once('close', () => mark(request.socket, STATE.OPEN));
  });
}

/** Stands still while something keeps the thread from looking after connections. */
const beat = ({ cells }: Marks): void => void setInterval(() => Atomics.add(cells, CELL.BEAT, 1), BEAT_MS).unref();

export function openWatch(): Watching {
  const marks = createMarks();
  beat(marks);
  return { marks, watch: operations(marks), watchConnections: (server) => watchConnections(server, marks) };
}
