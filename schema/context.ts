/** What every resolver is handed: the store, and a way to ask it once for what many fields of one kind want. */
import DataLoader from 'dataloader';
import type { Store } from '../src/store/open.ts';

/** Answers many keys at once, in their order. `args` is what the fields were given, the same for all keys. */
export type Batch<Key, Args, Result> = (store: Store, keys: readonly Key[], args: Args) => readonly Result[];

/** Nothing, for a batch that looks at no arguments. */
type ArgsOf<Args> = unknown extends Args ? [] : [args: Args];

/** The answer of `batch` for one key. Keys asked for in one turn with equal arguments share a call; equal keys share an answer. */
type Load = <Key, Args, Result>(batch: Batch<Key, Args, Result>, key: Key, ...args: ArgsOf<Args>) => Promise<Result>;

export interface Context {
  readonly store: Store;
  readonly load: Load;
}

/** The context of one request. */
export function createContext(store: Store): Context {
  const loaders = new Map<unknown, Map<string, unknown>>();

  const loaderOf = <Key, Args, Result>(batch: Batch<Key, Args, Result>, args: Args) => {
    const byArgs = loaders.get(batch) ?? new Map<string, unknown>();
    loaders.set(batch, byArgs);
    const name = JSON.stringify(args) ?? '';
    const loader =
      byArgs.get(name) ??
      new DataLoader<Key, Result, string>(async (keys) => batch(store, keys, args), { cacheKeyFn: JSON.stringify });
    byArgs.set(name, loader);
    return loader as DataLoader<Key, Result, string>;
  };

  const load = <Key, Args, Result>(batch: Batch<Key, Args, Result>, key: Key, ...[args]: ArgsOf<Args>) =>
    loaderOf(batch, args as Args).load(key);

  return { store, load };
}
