/** Watches the database for events, whichever process writes them: a poll of its version while somebody subscribes. */
import { LRUCache } from 'lru-cache';
import type { Store } from '../../store/database/open.ts';
import {
  type EventLog,
  type EventPage,
  endOf,
  eventsAfter,
  type LogState,
  readLogState,
} from '../../store/read/event-log.ts';

/** How often the version is looked at, in milliseconds. It takes a hundredth of one. */
const POLL_MS = 200;
/** Events of a page: what one subscriber holds of a log, however long it is. */
export const PAGE = 100;
/** Pages kept for others at the same position. */
const PAGES_KEPT = 32;

type Wake = () => void;

const isSame = (one: LogState, other: LogState): boolean =>
  one.epoch === other.epoch &&
  one.revision === other.revision &&
  one.oldest === other.oldest &&
  one.change === other.change &&
  one.run === other.run &&
  one.running === other.running;

export class LogWatch {
  readonly #store: Store;
  readonly #pages = new LRUCache<string, EventPage>({ max: PAGES_KEPT });
  readonly #waiting = new Set<Wake>();
  #followers = 0;
  #timer: NodeJS.Timeout | undefined;
  #version: unknown;
  #state: LogState | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The position after all that is in the log. */
  end(log: EventLog): string {
    return endOf(log, readLogState(this.#store));
  }

  /** Throws EVENT_EXPIRED, NOT_FOUND, BAD_USER_INPUT, and what reading the database throws. */
  after(log: EventLog, position: string): EventPage {
    const kept = this.#pages.get(position);
    if (kept) return kept;
    const page = eventsAfter(this.#store, log, position, PAGE);
    this.#pages.set(position, page);
    return page;
  }

  /** Polls from now on, until `unfollow` was called as often. */
  follow(): void {
    if (this.#followers++ > 0) return;
    this.#look();
    this.#timer = setInterval(() => this.#look(), POLL_MS).unref();
  }

  unfollow(): void {
    if (--this.#followers === 0) clearInterval(this.#timer);
  }

  /** Calls back once, at the next change of a log. The result takes the request back. */
  onChange(wake: Wake): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }

  /** What is wrong with the database is the error of whoever reads it next. */
  #look(): void {
    try {
      const version = this.#store.db.pragma('data_version', { simple: true });
      if (version === this.#version) return;
      const state = readLogState(this.#store);
      this.#version = version;
      if (this.#state && isSame(state, this.#state)) return;
      this.#state = state;
    } catch {
      this.#version = undefined;
      this.#state = null;
    }
    this.#pages.clear();
    const woken = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of woken) wake();
  }
}
