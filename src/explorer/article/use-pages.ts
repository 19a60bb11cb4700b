/** Loads a long list of an article page by page, as far as it is needed, and again after a correction. */
import type { CombinedError } from '@urql/core';
import { useEffect, useState } from 'react';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null after the last page. */
  readonly next: string | null;
}

/** Rejects with a CombinedError. */
export type Load<Item> = (after: string | null) => Promise<Page<Item>>;

interface State<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly isBegun: boolean;
  readonly revision: number;
  readonly error: CombinedError | null;
}

export interface Loaded<Item> {
  readonly items: readonly Item[];
  readonly isWhole: boolean;
  readonly error: CombinedError | null;
  readonly retry: () => void;
}

interface Needed<Item> {
  readonly load: Load<Item>;
  /** Where an item stands: the list is in this order. */
  readonly placeOf: (item: Item) => number;
  /** How far into the text the list is needed. */
  readonly until: number;
  /** Another number makes it load everything again that it had. */
  readonly revision: number;
}

const nothing = <Item>(revision: number): State<Item> => ({
  items: [],
  next: null,
  isBegun: false,
  revision,
  error: null,
});

async function addPage<Item>(state: State<Item>, load: Load<Item>): Promise<State<Item>> {
  const { items, next } = await load(state.next);
  return { ...state, isBegun: true, items: [...state.items, ...items], next };
}

/** Loads until it has as many items as before. */
async function loadAnew<Item>(count: number, begin: State<Item>, load: Load<Item>): Promise<State<Item>> {
  let state = await addPage(begin, load);
  while (state.items.length < count && state.next !== null) state = await addPage(state, load);
  return state;
}

export function usePages<Item>({ load, placeOf, until, revision }: Needed<Item>): Loaded<Item> {
  const [state, setState] = useState<State<Item>>(() => nothing(revision));
  const last = state.items.at(-1);
  const isWhole = state.isBegun && state.next === null;
  const isShort = !isWhole && (last === undefined || placeOf(last) <= until);
  const isOld = state.revision !== revision;
  const isNeeded = state.error === null && (isShort || isOld);
  useEffect(() => {
    if (!isNeeded) return;
    let isDropped = false;
    const loading = isOld ? loadAnew(state.items.length, nothing<Item>(revision), load) : addPage(state, load);
    loading.then(
      (next) => !isDropped && setState(next),
      (error) => !isDropped && setState({ ...state, revision, error }),
    );
    return () => {
      isDropped = true;
    };
  }, [isNeeded, isOld, state, revision, load]);
  return { items: state.items, isWhole, error: state.error, retry: () => setState({ ...state, error: null }) };
}
