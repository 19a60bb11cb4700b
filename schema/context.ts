/** What every resolver is handed: the store, a way to ask it once for what many fields of one kind want, and a way to change it. */
import DataLoader from 'dataloader';
import type { Store } from '../src/store/database/open.ts';
import type { WriteLease, Writer } from '../src/store/database/writer.ts';
import type { Caller } from './auth.ts';

/** Answers many keys at once, in their order. `args` is what the fields were given, the same for all keys. */
export type Batch<Key, Args, Result> = (store: Store, keys: readonly Key[], args: Args) => readonly Result[];

/** Nothing, for a batch that looks at no arguments. */
type ArgsOf<Args> = unknown extends Args ? [] : [args: Args];

/** The answer of `batch` for one key. Keys asked for in one turn with equal arguments share a call; equal keys share an answer. */
type Load = <Key, Args, Result>(batch: Batch<Key, Args, Result>, key: Key, ...args: ArgsOf<Args>) => Promise<Result>;

/** Who asks, and what changes the store. */
export interface Access {
  /** Null when it is nobody that is known. */
  readonly caller: () => Caller | null;
  readonly writer: Writer;
}

export interface Context {
  /** After a change, in the state that it left, also when it failed. */
  readonly store: Store;
  readonly load: Load;
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
  readonly #loaders = new Map<unknown, Map<string, unknown>>();
  #lease: WriteLease | null = null;

  constructor(store: Store, access: Access | null) {
    this.store = store;
    this.#access = access;
    this.caller = access?.caller ?? null;
  }

  #loaderOf<Key, Args, Result>(batch: Batch<Key, Args, Result>, args: Args): DataLoader<Key, Result, string> {
    const byArgs = this.#loaders.get(batch) ?? new Map<string, unknown>();
    this.#loaders.set(batch, byArgs);
    const name = JSON.stringify(args) ?? '';
    const load = async (keys: readonly Key[]) => batch(this.store, keys, args);
    const loader = byArgs.get(name) ?? new DataLoader<Key, Result, string>(load, { cacheKeyFn: JSON.stringify });
    byArgs.set(name, loader);
    return loader as DataLoader<Key, Result, string>;
  }

  readonly load: Load = (batch, key, ...[args]) => this.#loaderOf(batch, args as never).load(key);

  readonly change: Context['change'] = async (work) => {
    if (this.#access === null) throw new Error('Nothing may be changed here.');
    this.#lease ??= await this.#access.writer.acquire();
    try {
      return await this.#lease.change(work);
    } finally {
      this.#loaders.clear();
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
