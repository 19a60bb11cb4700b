/** Numbers row ids from 0 in the order in which they come, in typed arrays: a hundred thousand of them take a few milliseconds. */

const INITIAL_SLOTS = 1024;
const FREE = -1;

/** A hash table with open addressing. Row ids are parts of hashes, so their last bits are as good as any hash of them. */
export class IdTable {
  #slots: Int32Array;
  #ids: Float64Array;
  #size = 0;

  /** With room for so many ids at first. */
  constructor(room = 0) {
    let slots = INITIAL_SLOTS;
    while (slots < 2 * room) slots *= 2;
    this.#slots = new Int32Array(slots).fill(FREE);
    this.#ids = new Float64Array(slots / 2);
  }

  /** How many ids there are. */
  get size(): number {
    return this.#size;
  }

  /** The ids by number. */
  get ids(): Float64Array {
    return this.#ids.subarray(0, this.#size);
  }

  #slotOf(id: number): number {
    const mask = this.#slots.length - 1;
    let slot = (id >>> 0) & mask;
    for (;;) {
      const number = this.#slots[slot] as number;
      if (number === FREE || this.#ids[number] === id) return slot;
      slot = (slot + 1) & mask;
    }
  }

  has(id: number): boolean {
    return this.#slots[this.#slotOf(id)] !== FREE;
  }

  /** The number of an id; null for one that is not there. */
  numberOf(id: number): number | null {
    const number = this.#slots[this.#slotOf(id)] as number;
    return number === FREE ? null : number;
  }

  /** The number of an id, which is added unless it is known. */
  add(id: number): number {
    const slot = this.#slotOf(id);
    const known = this.#slots[slot] as number;
    if (known !== FREE) return known;
    if (this.#size === this.#ids.length) {
      this.#grow();
      return this.add(id);
    }
    this.#slots[slot] = this.#size;
    this.#ids[this.#size] = id;
    return this.#size++;
  }

  #grow(): void {
    const ids = new Float64Array(this.#ids.length * 2);
    ids.set(this.#ids);
    this.#ids = ids;
    this.#slots = new Int32Array(this.#slots.length * 2).fill(FREE);
    for (let number = 0; number < this.#size; number++) {
      this.#slots[this.#slotOf(ids[number] as number)] = number;
    }
  }
}
