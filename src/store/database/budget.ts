/**
 * The budget of the operation that a connection answers: how much time and how many bytes it may still take. SQL functions draw on it
 * while a statement runs, so that what takes too much is stopped from inside; better-sqlite3 cannot interrupt a statement.
 */
import { DatelineError } from '../../problem.ts';

export const MEGABYTE = 1024 * 1024;

/** The most bytes of an answer, unless the server is told otherwise. */
export const MAX_ANSWER_BYTES = 32 * MEGABYTE;

/** Characters of texts that are read before the time is looked at; a tenth of a millisecond. */
const UNCHECKED_CHARACTERS = 64 * 1024;

/** An operation took more than it may. It has ended: whoever catches this must not run it again. */
export class BudgetExceeded extends DatelineError {}

/** An operation took longer than it may. */
export class DeadlineExceeded extends BudgetExceeded {
  constructor(milliseconds: number) {
    const advice = 'Ask for less: fewer relations within each other in filters, shorter lists, fewer root fields.';
    super('TOO_SLOW', `The operation took longer than ${milliseconds / 1000} s. ${advice}`);
  }
}

/** An operation was to do what cannot be stopped, where others wait for its end. It may be quick elsewhere, or for other values of its variables. */
export class Unstoppable extends DeadlineExceeded {}

/** How long an operation may take. */
export interface TimeLimit {
  readonly milliseconds: number;
  /** Bytes of an answer for which that time is given. A longer one is taken to need more time. */
  readonly bytes?: number;
  /** Whether others wait for its end: then it does nothing that may take long and cannot be stopped. Default: no. */
  readonly isAwaited?: boolean;
  /** Whether nobody waits for the answer any more. */
  readonly isCancelled?: () => boolean;
}

const UNLIMITED: TimeLimit = { milliseconds: Number.POSITIVE_INFINITY };

export class Budget {
  readonly #mostBytes: number;
  #most: number;
  #bytes = 0;
  #ticks = 0;
  #unchecked = 0;
  #deadline = UNLIMITED.milliseconds;
  #limit = UNLIMITED;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
    this.#most = mostBytes;
  }

  /** Begins an operation. `mostBytes` may be less than what every answer may have. */
  start(limit: TimeLimit = UNLIMITED, mostBytes = this.#mostBytes): void {
    this.#most = Math.min(mostBytes, this.#mostBytes);
    this.#bytes = 0;
    this.#ticks = 0;
    this.#limit = limit;
    this.#deadline = performance.now() + limit.milliseconds;
  }

  /** How often the statements of the operation have ticked so far. */
  get ticks(): number {
    return this.#ticks;
  }

  /** To be called for some rows of each loop that no page bounds. Throws TOO_SLOW. */
  tick(): void {
    this.#ticks++;
    this.checkTime();
  }

  /** To be called ahead of what takes long and does not tick. Throws TOO_SLOW where others wait. */
  beginUnstoppable(): void {
    if (this.#limit.isAwaited) throw new Unstoppable(this.#limit.milliseconds);
  }

  /** To be called with characters of texts that are handed over or walked through, whatever comes of it. Throws TOO_SLOW. */
  read(characters: number): void {
    this.#unchecked += characters;
    if (this.#unchecked < UNCHECKED_CHARACTERS) return;
    this.#unchecked = 0;
    this.checkTime();
  }

  /** To be called between statements of one operation. Throws TOO_SLOW. */
  checkTime(): void {
    const { milliseconds, isCancelled } = this.#limit;
    if (performance.now() <= this.#deadline && !isCancelled?.()) return;
    throw new DeadlineExceeded(milliseconds);
  }

  /** Counts bytes of the answer. Throws ANSWER_TOO_LARGE, and TOO_SLOW for more than the time is given for. */
  count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#most) {
      throw new BudgetExceeded(
        'ANSWER_TOO_LARGE',
        `The answer is larger than ${this.#most / MEGABYTE} MB. Ask for smaller pages (first:), for fewer texts, and for each text once.`,
      );
    }
    const { milliseconds, bytes: most = Number.POSITIVE_INFINITY } = this.#limit;
    if (this.#bytes > most) throw new DeadlineExceeded(milliseconds);
  }

  /** What `write` gives: a part of the answer, whole. Texts counted within it count no longer. Throws ANSWER_TOO_LARGE. */
  measure<Json extends string | Uint8Array>(write: () => Json): Json {
    const before = this.#bytes;
    const json = write();
    this.#bytes = before;
    this.count(Buffer.byteLength(json));
    return json;
  }
}
