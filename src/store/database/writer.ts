/** Serializes changes to a knowledge base that others read and write meanwhile: one lease at a time, and no wait without a limit. */
import { setTimeout as pause } from 'node:timers/promises';
import { DatelineError } from '../../problem.ts';
import { type BackgroundCheckpoint, createBackgroundCheckpoint } from './background-checkpoint.ts';
import { openStore, type Store } from './open.ts';
import { translatingErrors } from './sqlite-errors.ts';

const TIMEOUT_MS = 5_000;
const RETRY_MS = 20;
/** A gigabyte of pages. A background thread checkpoints long before; SQLite does so within a commit only when that keeps failing. */
const AUTOCHECKPOINT_PAGES = 250_000;

/** The exclusive right to write, within this process, until it is released. */
export interface WriteLease {
  /**
   * Runs `work`, which must be one transaction, in the newest state, and again while another process holds SQLite's write lock.
   * Rejects with DATABASE_BUSY, and with what `work` throws.
   */
  readonly change: <Result>(work: (store: Store) => Result) => Promise<Result>;
  /** Between two changes it reads the state that the first one left, or failed in. */
  readonly store: Store;
  readonly release: () => void;
}

export interface Writer {
  /** Resolves once no other lease is held. Rejects with DATABASE_BUSY, and with what opening the database throws. */
  readonly acquire: () => Promise<WriteLease>;
  /** Reads the newest state. */
  readonly read: <Result>(work: (store: Store) => Result) => Result;
  readonly close: () => void;
}

export interface WriterOptions {
  /** How long a change waits for the lease, and then for other processes, in milliseconds, before DATABASE_BUSY. Default `TIMEOUT_MS`. */
  readonly timeout?: number;
  /** The most bytes of an answer that reads the state of a lease. Default `MAX_ANSWER_BYTES`. */
  readonly maxAnswerBytes?: number;
  /** The most megabytes of pages that its connection keeps. Default 256. */
  readonly cacheMegabytes?: number;
}

const isBusy = (error: unknown): boolean => error instanceof DatelineError && error.code === 'DATABASE_BUSY';

/** Retries while the database is busy. SQLite's own busy timeout would block the thread, which could not be closed meanwhile. */
async function retrying<Result>(timeout: number, attempt: () => Result): Promise<Result> {
  const deadline = performance.now() + timeout;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw error;
    }
    await pause(RETRY_MS);
  }
}

type WriterDefaults = WriterOptions & Required<Pick<WriterOptions, 'timeout'>>;

class LeasedWriter implements Writer {
  readonly #path: string;
  readonly #options: WriterDefaults;
  #opened: Store | null = null;
  readonly #checkpoint: BackgroundCheckpoint;
  #isLeased = false;

  constructor(path: string, options: WriterDefaults) {
    this.#path = path;
    this.#checkpoint = createBackgroundCheckpoint(path);
    this.#options = options;
  }

  #store(): Store {
    if (this.#opened) return this.#opened;
    const { timeout: _, ...options } = this.#options;
    this.#opened = openStore(this.#path, { wait: 0, ...options });
    this.#opened.db.pragma(`wal_autocheckpoint = ${AUTOCHECKPOINT_PAGES}`);
    return this.#opened;
  }

  #endRead(): void {
    const { db } = this.#store();
    if (db.inTransaction) db.exec('COMMIT');
  }

  async #change<Result>(work: (store: Store) => Result): Promise<Result> {
    const store = this.#store();
    this.#endRead();
    try {
      return await retrying(this.#options.timeout, () => translatingErrors(this.#path, () => work(store)));
    } finally {
      store.db.exec('BEGIN');
      this.#checkpoint.schedule();
    }
  }

  #tryAcquire(): WriteLease {
    if (this.#isLeased) {
      throw new DatelineError(
        'DATABASE_BUSY',
        'Other changes are being made and did not end in time. Try again in a while.',
      );
    }
    const store = this.#store();
    // Else an answer would count against what all answers before it took.
    store.budget.start();
    this.#isLeased = true;
    const release = (): void => {
      this.#endRead();
      this.#isLeased = false;
    };
    return { store, change: (work) => this.#change(work), release };
  }

  acquire(): Promise<WriteLease> {
    return retrying(this.#options.timeout, () => this.#tryAcquire());
  }

  read<Result>(work: (store: Store) => Result): Result {
    return work(this.#store());
  }

  close(): void {
    this.#checkpoint.cancel();
    this.#opened?.close();
  }
}

/** The writer of a process or an operation thread. It opens a connection of its own the first time it is needed. */
export function openWriter(path: string, { timeout = TIMEOUT_MS, ...options }: WriterOptions = {}): Writer {
  return new LeasedWriter(path, { timeout, ...options });
}
