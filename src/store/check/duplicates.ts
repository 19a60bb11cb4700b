/** Audits the pairs of entities that may be one, by judging all of them again. */

import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import { judgePair, keysOf, type Profile, readProfile } from '../write/likeness.ts';

const pairText = ({ entity_id: entity, other_id: other, ...rest }: NonNullable<ReturnType<typeof judgePair>>): string =>
  JSON.stringify([entity, other, rest.score, rest.reason, rest.name, rest.other_name]);

const SELECT_PAIRS = 'SELECT entity_id, other_id, score, reason, name, other_name FROM duplicates';

function* compare(table: 'duplicates' | 'likeness_keys', stored: Set<string>, judged: Set<string>): Generator<Defect> {
  for (const key of stored)
    if (!judged.has(key)) yield { table, key, message: 'is there though the names do not say it' };
  for (const key of judged) if (!stored.has(key)) yield { table, key, message: 'is not there though the names say it' };
}

export function* auditDuplicates(store: Store): Generator<Defect> {
  const profileOf = readProfile(store);
  const ids = store.db.prepare<[], number>('SELECT id FROM entities ORDER BY id').pluck().all();
  const showing = new Map<string, number[]>();
  for (const id of ids) {
    for (const key of keysOf(profileOf(id)).indexKeys) showing.set(key, [...(showing.get(key) ?? []), id]);
  }
  const keys = [...showing].flatMap(([key, shown]) => shown.map((id) => JSON.stringify([key, id])));
  const storedKeys = store.db.prepare<[], string>('SELECT json_array(key, entity_id) FROM likeness_keys').pluck().all();
  yield* compare('likeness_keys', new Set(storedKeys), new Set(keys));
  const stored = store.db.prepare<[], NonNullable<ReturnType<typeof judgePair>>>(SELECT_PAIRS).all().map(pairText);
  yield* compare('duplicates', new Set(stored), new Set(judgeAll(ids, { showing, profileOf })));
}

interface Showing {
  readonly showing: ReadonlyMap<string, readonly number[]>;
  readonly profileOf: (id: number) => Profile | null;
}

function judgeAll(ids: readonly number[], { showing, profileOf }: Showing): string[] {
  return ids.flatMap((id) => {
    const near = new Set(keysOf(profileOf(id)).queryKeys.flatMap((key) => showing.get(key) ?? []));
    const pairs = [...near].filter((other) => other > id).map((other) => judgePair(profileOf(id), profileOf(other)));
    return pairs.filter((pair) => pair !== null).map(pairText);
  });
}
