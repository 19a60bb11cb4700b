/**
 * Sends events as server-sent events, in the way of GraphQL over SSE (distinct connections), with ids and at the pace of the reader.
 * Yoga negotiates and writes the head; its own stream has no ids.
 */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { SentEvent, Subscription } from './subscription.ts';
import type { UnsentEvents } from './unsent-events.ts';

export interface Reading {
  readonly heartbeatMs: number;
  readonly unsent: UnsentEvents;
  /** The JSON of the result that a slow reader ends with. */
  readonly tooSlow: () => string;
}

const idLine = (id: string | null): string => (id === null ? '' : `id: ${id}\n`);
const nextEvent = ({ id, json }: SentEvent): string => `event: next\n${idLine(id)}data: ${json}\n\n`;
const COMPLETE = 'event: complete\ndata:\n\n';
const COMMENT = ':\n\n';

/** Heartbeats after which a stream that has ended is cut off. */
const MOST_ENDING = 3;

class Stream {
  readonly #response: ServerResponse;
  readonly #subscription: Subscription;
  readonly #reading: Reading;
  /** The last position that the client was told. */
  #known: string | null = null;
  #wasWaiting = false;
  /** Heartbeats since the end was written for a slow reader. */
  #ending = 0;

  constructor(response: ServerResponse, subscription: Subscription, reading: Reading) {
    this.#response = response;
    this.#subscription = subscription;
    this.#reading = reading;
    // The heartbeats find out who does not read.
    response.socket?.setTimeout(0);
    const beats = setInterval(() => this.#beat(), reading.heartbeatMs).unref();
    response.on('close', () => {
      clearInterval(beats);
      subscription.end();
      reading.unsent.release(response);
    });
  }

  #drop(): void {
    this.#subscription.end();
    this.#response.end(nextEvent({ id: null, json: this.#reading.tooSlow() }) + COMPLETE);
  }

  /** A comment, which keeps proxies from closing the connection, or the position, so that a client with few events does not fall behind. */
  #heartbeat(): string {
    const { position } = this.#subscription;
    if (position === this.#known) return COMMENT;
    this.#known = position;
    return `${idLine(position)}\n`;
  }

  #beat(): void {
    const response = this.#response;
    const isWaiting = response.writableLength > 0;
    if (response.writableEnded) {
      // The code comes behind what waits, for a reader that reads on.
      if (++this.#ending >= MOST_ENDING) response.destroy();
    } else if (!isWaiting) {
      response.write(this.#heartbeat());
    } else if (this.#wasWaiting) {
      this.#drop();
    }
    this.#wasWaiting = isWaiting;
  }

  /** Resolves when the reader has taken in what waits for it. */
  async #drained(): Promise<void> {
    const { unsent } = this.#reading;
    const response = this.#response;
    unsent.hold(response, response.writableLength, () => response.destroy());
    const closed = new AbortController();
    const close = (): void => closed.abort();
    response.once('close', close);
    await once(response, 'drain', { signal: closed.signal }).catch(() => {});
    response.off('close', close);
    unsent.release(response);
  }

  async send(): Promise<void> {
    const response = this.#response;
    response.write(this.#heartbeat() + COMMENT);
    for await (const event of this.#subscription) {
      if (response.writableEnded || response.destroyed) return;
      this.#known = event.id;
      if (!response.write(nextEvent(event))) await this.#drained();
    }
    if (!response.writableEnded && !response.destroyed) response.end(COMPLETE);
  }
}

/** Sends the events behind a head that is written. Resolves at the end. */
export const sendEvents = (response: ServerResponse, subscription: Subscription, reading: Reading): Promise<void> =>
  new Stream(response, subscription, reading).send();
