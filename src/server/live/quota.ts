/** Counts what stays open, such as subscriptions: of a process, and of each client address. */

interface QuotaLimits {
  readonly most: number;
  readonly mostOfClient: number;
}

export class Quota {
  readonly #limits: QuotaLimits;
  readonly #held = new Map<string, number>();
  #count = 0;

  constructor(limits: QuotaLimits) {
    this.#limits = limits;
  }

  get count(): number {
    return this.#count;
  }

  /** Null when one more was counted, which `release` has to follow; otherwise what is full. */
  take(client: string): 'process' | 'client' | null {
    const held = this.#held.get(client) ?? 0;
    if (held >= this.#limits.mostOfClient) return 'client';
    if (this.#count >= this.#limits.most) return 'process';
    this.#held.set(client, held + 1);
    this.#count++;
    return null;
  }

  release(client: string): void {
    this.#count--;
    const held = (this.#held.get(client) ?? 0) - 1;
    if (held > 0) this.#held.set(client, held);
    else this.#held.delete(client);
  }
}
