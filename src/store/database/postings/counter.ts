/** Counts by number, in a typed array that grows. */

const INITIAL = 1024;

export class Counter {
  #counts: Int32Array;

  /** With room for so many numbers at first. */
  constructor(room = INITIAL) {
    this.#counts = new Int32Array(room);
  }

  add(at: number, count: number): void {
    if (at >= this.#counts.length) this.#grow(at + 1);
    this.#counts[at] = (this.#counts[at] as number) + count;
  }

  /** Of at least so many numbers, 0 for those that were not counted. */
  upTo(size: number): Int32Array {
    if (size > this.#counts.length) this.#grow(size);
    return this.#counts;
  }

  #grow(size: number): void {
    const counts = new Int32Array(Math.max(size, this.#counts.length * 2));
    counts.set(this.#counts);
    this.#counts = counts;
  }
}
