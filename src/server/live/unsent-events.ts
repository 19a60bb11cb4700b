/** Bounds the memory of events that readers have not taken in yet: whoever holds the most is dropped. */
import { MEGABYTE } from '../../store/database/budget.ts';

/** Of all subscribers of a process. */
const MOST_BYTES = 32 * MEGABYTE;

interface Held {
  readonly bytes: number;
  readonly drop: () => void;
}

export class UnsentEvents {
  readonly #held = new Map<object, Held>();
  #total = 0;

  /** Notes that so many bytes wait for a reader; `drop` closes its connection. */
  hold(reader: object, bytes: number, drop: () => void): void {
    this.release(reader);
    this.#held.set(reader, { bytes, drop });
    this.#total += bytes;
    while (this.#total > MOST_BYTES) this.#dropOne();
  }

  release(reader: object): void {
    this.#total -= this.#held.get(reader)?.bytes ?? 0;
    this.#held.delete(reader);
  }

  #dropOne(): void {
    const [[reader, held] = []] = [...this.#held].sort(([, one], [, other]) => other.bytes - one.bytes);
    if (reader === undefined || held === undefined) return;
    this.release(reader);
    held.drop();
  }
}
