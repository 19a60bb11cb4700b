/** Shares room between clients, such as requests in flight. */

/**
 * A client may take more as long as it holds no more than is left (a dynamic threshold, as switches have for their buffers): half of all
 * when it is alone, so that there is always room for one that has none.
 */
export class FairShare {
  readonly #held = new Map<string, number>();
  #left: number;

  constructor(room: number) {
    this.#left = room;
  }

  #heldBy(client: string): number {
    return this.#held.get(client) ?? 0;
  }

  mayTake(client: string, amount = 1): boolean {
    return amount <= this.#left && this.#heldBy(client) <= this.#left;
  }

  take(client: string, amount = 1): void {
    this.#left -= amount;
    this.#held.set(client, this.#heldBy(client) + amount);
  }

  /** Gives back what it took. */
  release(client: string, amount = 1): void {
    this.#left += amount;
    const held = this.#heldBy(client) - amount;
    if (held > 0) this.#held.set(client, held);
    else this.#held.delete(client);
  }
}
