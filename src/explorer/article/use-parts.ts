/** Loads a long list part by part, those that are needed, and again after a correction. */
import type { CombinedError } from '@urql/core';
import { useEffect, useMemo, useRef, useState } from 'react';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null after the last page. */
  readonly next: string | null;
}

/** All items of the pages of a list. Rejects with a CombinedError. */
export async function loadPages<Item>(load: (after: string | null) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: string | null = null;
  do {
    const page: Page<Item> = await load(after);
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
}

type Parts<Item> = ReadonlyMap<number, readonly Item[]>;

interface State<Item> {
  readonly parts: Parts<Item>;
  readonly revision: number;
  readonly error: CombinedError | null;
}

export interface Loaded<Item> {
  /** Those of the parts that are there, in the order of the parts. */
  readonly items: readonly Item[];
  readonly has: (part: number) => boolean;
  readonly error: CombinedError | null;
  readonly retry: () => void;
}

interface Needed<Item> {
  /** Rejects with a CombinedError. */
  readonly load: (part: number) => Promise<readonly Item[]>;
  /** Indexes of parts, the most urgent first. */
  readonly needed: readonly number[];
  /** Another number makes it load anew what is needed. What it had stays until then. */
  readonly revision: number;
}

async function loadAll<Item>(parts: readonly number[], load: Needed<Item>['load']): Promise<Parts<Item>> {
  const loaded = new Map<number, readonly Item[]>();
  for (const part of parts) loaded.set(part, await load(part));
  return loaded;
}

/** What is being loaded: answers to an earlier `load` or for an earlier revision are dropped. */
interface Loading<Item> extends Omit<Needed<Item>, 'needed'> {
  readonly parts: Set<number>;
}

export function useParts<Item>({ load, needed, revision }: Needed<Item>): Loaded<Item> {
  const [state, setState] = useState<State<Item>>({ parts: new Map(), revision, error: null });
  const { parts, error } = state;
  const isOld = state.revision !== revision;
  const next = needed.find((part) => isOld || !parts.has(part));
  const latest = useRef(needed);
  latest.current = needed;
  const loading = useRef<Loading<Item>>({ load, revision, parts: new Set() });
  useEffect(() => {
    if (error !== null || next === undefined) return;
    if (loading.current.load !== load || loading.current.revision !== revision)
      loading.current = { load, revision, parts: new Set() };
    const now = loading.current;
    if (now.parts.has(next) || (isOld && now.parts.size > 0)) return;
    const wanted = isOld ? latest.current : [next];
    for (const part of wanted) now.parts.add(part);
    const finish = (change: (last: State<Item>) => State<Item>): void => {
      for (const part of wanted) now.parts.delete(part);
      if (loading.current === now) setState(change);
    };
    loadAll(wanted, load).then(
      (loaded) =>
        finish((last) => ({ parts: new Map([...(isOld ? [] : last.parts), ...loaded]), revision, error: null })),
      (failure) => finish((last) => ({ ...last, error: failure })),
    );
  }, [error, isOld, next, revision, load]);
  const items = useMemo(() => [...parts].sort(([one], [other]) => one - other).flatMap(([, each]) => each), [parts]);
  return { items, has: (part) => parts.has(part), error, retry: () => setState({ ...state, error: null }) };
}
