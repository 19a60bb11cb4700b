/** One WebSocket connection: sends at the pace of the reader, finds out who does not read, and limits messages. */
import type { WebSocket } from 'ws';
import type { Reading } from './sse.ts';

/** Close codes of our own, and of the protocol of graphql-ws. */
export const CLOSE = {
  GOING_AWAY: 1001,
  TOO_MANY_REQUESTS: 4429,
  SLOW_READER: 4413,
  INTERNAL_ERROR: 4500,
} as const;

/** Heartbeats after which a connection that is being closed is cut off. */
const MOST_CLOSING = 3;

export class Connection {
  readonly #socket: WebSocket;
  readonly #reading: Pick<Reading, 'unsent'>;
  /** Bytes of messages that the reader has not taken in. */
  #waiting = 0;
  /** The last message that was sent. */
  #sent: Promise<void> = Promise.resolve();
  #wasWaiting = false;
  #isAlive = true;
  /** Heartbeats since it is being closed. */
  #closing = 0;
  /** Called when it is going to be closed for being slow. */
  onSlow: () => void = () => {};

  constructor(socket: WebSocket, { heartbeatMs, unsent }: Reading) {
    this.#socket = socket;
    this.#reading = { unsent };
    const beats = setInterval(() => this.#beat(), heartbeatMs).unref();
    socket.on('pong', () => {
      this.#isAlive = true;
    });
    // What is wrong with a connection closes it.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(beats);
      unsent.release(this);
    });
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Closes it without an answer, when it is not closed in time. */
  terminate(): void {
    this.#socket.terminate();
  }

  #beat(): void {
    const socket = this.#socket;
    const isWaiting = this.#waiting > 0;
    if (socket.readyState !== socket.OPEN) {
      // The code comes behind what waits, for a reader that reads on.
      if (++this.#closing >= MOST_CLOSING) socket.terminate();
    } else if (!this.#isAlive && !isWaiting) {
      socket.terminate();
    } else if (isWaiting && this.#wasWaiting) {
      this.onSlow();
      this.close(CLOSE.SLOW_READER, 'SLOW_READER: the events were not read in time.');
    } else if (!isWaiting) {
      this.#isAlive = false;
      socket.ping();
    }
    this.#wasWaiting = isWaiting;
  }

  #write(message: string): Promise<void> {
    const socket = this.#socket;
    return new Promise((resolve) => {
      if (socket.readyState === socket.OPEN) socket.send(message, () => resolve());
      else resolve();
    });
  }

  #hold(bytes: number): void {
    this.#waiting += bytes;
    const { unsent } = this.#reading;
    if (this.#waiting > 0) unsent.hold(this, this.#waiting, () => this.terminate());
    else unsent.release(this);
  }

  /** Resolves when the reader has taken it in; one message at a time is written. */
  async send(message: string): Promise<void> {
    const bytes = Buffer.byteLength(message);
    this.#hold(bytes);
    this.#sent = this.#sent.then(() => this.#write(message));
    await this.#sent;
    this.#hold(-bytes);
  }
}
