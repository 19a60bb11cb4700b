/** The context of an operation: the store it reads, who sends it, and a way to change the store. */
import type { Problem } from '../src/problem.ts';
import type { Caller } from '../src/store/database/callers.ts';
import type { Store } from '../src/store/database/open.ts';
import type { WriteLease, Writer } from '../src/store/database/writer.ts';

export interface Ingested {
  /** The number of the run; null when there is none. */
  readonly run: number | null;
  /** `line` is the place of the article among those that were sent, from 1. */
  readonly problems: readonly Problem[];
}

/**
 * Adds articles, as objects with the field names of JSON, in the name of `by`. Rejects with a DatelineError when nothing was added, OVERLOADED
 * while others are.
 */
export type IngestArticles = (articles: readonly object[], by: string) => Promise<Ingested>;

/** Who sends the operation, and what changes the store. */
interface Access {
  /** Null when it is nobody that is known. */
  readonly caller: () => Caller | null;
  /** Absent where articles are added, and nothing else is changed. */
  readonly writer?: Writer;
  /** Absent where none are added. */
  readonly ingest?: IngestArticles;
}

export interface Context {
  /** After a change, in the state that it left, also when it failed. */
  readonly store: Store;
  /** Null where nothing may be changed, whoever asks. */
  readonly caller: (() => Caller | null) | null;
  /** Does `work`, one transaction, when it is its turn. What is loaded from then on is of the state after it. */
  readonly change: <Result>(work: (store: Store) => Result) => Promise<Result>;
  /** Null where no articles are added. What is loaded from then on is of the state after it. */
  readonly ingest: IngestArticles | null;
  /** Lets others have their turn; for when the operation is answered. */
  readonly end: () => void;
}

class Request implements Context {
  store: Store;
  readonly caller: Context['caller'];
  readonly ingest: Context['ingest'];
  readonly #access: Access | null;
  #lease: WriteLease | null = null;

  constructor(store: Store, access: Access | null) {
    this.store = store;
    this.#access = access;
    this.caller = access?.caller ?? null;
    this.ingest = access?.ingest ? this.#restarting(access.ingest) : null;
  }

  /** Others read the same store meanwhile, each within a budget of its own. */
  #restarting(ingest: IngestArticles): IngestArticles {
    return async (articles, by) => {
      const ingested = await ingest(articles, by);
      this.store.budget.start();
      return ingested;
    };
  }

  readonly change: Context['change'] = async (work) => {
    if (!this.#access?.writer) throw new Error('Nothing may be changed here.');
    this.#lease ??= await this.#access.writer.acquire();
    try {
      return await this.#lease.change(work);
    } finally {
      this.store = this.#lease.store;
    }
  };

  readonly end = (): void => {
    this.#lease?.release();
    this.#lease = null;
  };
}

/** The context of a request that can change nothing. */
export function createContext(store: Store): Context {
  return new Request(store, null);
}

/** The context of a request that can change what its caller may. */
export function createWritingContext(store: Store, access: Access): Context {
  return new Request(store, access);
}
