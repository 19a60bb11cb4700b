/** Updates the pairs of possible duplicates: entities with similar names. */
import { LRUCache } from 'lru-cache';
import { likenessKeys } from '../../text/comparable.ts';
import type { Store } from '../database/open.ts';
import { readCompany } from './company.ts';
import { inserter } from './insert.ts';
import { type Context, comparePair, MOST_ALIKE } from './likeness.ts';
import { keysOf, type Profile, type ProfileReader, readProfile } from './profiles.ts';

/** Compares the entities again. Returns how many pairs were compared. */
type CompareAgain = () => number;

interface DuplicateWriter {
  /**
   * To be called before these entities, by row id, are described, which deletes some; what it returns, afterwards. Aliases,
   * assertions and counts must be written then. `changed` has at least those of which one of these changed.
   */
  readonly begin: (changed: Iterable<number>) => CompareAgain;
}

/** True also after a migration that empties these tables. */
export const hasNoLikenessKeys = (store: Store): boolean =>
  store.prepare('SELECT 1 FROM likeness_keys LIMIT 1').get() === undefined;

const allEntityIds = (store: Store): number[] => store.prepare('SELECT id FROM entities').pluck().all() as number[];

/** Reads the entities with a key; none when it is too frequent. */
function memberReader(store: Store): (key: string) => readonly number[] {
  const select = store.prepare(`SELECT entity_id FROM likeness_keys WHERE key = ? LIMIT ${MOST_ALIKE + 1}`).pluck();
  return (key) => {
    const members = select.all(key) as number[];
    return members.length > MOST_ALIKE ? [] : members;
  };
}

/** The same for keys that do not change meanwhile, caching up to `cached`. */
function cachedMembers(store: Store, cached: number): (key: string) => readonly number[] {
  const read = memberReader(store);
  const cache = new LRUCache<string, readonly number[]>({ max: cached });
  return (key) => {
    const members = cache.get(key) ?? read(key);
    cache.set(key, members);
    return members;
  };
}

interface KeyChange {
  readonly id: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The keys of a deleted entity are deleted already. */
  readonly isDeleted: boolean;
}

/** How many deleted entities had each key. */
function countDeleted(changes: readonly KeyChange[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { before } of changes.filter(({ isDeleted }) => isDeleted))
    for (const key of before) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/**
 * Replaces the keys of entities. Returns all entities that share one with them: a key may become too frequent or cease to be, and how
 * likely a pair is depends on who else has its key, in how many articles.
 */
function replaceKeys(
  store: Store,
  changes: readonly KeyChange[],
  membersAfter: (key: string) => readonly number[],
): Set<number> {
  const membersBefore = memberReader(store);
  const changed = new Set(changes.flatMap(({ before, after }) => [...before, ...after]));
  const affected = new Set<number>();
  const deleted = countDeleted(changes);
  for (const key of changed) {
    const left = membersBefore(key);
    if (left.length + (deleted.get(key) ?? 0) <= MOST_ALIKE) for (const id of left) affected.add(id);
  }
  const remove = store.prepare('DELETE FROM likeness_keys WHERE entity_id = ?');
  const insert = inserter(store, 'likeness_keys');
  const differing = changes.filter(({ before, after }) => JSON.stringify(before.toSorted()) !== JSON.stringify(after));
  for (const { id, before } of differing) if (before.length > 0) remove.run(id);
  for (const { id, after } of differing) insert(after.map((key) => ({ key, entity_id: id })));
  for (const key of changed) for (const id of membersAfter(key)) affected.add(id);
  return affected;
}

/** Reads of other entities what comparisons need; `membersOf` gives the entities with a key that is not too frequent. */
export const contextOf = (
  store: Store,
  membersOf: (key: string) => readonly number[],
  profileOf: ProfileReader,
): Context => ({
  findAlike: (name) =>
    [...new Set(likenessKeys(name).flatMap(membersOf))].map(profileOf).filter((one): one is Profile => one !== null),
  sharesCompany: readCompany(store),
});

/** Caches up to `cached` profiles, and the members of as many keys. */
export function createDuplicateWriter(store: Store, cached: number): DuplicateWriter {
  const insertPairs = inserter(store, 'duplicates');
  const deletePairs = (id: number): void => {
    store.prepare('DELETE FROM duplicates WHERE entity_id = ? OR other_id = ?').run(id, id);
  };
  const compareAll = (
    affected: ReadonlySet<number>,
    profileOf: ProfileReader,
    membersOf: (key: string) => readonly number[],
  ): number => {
    const context = contextOf(store, membersOf, profileOf);
    let compared = 0;
    for (const id of affected) deletePairs(id);
    for (const id of [...affected].sort((a, b) => a - b)) {
      const profile = profileOf(id);
      const others = new Set(keysOf(profile).flatMap(membersOf));
      const toCompare = [...others].filter((other) => other > id || (other < id && !affected.has(other)));
      compared += toCompare.length;
      insertPairs(toCompare.flatMap((other) => comparePair(profile, profileOf(other), context) ?? []));
    }
    return compared;
  };
  return {
    begin: (changed) => {
      const isUnfilled = hasNoLikenessKeys(store);
      const selectKeys = store.prepare('SELECT key FROM likeness_keys WHERE entity_id = ?').pluck();
      const known = new Map([...changed].map((id) => [id, isUnfilled ? [] : (selectKeys.all(id) as string[])]));
      return () => {
        const profileOf = readProfile(store, cached);
        const ids = isUnfilled ? allEntityIds(store) : [...known.keys()];
        const changes = ids.map((id) => {
          const profile = profileOf(id);
          return { id, before: known.get(id) ?? [], after: keysOf(profile), isDeleted: profile === null };
        });
        const membersOf = cachedMembers(store, cached);
        const affected = replaceKeys(store, changes, membersOf);
        return compareAll(new Set([...ids, ...affected]), profileOf, membersOf);
      };
    },
  };
}
