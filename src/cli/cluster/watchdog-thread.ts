/** The watchdog of a worker, a thread: sees whether operations end in time, and answers and kills the process when one does not. */
import { workerData } from 'node:worker_threads';
import { createLog } from '../../log.ts';
import { sayFarewell } from './farewell.ts';
import { BEAT_MS, CELL, CONDEMNED } from './marks.ts';
import type { Watchdog } from './watchdog.ts';

const { marks, seconds, logLevel } = workerData as Watchdog;
const { cells } = marks;
const most = (seconds * 1000) / BEAT_MS;
let step = 0;
let beat = 0;
let seen = 0;

/** How many looks in a row have found the thread busy with one operation. They are counted, not timed: a stopped process is not slow. */
function count(): number {
  const [lastStep, lastBeat] = [step, beat];
  [step, beat] = [Atomics.load(cells, CELL.STEP), Atomics.load(cells, CELL.BEAT)];
  const isBusy = step === lastStep && beat === lastBeat && Atomics.load(cells, CELL.RUNNING) > 0;
  seen = isBusy ? seen + 1 : 0;
  return seen;
}

function end(): void {
  // Unless it has just ended. From here on nothing is answered by anybody else.
  if (Atomics.compareExchange(cells, CELL.STEP, step, CONDEMNED) !== step) return;
  sayFarewell(marks, seconds);
  createLog(logLevel).error({ worker: process.pid, seconds }, 'an operation took longer than it may: its worker ends');
  process.kill(process.pid, 'SIGKILL');
}

setInterval(() => {
  if (count() > most) end();
}, BEAT_MS);
