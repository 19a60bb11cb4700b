/** Changes a knowledge base while others read and write it: one change after the other, nobody stopped and nobody waiting for ever. */
import { setTimeout as pause } from 'node:timers/promises';
import { DatelineError } from '../../problem.ts';
import { explained } from './failure.ts';
import { openStore, type Store } from './open.ts';
import { createWriteBack, type WriteBack } from './write-back.ts';

/** How long a change waits for those before it, in milliseconds, before DATABASE_BUSY. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 20;
/** So many pages make a gigabyte: the log is written back in between, and by a change itself only if that has failed for long. */
const LOG_PAGES = 250_000;

/** The right to change, until it ends; nobody else in the process has it meanwhile. */
export interface Turn {
  /**
   * Does `work` in the newest state, when no other process is writing. It must be one transaction: it is begun anew as long as
   * another is in the way. Rejects with DATABASE_BUSY, and with what it throws.
   */
  readonly change: <Result>(work: (store: Store) => Result) => Promise<Result>;
  /** From one change to the next, reads the state that it left, or that it failed in. */
  readonly store: Store;
  readonly end: () => void;
}

export interface Writer {
  /** Resolves once nobody has the turn. Rejects with DATABASE_BUSY, and with what opening the database throws. */
  readonly take: () => Promise<Turn>;
  /** Reads the newest state. */
  readonly read: <Result>(work: (store: Store) => Result) => Result;
  readonly close: () => void;
}

const isBusy = (error: unknown): boolean => error instanceof DatelineError && error.code === 'DATABASE_BUSY';

/** Tries again and again. SQLite would wait too, but the whole process with it. */
async function patiently<Result>(patience: number, attempt: () => Result): Promise<Result> {
  const latest = performance.now() + patience;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= latest) throw error;
    }
    await pause(PAUSE_MS);
  }
}

class Writing implements Writer {
  readonly #path: string;
  readonly #patience: number;
  #opened: Store | null = null;
  readonly #writeBack: WriteBack;
  #taken = false;

  constructor(path: string, patience: number) {
    this.#path = path;
    this.#writeBack = createWriteBack(path);
    this.#patience = patience;
  }

  #store(): Store {
    if (this.#opened) return this.#opened;
    this.#opened = openStore(this.#path, { wait: 0 });
    this.#opened.db.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
    return this.#opened;
  }

  #endReading(): void {
    const { db } = this.#store();
    if (db.inTransaction) db.exec('COMMIT');
  }

  async #change<Result>(work: (store: Store) => Result): Promise<Result> {
    const store = this.#store();
    this.#endReading();
    try {
      return await patiently(this.#patience, () => explained(this.#path, () => work(store)));
    } finally {
      store.db.exec('BEGIN');
      this.#writeBack.soon();
    }
  }

  #takeNow(): Turn {
    if (this.#taken) {
      throw new DatelineError(
        'DATABASE_BUSY',
        'Other changes are being made and did not end in time. Try again in a while.',
      );
    }
    const store = this.#store();
    this.#taken = true;
    const end = (): void => {
      this.#endReading();
      this.#taken = false;
    };
    return { store, change: (work) => this.#change(work), end };
  }

  take(): Promise<Turn> {
    return patiently(this.#patience, () => this.#takeNow());
  }

  read<Result>(work: (store: Store) => Result): Result {
    return work(this.#store());
  }

  close(): void {
    this.#writeBack.cancel();
    this.#opened?.close();
  }
}

/** The writer of a process that also answers readers. It opens a connection of its own the first time it is needed. */
export function openWriter(path: string, patience = PATIENCE_MS): Writer {
  return new Writing(path, patience);
}
