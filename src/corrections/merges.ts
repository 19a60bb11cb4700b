/** Tells which entity each merged one lives on in. */
import type { EntityKey } from '../model.ts';
import type { EntityCorrection, Standing } from './correction.ts';

/** For each merged entity the one that it lives on in, which is merged into none. */
export type Survivors = ReadonlyMap<EntityKey, EntityKey>;

/** Follows merges, in the order in which they were made; one that would lead in a circle does nothing. */
export function survivorsOf(corrections: readonly Standing<EntityCorrection>[]): Survivors {
  const into = new Map<EntityKey, EntityKey>();
  const follow = (key: EntityKey): EntityKey => {
    let at = key;
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next;
    return at;
  };
  for (const { correction } of corrections) {
    if (correction.type !== 'MERGE_ENTITIES') continue;
    for (const { key } of correction.merged) {
      const [from, to] = [follow(key), follow(correction.survivor.key)];
      if (from !== to) into.set(from, to);
    }
  }
  return new Map([...into.keys()].map((key) => [key, follow(key)]));
}
