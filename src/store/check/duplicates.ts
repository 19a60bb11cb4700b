/** Audits the pairs of possible duplicates by comparing all entities again. */
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import { contextOf, hasNoLikenessKeys } from '../write/duplicates.ts';
import { comparePair, MOST_ALIKE } from '../write/likeness.ts';
import { keysOf, type ProfileReader, readProfile } from '../write/profiles.ts';

const pairText = ({
  entity_id: entity,
  other_id: other,
  ...rest
}: NonNullable<ReturnType<typeof comparePair>>): string =>
  JSON.stringify([entity, other, rest.score, rest.reason, rest.name, rest.other_name]);

const SELECT_PAIRS = 'SELECT entity_id, other_id, score, reason, name, other_name FROM duplicates';

function* compare(
  table: 'duplicates' | 'likeness_keys',
  stored: Set<string>,
  expected: Set<string>,
): Generator<Defect> {
  for (const key of stored) if (!expected.has(key)) yield { table, key, message: 'does not follow from the names' };
  for (const key of expected)
    if (!stored.has(key)) yield { table, key, message: 'is missing though it follows from the names' };
}

/** Nothing is expected before the first reseed after a migration that empties these tables. */
export function* auditDuplicates(store: Store): Generator<Defect> {
  if (hasNoLikenessKeys(store)) return;
  const profileOf = readProfile(store);
  const ids = store.db.prepare<[], number>('SELECT id FROM entities ORDER BY id').pluck().all();
  const byKey = new Map<string, number[]>();
  for (const id of ids) {
    for (const key of keysOf(profileOf(id))) {
      const members = byKey.get(key);
      if (members) members.push(id);
      else byKey.set(key, [id]);
    }
  }
  const keys = [...byKey].flatMap(([key, entities]) => entities.map((id) => JSON.stringify([key, id])));
  const storedKeys = store.db.prepare<[], string>('SELECT json_array(key, entity_id) FROM likeness_keys').pluck().all();
  yield* compare('likeness_keys', new Set(storedKeys), new Set(keys));
  const stored = store.db.prepare<[], NonNullable<ReturnType<typeof comparePair>>>(SELECT_PAIRS).all().map(pairText);
  yield* compare('duplicates', new Set(stored), new Set(compareAll(ids, { store, byKey, profileOf })));
}

interface Profiles {
  readonly store: Store;
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  readonly profileOf: ProfileReader;
}

function compareAll(ids: readonly number[], { store, byKey, profileOf }: Profiles): string[] {
  const membersOf = (key: string): readonly number[] => {
    const members = byKey.get(key) ?? [];
    return members.length > MOST_ALIKE ? [] : members;
  };
  const context = contextOf(store, membersOf, profileOf);
  return ids.flatMap((id) => {
    const pairs = [...new Set(keysOf(profileOf(id)).flatMap(membersOf))]
      .filter((other) => other > id)
      .map((other) => comparePair(profileOf(id), profileOf(other), context));
    return pairs.filter((pair) => pair !== null).map(pairText);
  });
}
