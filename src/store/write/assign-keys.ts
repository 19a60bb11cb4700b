/** Decides which entity has an identifier, and where a former key leads, when several want it. */
import type { Asserter, EntityKey, Identifier } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { type AsserterWriter, asserterKey } from './asserters.ts';
import { FORMER_KEY } from './assertion.ts';
import { type OverlayReader, readOverlays, setValue } from './overlays.ts';

/** A key that entities other than the one that has it want too. */
export interface Conflict {
  /** Scheme of the identifier; '' when it is about a former key of ours. */
  readonly scheme: string;
  readonly value: string;
  readonly kept: EntityKey;
  /** In order. */
  readonly refused: readonly EntityKey[];
}

interface Claimant {
  readonly id: number;
  readonly key: EntityKey;
}

const SELECT_CLAIMANTS = `
  SELECT DISTINCT entities.id, entities.key
  FROM claimed_keys JOIN claims ON claims.id = claim_id JOIN entities ON entities.id = claims.entity_id
  WHERE scheme = ? AND value = ? ORDER BY entities.key`;

const SELECT_ASSERTERS = `
  SELECT identifier.value ->> '$.assertedBy'
  FROM claimed_keys JOIN claims ON claims.id = claim_id, json_each(claims.record, '$.identifiers') AS identifier
  WHERE scheme = ? AND claimed_keys.value = ? AND entity_id = ?
    AND identifier.value ->> '$.scheme' = scheme AND identifier.value ->> '$.value' = claimed_keys.value`;

/** Who says that an entity has an identifier: of several the first in order of their keys. */
export function identifierAsserter(store: Store, { scheme, value }: Identifier, entityId: number): Asserter {
  const texts = store.prepare(SELECT_ASSERTERS).pluck().all(scheme, value, entityId) as string[];
  const asserters = new Map(texts.map((text) => JSON.parse(text) as Asserter).map((one) => [asserterKey(one), one]));
  return asserters.get([...asserters.keys()].sort()[0] as string) as Asserter;
}

const SELECT_OWNER = `
  SELECT id, key FROM entities WHERE key = @value
  UNION ALL
  SELECT e.id, e.key FROM merged_entities AS m JOIN entities AS e ON e.id = survivor_id WHERE m.key = @value`;

/**
 * The entities that want a key, in order. Of a former key the entity that still has it, or that the one that had it was merged
 * into, is before all; of an identifier those of which people say it, and none of which they say another of its scheme.
 */
export function claimantsOf(store: Store, { scheme, value }: Identifier, overlaysOf: OverlayReader): Claimant[] {
  const claimants = store.prepare(SELECT_CLAIMANTS).all(scheme, value) as Claimant[];
  if (scheme !== FORMER_KEY) {
    const set = claimants.map(({ id }) => setValue(overlaysOf(id), scheme));
    const said = claimants.filter((_, index) => set[index] === value);
    return [...said, ...claimants.filter((_, index) => set[index] === undefined)];
  }
  const owner = store.prepare(SELECT_OWNER).get({ value }) as Claimant | undefined;
  return owner ? [owner, ...claimants.filter(({ id }) => id !== owner.id)] : claimants;
}

const writeIdentifier = (
  store: Store,
  { scheme, value }: Identifier,
  to: { entity: number; asserter: number },
): void => {
  store
    .prepare('INSERT INTO identifiers (scheme, value, entity_id, asserter_id) VALUES (?, ?, ?, ?)')
    .run(scheme, value, to.entity, to.asserter);
};

/** Gives each of these keys to the first entity that wants it, or to none. Gives what others wanted in vain. */
export function assignKeys(store: Store, asserters: AsserterWriter, keys: readonly Identifier[]): Conflict[] {
  const conflicts: Conflict[] = [];
  const overlaysOf = readOverlays(store);
  const distinct = new Map(keys.map((key) => [JSON.stringify([key.scheme, key.value]), key]));
  for (const key of distinct.values()) {
    const { scheme, value } = key;
    const [winner, ...losers] = claimantsOf(store, key, overlaysOf);
    if (scheme === FORMER_KEY) {
      store.prepare('DELETE FROM redirects WHERE from_key = ?').run(value);
      if (winner && winner.key !== value) store.prepare('INSERT INTO redirects VALUES (?, ?)').run(value, winner.id);
    } else {
      store.prepare('DELETE FROM identifiers WHERE scheme = ? AND value = ?').run(scheme, value);
      const asserter = winner && asserters.idOf(identifierAsserter(store, key, winner.id));
      if (winner && asserter !== undefined) writeIdentifier(store, key, { entity: winner.id, asserter });
    }
    if (winner && losers.length > 0) {
      conflicts.push({ scheme, value, kept: winner.key, refused: losers.map((loser) => loser.key) });
    }
  }
  return conflicts;
}
