/** Accepts the connections of a cluster and hands each to the worker with the fewest, so that kept connections are spread evenly. */
import { createServer, type Socket } from 'node:net';
import { type Address, BACKLOG, listen } from '../../server/listen.ts';

/** A worker that takes connections, one at a time. */
export interface Receiver {
  /** Connections that it has open as far as known, with the one that is under way to it. */
  readonly connections: number;
  /** One is under way: `free`, when the worker has it; `overdue`, when that takes long. */
  readonly state: 'free' | 'receiving' | 'overdue';
  readonly handOver: (socket: Socket) => void;
}

export class Balancer {
  // Reads nothing: the worker reads every byte.
  readonly #server = createServer({ pauseOnConnect: true, allowHalfOpen: true, noDelay: true });
  readonly #receivers = new Set<Receiver>();
  readonly #waiting: Socket[] = [];
  #onEmpty: () => void = () => {};

  constructor() {
    this.#server.on('connection', (socket) => {
      // As many as the system keeps for a process that does not accept them.
      if (this.#waiting.length >= BACKLOG) socket.destroy();
      else this.#waiting.push(socket);
      this.distribute();
    });
  }

  /** Resolves to the address, a URL without path. Connections wait until there is a worker. Throws what listening throws. */
  listen(address: Address): Promise<string> {
    return listen(this.#server, address);
  }

  /** The address that it is bound to. */
  get boundAddress(): string {
    const address = this.#server.address();
    return typeof address === 'object' ? (address?.address ?? '') : '';
  }

  add(receiver: Receiver): void {
    this.#receivers.add(receiver);
    this.distribute();
  }

  delete(receiver: Receiver): void {
    this.#receivers.delete(receiver);
    this.distribute();
  }

  /** The worker with the fewest connections, of several the one that has waited longest; null while that one is receiving. */
  #next(): Receiver | null {
    const inTime = [...this.#receivers].filter(({ state }) => state !== 'overdue');
    const fewest = Math.min(...inTime.map(({ connections }) => connections));
    return inTime.find(({ connections, state }) => connections === fewest && state === 'free') ?? null;
  }

  /** Hands over the connections that wait. To be called whenever the state of a worker has changed. */
  distribute(): void {
    for (;;) {
      const receiver = this.#waiting.length > 0 ? this.#next() : null;
      if (receiver === null) break;
      this.#receivers.delete(receiver);
      this.#receivers.add(receiver);
      receiver.handOver(this.#waiting.shift() as Socket);
    }
    if (this.#waiting.length === 0) this.#onEmpty();
  }

  /** Accepts no more connections. Resolves when none waits any more. */
  async close(): Promise<void> {
    this.#server.close();
    if (this.#receivers.size === 0) this.destroy();
    if (this.#waiting.length === 0) return;
    await new Promise<void>((resolve) => {
      this.#onEmpty = resolve;
    });
  }

  /** Closes the connections that wait, without an answer. */
  destroy(): void {
    this.#server.close();
    for (const socket of this.#waiting.splice(0)) socket.destroy();
    this.#onEmpty();
  }
}
