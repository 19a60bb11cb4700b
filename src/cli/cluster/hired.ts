/** One worker as its crew knows it. */
import cluster, { type Worker } from 'node:cluster';
import { builtPath } from '../../package-root.ts';
import { DatelineError } from '../../problem.ts';
import type { Failure, FromWorker, Order, ToWorker } from './messages.ts';

/** A worker needs nothing of the command line. */
const ENTRY = builtPath('src/cli/cluster/worker.ts');

export interface Hired {
  readonly worker: Worker;
  /** Resolves to the address of its GraphQL endpoint; rejects with why when it ends before it listens. */
  readonly url: Promise<string>;
  readonly ended: Promise<End>;
}

/** How a process ended: one of them is null. */
export interface End {
  readonly code: number | null;
  readonly signal: string | null;
}

export function tell(worker: Worker, message: Partial<ToWorker>): void {
  // One that has just ended needs no more telling: what becomes of it is heard elsewhere.
  if (worker.isConnected()) worker.send(message, () => {});
}

const errorOf = ({ code, message }: Failure): Error =>
  code === null ? new Error(message) : new DatelineError(code, message);

/** After its last message: the channel may be read to its end later than the process ends. */
async function endOf(worker: Worker): Promise<End> {
  const silent = new Promise<void>((resolve) => worker.once('disconnect', resolve));
  const end = await new Promise<End>((resolve) => {
    worker.once('exit', (code: number | null, signal: string | null) => resolve({ code, signal }));
  });
  await silent;
  return end;
}

const diedOf = ({ code, signal }: End): Error =>
  new Error(`A worker ended by ${signal ?? `exit code ${code}`} before it could answer`);

/** Says what those that are hired from now on have to do. */
export const prepareOrder = (order: Order): void =>
  cluster.setupPrimary({ exec: ENTRY, args: [JSON.stringify(order)] });

/** Starts a worker; whatever it tells is told to `hear` too. */
export function hire(hear: (told: Partial<FromWorker>, from: Worker) => void): Hired {
  const worker = cluster.fork();
  const ended = endOf(worker);
  const url = new Promise<string>((resolve, reject) => {
    worker.on('message', (told: Partial<FromWorker>) => {
      const { url: own, failure } = told;
      if (own !== undefined) resolve(own);
      if (failure !== undefined) reject(errorOf(failure));
      hear(told, worker);
    });
    void ended.then((end) => reject(diedOf(end)));
  });
  return { worker, url, ended };
}
