/** A fair queue: clients take turns, round robin, however much each of them waits for. */

export class FairQueue<Item> {
  /** What each client waits for, in the order of their turns. */
  readonly #waiting = new Map<string, Item[]>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(client: string, item: Item): void {
    const items = this.#waiting.get(client);
    if (items) items.push(item);
    else this.#waiting.set(client, [item]);
    this.#length++;
  }

  /** The oldest of the client whose turn it is; undefined when nothing waits. The next turn of that client comes after those of all others. */
  shift(): Item | undefined {
    for (const [client, items] of this.#waiting) {
      const item = items.shift();
      this.#length--;
      if (items.length > 0 && this.#waiting.size === 1) return item;
      this.#waiting.delete(client);
      if (items.length > 0) this.#waiting.set(client, items);
      return item;
    }
    return undefined;
  }

  /** Takes an item out; false when it is not there any more. */
  remove(client: string, item: Item): boolean {
    const items = this.#waiting.get(client) ?? [];
    const index = items.indexOf(item);
    if (index === -1) return false;
    items.splice(index, 1);
    if (items.length === 0) this.#waiting.delete(client);
    this.#length--;
    return true;
  }

  /** Takes out the newest of the client that waits for the most; undefined when nothing waits. */
  dropNewest(): Item | undefined {
    const lists = [...this.#waiting];
    const [client, items] = lists.reduce(
      (most, each) => (each[1].length > most[1].length ? each : most),
      lists[0] ?? ['', []],
    );
    const newest = items.at(-1);
    if (newest !== undefined) this.remove(client, newest);
    return newest;
  }
}
