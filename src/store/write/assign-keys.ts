/** Assigns each identifier and former key to one of the entities that claim it. */
import type { Asserter, EntityKey, Identifier } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { type AsserterWriter, asserterKey } from './asserters.ts';
import { FORMER_KEY } from './assertion.ts';
import { type OverlayReader, readOverlays, setValue } from './overlays.ts';

/** A key that more than one entity claims. */
export interface Conflict {
  /** Scheme of the identifier; '' of a former key. */
  readonly scheme: string;
  readonly value: string;
  /** The entity that it is assigned to. */
  readonly kept: EntityKey;
  /** The other claimants, sorted. */
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

/** The asserter of an identifier of an entity; the one whose key sorts first if there are several. */
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
 * The entities that claim a key, by precedence; it is assigned to the first. For a former key, an entity that has it as its key,
 * or into which that one was merged, comes first. For an identifier, entities whose corrections set it come first, and entities
 * whose corrections set another value or none in its scheme are left out.
 */
export function claimantsOf(store: Store, { scheme, value }: Identifier, overlaysOf: OverlayReader): Claimant[] {
  const claimants = store.prepare(SELECT_CLAIMANTS).all(scheme, value) as Claimant[];
  if (scheme !== FORMER_KEY) {
    const set = claimants.map(({ id }) => setValue(overlaysOf(id), scheme));
    const corrected = claimants.filter((_, index) => set[index] === value);
    return [...corrected, ...claimants.filter((_, index) => set[index] === undefined)];
  }
  const owner = store.prepare(SELECT_OWNER).get({ value }) as Claimant | undefined;
  return owner ? [owner, ...claimants.filter(({ id }) => id !== owner.id)] : claimants;
}

const assignFormerKey = (store: Store, value: string, owner: Claimant | undefined): void => {
  store.prepare('DELETE FROM redirects WHERE from_key = ?').run(value);
  if (owner && owner.key !== value) store.prepare('INSERT INTO redirects VALUES (?, ?)').run(value, owner.id);
};

const INSERT_IDENTIFIER = 'INSERT INTO identifiers (scheme, value, entity_id, asserter_id) VALUES (?, ?, ?, ?)';

const assignIdentifier = (
  store: Store,
  key: Identifier,
  owner: { readonly id: number; readonly asserter: number } | null,
) => {
  const { scheme, value } = key;
  store.prepare('DELETE FROM identifiers WHERE scheme = ? AND value = ?').run(scheme, value);
  if (owner) store.prepare(INSERT_IDENTIFIER).run(scheme, value, owner.id, owner.asserter);
};

/** Assigns each key again, to the first of its claimants or to none. Returns the keys with several claimants. */
export function assignKeys(store: Store, asserters: AsserterWriter, keys: readonly Identifier[]): Conflict[] {
  const conflicts: Conflict[] = [];
  const overlaysOf = readOverlays(store);
  const distinct = new Map(keys.map((key) => [JSON.stringify([key.scheme, key.value]), key]));
  for (const key of distinct.values()) {
    const { scheme, value } = key;
    const [owner, ...others] = claimantsOf(store, key, overlaysOf);
    if (scheme === FORMER_KEY) assignFormerKey(store, value, owner);
    else {
      const asserterOf = ({ id }: Claimant): number => asserters.idOf(identifierAsserter(store, key, id));
      assignIdentifier(store, key, owner ? { id: owner.id, asserter: asserterOf(owner) } : null);
    }
    if (owner && others.length > 0) {
      conflicts.push({ scheme, value, kept: owner.key, refused: others.map((other) => other.key) });
    }
  }
  return conflicts;
}
