/**
 * The budget of the operation that a connection answers: how much the answer may still take. SQL functions draw on it while a statement
 * runs, so that what takes too much is stopped from inside; better-sqlite3 cannot interrupt a statement.
 */
import { DatelineError } from '../../problem.ts';

export const MEGABYTE = 1024 * 1024;

/** The most bytes of an answer, unless the server is told otherwise. */
export const MAX_ANSWER_BYTES = 32 * MEGABYTE;

/** An operation took more than it may. It has ended: whoever catches this must not run it again. */
export class BudgetExceeded extends DatelineError {}

export class Budget {
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Begins an operation. */
  start(): void {
    this.#bytes = 0;
  }

  /** Counts bytes of the answer. Throws ANSWER_TOO_LARGE. */
  count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#mostBytes) {
      throw new BudgetExceeded(
        'ANSWER_TOO_LARGE',
        `The answer is larger than ${this.#mostBytes / MEGABYTE} MB. Ask for smaller pages (first:), for fewer texts, and for each text once.`,
      );
    }
  }

  /** What `write` gives: a part of the answer, whole. Texts counted within it count no longer. Throws ANSWER_TOO_LARGE. */
  measure(write: () => string): string {
    const before = this.#bytes;
    const json = write();
    this.#bytes = before;
    this.count(Buffer.byteLength(json));
    return json;
  }
}
