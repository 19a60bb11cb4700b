/** Tells other processes how far a run is that takes longer than a moment, in small transactions of its own. */
import { hostname } from 'node:os';
import type { Store } from '../database/open.ts';
import type { RunStage } from '../sql/tables/runs.ts';

export interface Step {
  readonly stage: RunStage;
  readonly done: number;
  /** Null when unknown. */
  readonly total: number | null;
}

export interface RunProgress {
  /** The number that the run is going to have; null before it was told of. */
  readonly number: () => number | null;
  /** Tells it, unless that was done a moment ago. Does nothing within a transaction, or while another process writes. */
  readonly tell: (step: Step) => void;
  /** A part of the run was committed with that number. */
  readonly begun: (number: number) => void;
  /** Nothing is told any more, whether the run succeeded or not. */
  readonly end: () => void;
}

/** Each time takes a commit, after which readers read pages again; a shorter run is told of when it has ended. */
const INTERVAL_MS = 1000;

const SELECT_PROCESSES = 'SELECT id, process FROM run_progress';
const DELETE = 'DELETE FROM run_progress WHERE id = ?';
const SAVE = `
  INSERT INTO run_progress (id, stage, done, total, process)
  SELECT coalesce($number, 1 + max((SELECT coalesce(max(id), 0) FROM runs), (SELECT coalesce(max(id), 0) FROM run_progress))),
    $stage, $done, $total, $process
  WHERE true
  ON CONFLICT (id) DO UPDATE SET stage = excluded.stage, done = excluded.done, total = excluded.total RETURNING id`;

const processName = (pid: number): string => `${hostname()} ${pid}`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Deletes what processes of this host left behind that were killed. */
function deleteDead(store: Store): void {
  const rows = store.prepare(SELECT_PROCESSES).all() as { id: number; process: string }[];
  for (const { id, process: name } of rows) {
    const pid = Number(name.split(' ').at(-1));
    if (name === processName(pid) && !isAlive(pid)) store.prepare(DELETE).run(id);
  }
}

/** Does `work` in a transaction, or nothing while another process writes: progress is not worth a wait. */
function attempt<Result>(store: Store, work: () => Result): Result | null {
  const timeout = store.db.pragma('busy_timeout', { simple: true });
  store.db.pragma('busy_timeout = 0');
  try {
    return store.db.transaction(work).immediate();
  } catch (cause) {
    if ((cause as { code?: unknown }).code === 'SQLITE_BUSY') return null;
    throw cause;
  } finally {
    store.db.pragma(`busy_timeout = ${timeout}`);
  }
}

export function createRunProgress(store: Store, intervalMs = INTERVAL_MS): RunProgress {
  let number: number | null = null;
  let stage: Step['stage'] = 'READING';
  let last = performance.now();
  const save = (step: Step): number => {
    if (number === null) deleteDead(store);
    const row = { number, ...step, process: processName(process.pid) };
    return store.prepare(SAVE).pluck().get(row) as number;
  };
  return {
    number: () => number,
    begun: (given) => {
      number = given;
    },
    tell: (step) => {
      const isDue = performance.now() - last >= intervalMs || (number !== null && step.stage !== stage);
      if (!isDue || store.db.inTransaction) return;
      last = performance.now();
      stage = step.stage;
      number = attempt(store, () => save(step)) ?? number;
    },
    end: () => {
      if (number !== null) attempt(store, () => store.prepare(DELETE).run(number));
    },
  };
}
