/** Gathers what all workers have measured, for the one that was asked for it. */
import type { Worker } from 'node:cluster';
import type { Figures } from '../../server/metrics.ts';
import { tell } from './hired.ts';

/** A worker that is busy for longer is told of as it was when last asked. */
const PATIENCE_MS = 1000;

export class FiguresOfAll {
  readonly #last = new WeakMap<Worker, Figures>();
  readonly #waiting = new Map<Worker, () => void>();

  /** To be called with what a worker tells when it is told to measure. */
  hear(worker: Worker, figures: Figures): void {
    this.#last.set(worker, figures);
    this.#waiting.get(worker)?.();
  }

  #measure(worker: Worker): Promise<void> {
    const heardBefore = this.#waiting.get(worker);
    return new Promise((resolve) => {
      const heard = (): void => {
        clearTimeout(late);
        if (this.#waiting.get(worker) === heard) this.#waiting.delete(worker);
        heardBefore?.();
        resolve();
      };
      const late = setTimeout(heard, PATIENCE_MS);
      this.#waiting.set(worker, heard);
      tell(worker, { measure: true });
    });
  }

  /** Tells one worker what all have measured. */
  async gather(workers: readonly Worker[], asker: Worker): Promise<void> {
    await Promise.all(workers.map((worker) => this.#measure(worker)));
    tell(asker, { figures: workers.flatMap((worker) => [this.#last.get(worker) ?? []]) });
  }
}
