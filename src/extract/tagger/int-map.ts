/** A compact hash map from 32-bit integers to integers. */

export interface Lookup {
  readonly size: number;
  get(key: number): number | undefined;
  keys(): Iterable<number>;
}

/** Open addressing with a fixed capacity. Values must not be 0. */
export class IntMap implements Lookup {
  size = 0;
  readonly #keys: Int32Array;
  readonly #values: Int32Array;
  readonly #mask: number;

  constructor(capacity: number) {
    const places = 2 ** Math.ceil(Math.log2(2 * capacity + 2));
    this.#keys = new Int32Array(places);
    this.#values = new Int32Array(places);
    this.#mask = places - 1;
  }

  get(key: number): number | undefined {
    return this.#values[this.#slotOf(key)] || undefined;
  }

  set(key: number, value: number): void {
    const place = this.#slotOf(key);
    if (this.#values[place] === 0) this.size++;
    this.#keys[place] = key;
    this.#values[place] = value;
  }

  *keys(): Generator<number> {
    for (const [place, value] of this.#values.entries()) if (value !== 0) yield this.#keys[place] as number;
  }

  /** The slot of a key, or the free slot where it would be stored. */
  #slotOf(key: number): number {
    let place = (key ^ (key >>> 15)) & this.#mask;
    while (this.#values[place] !== 0 && this.#keys[place] !== key) place = (place + 1) & this.#mask;
    return place;
  }
}
