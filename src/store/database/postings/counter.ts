/** Counts by number, in a typed array that grows. */

const INITIAL = 1024;

export class Counter {
  #counts = new Int32Array(INITIAL);

  add(at: number, count: number): void {
    if (at >= this.#counts.length) {
      const counts = new Int32Array(this.#counts.length * 2);
      counts.set(this.#counts);
      this.#counts = counts;
    }
    this.#counts[at] = (this.#counts[at] as number) + count;
  }

  /** At least as many as there are numbers, 0 for those beyond. */
  get counts(): Int32Array {
    return this.#counts;
  }
}
