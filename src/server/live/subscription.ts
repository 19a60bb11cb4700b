/** One subscription: reads its log at the pace of its reader and executes the selection for each event. Nothing is read ahead but ids. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog } from '../../store/read/event-log.ts';
import type { LogWatch } from './log-watch.ts';

/** An event as it is sent: the JSON of its result. */
export interface SentEvent {
  /** Null for what is no event: the error that ends the subscription. */
  readonly id: string | null;
  readonly json: string;
}

/** What an event is to its subscriber: the JSON of a result, nothing, or to be asked for again because the server is overloaded. */
export type Told = { readonly json: string } | 'nothing' | 'overloaded';

interface SubscriptionOptions {
  readonly watch: LogWatch;
  readonly log: EventLog;
  /** The position to begin at. */
  readonly from: string;
  /** Resolves when it is this subscription's turn to use the thread. */
  readonly turn: () => Promise<void>;
  readonly tell: (event: string) => Promise<Told>;
  /** The JSON of the result for an error that ends the subscription. */
  readonly explain: (error: unknown) => string;
  readonly onEnd: () => void;
}

/** Of an overloaded server, in milliseconds. */
const RETRY_MS = 1000;

const DONE = { done: true, value: undefined } as const;
type Next = IteratorResult<SentEvent, undefined>;

/** To be read one event after the other: `next` is not called before the last one resolved. */
export class Subscription implements AsyncIterable<SentEvent> {
  readonly #options: SubscriptionOptions;
  #position: string;
  /** Ids of events that come next. */
  #due: readonly string[] = [];
  /** The position after them. */
  #end: string;
  /** Whether nothing can come after them. */
  #isLast = false;
  #wake: (() => void) | null = null;
  #isEnded = false;

  constructor(options: SubscriptionOptions) {
    this.#options = options;
    this.#position = options.from;
    this.#end = options.from;
    options.watch.follow();
  }

  /** Where it is: all events before were sent, or are not told. */
  get position(): string {
    return this.#position;
  }

  /** Reads no more: `next` resolves to the end. */
  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#options.watch.unfollow();
    this.#wake?.();
    this.#options.onEnd();
  }

  /** Waits for the next change of the log, or the end. */
  #change(): Promise<void> {
    return new Promise((resolve) => {
      const withdraw = this.#options.watch.onChange(resolve);
      this.#wake = () => {
        withdraw();
        resolve();
      };
    });
  }

  /** Sees to it that events are due. Resolves at the end too. */
  async #await(): Promise<void> {
    const { watch, log } = this.#options;
    while (!this.#isEnded && this.#due.length === 0) {
      if (this.#isLast) {
        this.end();
        return;
      }
      const { events, end, isLast = false } = watch.after(log, this.#end);
      const isMore = events.length > 0;
      this.#due = events;
      this.#end = end;
      this.#isLast = isLast;
      if (isMore) return;
      this.#position = end;
      if (isLast) continue;
      await this.#change();
    }
  }

  /** The next event of the log, if it is told. */
  async #take(): Promise<SentEvent | null> {
    const [id, ...rest] = this.#due;
    if (id === undefined) return null;
    await this.#options.turn();
    if (this.#isEnded) return null;
    const told = await this.#options.tell(id);
    if (told === 'overloaded') {
      await sleep(RETRY_MS, undefined, { ref: false });
      return null;
    }
    this.#due = rest;
    this.#position = id;
    return told === 'nothing' ? null : { id, json: told.json };
  }

  async next(): Promise<Next> {
    try {
      while (!this.#isEnded) {
        await this.#await();
        const event = await this.#take();
        if (event !== null && !this.#isEnded) return { done: false, value: event };
      }
      return DONE;
    } catch (error) {
      if (this.#isEnded) return DONE;
      this.end();
      return { done: false, value: { id: null, json: this.#options.explain(error) } };
    }
  }

  async return(): Promise<typeof DONE> {
    this.end();
    return DONE;
  }

  [Symbol.asyncIterator](): AsyncIterator<SentEvent, undefined> {
    return this;
  }
}
