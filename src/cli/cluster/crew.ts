/** Keeps so many workers answering at one address: starts them, replaces those that end, and stops them all. */
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../../log.ts';
import type { LogLevel } from '../../log-levels.ts';
import { type Address, listen } from '../../server/listen.ts';
import type { Answerers, ServeCall } from '../serving.ts';
import { delayAfter, SETTLED_MS } from './backoff.ts';
import { FiguresOfAll } from './figures.ts';
import { type Hired, hire, prepareOrder, tell } from './hired.ts';
import type { Counts, FromWorker } from './messages.ts';

/** So many starts in a row may come to nothing while nobody answers. */
const MOST_FAILED_STARTS = 5;
/** Milliseconds beyond the time for draining after which a worker that does not hear is killed. */
const GRACE_MS = 500;

/** The port to listen at. Throws what listening throws, before there is any worker. */
async function findPort(address: Address): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server, address));
  server.close();
  await once(server, 'close');
  return Number(port);
}

class Crew {
  readonly #log: Logger;
  readonly #workers = new Set<Hired>();
  readonly #answering = new Set<Hired>();
  readonly #figures = new FiguresOfAll();
  readonly #stopping = new AbortController();
  #failedStarts = 0;
  #giveUp: (error: unknown) => void = () => {};
  readonly lost = new Promise<never>((_resolve, reject) => {
    this.#giveUp = reject;
  });

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Resolves to the address when all answer; rejects, and leaves none behind, when one cannot. */
  async open(size: number): Promise<string> {
    const first = Array.from({ length: size }, () => this.#hire());
    try {
      const [url] = await Promise.all(first.map((hired) => hired.url));
      for (const hired of first) void this.#keep(hired);
      return url as string;
    } catch (error) {
      this.#kill();
      throw error;
    }
  }

  #hire(): Hired {
    const hired = hire((told, from) => this.#hear(told, from));
    this.#workers.add(hired);
    hired.url.then(() => this.#started(hired)).catch((error: unknown) => this.#notStarted(error));
    void hired.ended.then(() => this.#gone(hired));
    return hired;
  }

  #gone(hired: Hired): void {
    this.#workers.delete(hired);
    this.#answering.delete(hired);
  }

  #started(hired: Hired): void {
    this.#failedStarts = 0;
    this.#answering.add(hired);
  }

  #notStarted(error: unknown): void {
    this.#failedStarts++;
    if (this.#failedStarts < MOST_FAILED_STARTS || this.#answering.size > 0) return;
    this.#stopping.abort();
    this.#kill();
    this.#giveUp(error);
  }

  #hear({ counts, figures, gather }: Partial<FromWorker>, from: Worker): void {
    if (counts !== undefined) this.#passOn(counts, from);
    if (figures !== undefined) this.#figures.hear(from, figures);
    if (gather)
      void this.#figures.gather(
        [...this.#answering].map(({ worker }) => worker),
        from,
      );
  }

  #passOn(counts: Counts, from: Worker): void {
    for (const { worker } of this.#answering) if (worker !== from) tell(worker, { counts });
  }

  #kill(): void {
    for (const { worker } of this.#workers) worker.process.kill('SIGKILL');
  }

  /** Sees that there is one in the place of this worker until the crew stops. */
  async #keep(first: Hired): Promise<void> {
    const { signal } = this.#stopping;
    let deaths = 0;
    for (let hired = first; ; hired = this.#hire()) {
      const begun = performance.now();
      const end = await hired.ended;
      if (signal.aborted) return;
      deaths = performance.now() - begun < SETTLED_MS ? deaths + 1 : 1;
      const milliseconds = delayAfter(deaths);
      const { pid } = hired.worker.process;
      this.#log.warn({ worker: pid, ...end, milliseconds }, 'a worker ended; another takes its place');
      await wait(milliseconds, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
    }
  }

  async stop(milliseconds: number): Promise<boolean> {
    this.#stopping.abort();
    const answering = [...this.#answering];
    for (const hired of this.#workers) {
      if (this.#answering.has(hired)) tell(hired.worker, { drain: milliseconds });
      else hired.worker.process.kill('SIGKILL');
    }
    const late = setTimeout(() => this.#kill(), milliseconds + GRACE_MS);
    const ends = await Promise.all(answering.map(({ ended }) => ended));
    clearTimeout(late);
    return ends.every(({ code }) => code === 0);
  }
}

/** Resolves when all workers answer. Throws what listening and opening throw. */
export async function openCrew(settings: ServeCall['settings'], log: Logger): Promise<Answerers> {
  const port = await findPort(settings);
  // Each worker takes connections itself. Handed out in turns by this process, one on its way to a worker that hangs or dies would be lost.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  prepareOrder({ settings: { ...settings, port }, logLevel: log.level as LogLevel });
  const crew = new Crew(log);
  crew.lost.catch(() => {});
  return { url: await crew.open(settings.workers), stop: (milliseconds) => crew.stop(milliseconds), lost: crew.lost };
}
