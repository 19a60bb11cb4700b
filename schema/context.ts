/** The context of an operation: the store it reads, who sends it, and a way to change the store. */
import type { Store } from '../src/store/database/open.ts';
import type { Scope } from '../src/store/database/tokens.ts';
import type { WriteLease, Writer } from '../src/store/database/writer.ts';

/** Somebody who may change the store, by the name that the change log records. */
export interface Caller {
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** Who sends the operation, and what changes the store. */
interface Access {
  /** Null when it is nobody that is known. */
  readonly caller: () => Caller | null;
  readonly writer: Writer;
}

export interface Context {
  /** After a change, in the state that it left, also when it failed. */
  readonly store: Store;
  /** Null where nothing may be changed, whoever asks. */
  readonly caller: (() => Caller | null) | null;
  /** Does `work`, one transaction, when it is its turn. What is loaded from then on is of the state after it. */
  readonly change: <Result>(work: (store: Store) => Result) => Promise<Result>;
  /** Lets others have their turn; for when the operation is answered. */
  readonly end: () => void;
}

class Request implements Context {
  store: Store;
  readonly caller: Context['caller'];
  readonly #access: Access | null;
  #lease: WriteLease | null = null;

  constructor(store: Store, access: Access | null) {
    this.store = store;
    this.#access = access;
    this.caller = access?.caller ?? null;
  }

  readonly change: Context['change'] = async (work) => {
    if (this.#access === null) throw new Error('Nothing may be changed here.');
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
