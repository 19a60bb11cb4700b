/** Assigns each identifier and former key to one of the entities that claim it, and locates those whose identifiers change. */
import type { Asserter, EntityKey, EntityRecord, Identifier } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { type AsserterWriter, asserterKey } from './asserters.ts';
import { FORMER_KEY } from './assertion.ts';
import { isLocating, writeLocations } from './locations.ts';
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

const SELECT_IDENTIFIERS = `
  SELECT DISTINCT identifier.value FROM claims, json_each(claims.record, '$.identifiers') AS identifier WHERE entity_id = ?`;

/** A key as text. */
export const keyText = ({ scheme, value }: Identifier): string => JSON.stringify([scheme, value]);

/** An identifier and the row id of the entity that it is assigned to. */
interface Assigned {
  readonly identifier: Identifier;
  readonly owner: number;
}

/** The asserter of each identifier of an entity, by its text; the one whose key sorts first if there are several. */
function identifierAsserters(store: Store, entityId: number): ReadonlyMap<string, Asserter> {
  const asserters = new Map<string, Asserter>();
  for (const text of store.prepare(SELECT_IDENTIFIERS).pluck().all(entityId) as string[]) {
    const { assertedBy, ...identifier } = JSON.parse(text) as EntityRecord['identifiers'][number];
    const known = asserters.get(keyText(identifier));
    if (!known || asserterKey(assertedBy) < asserterKey(known)) asserters.set(keyText(identifier), assertedBy);
  }
  return asserters;
}

/**
 * Adds who asserts each identifier. The assertions of an entity are read once: reading them for each of its identifiers would take
 * time that grows with the square of their number.
 */
export function* withAsserters(
  store: Store,
  assigned: readonly Assigned[],
): Generator<Assigned & { readonly asserter: Asserter }> {
  let [current, asserters] = [Number.NaN, new Map<string, Asserter>() as ReadonlyMap<string, Asserter>];
  for (const { identifier, owner } of [...assigned].sort((one, other) => one.owner - other.owner)) {
    if (owner !== current) [current, asserters] = [owner, identifierAsserters(store, owner)];
    yield { identifier, owner, asserter: asserters.get(keyText(identifier)) as Asserter };
  }
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
const DELETE_IDENTIFIER = 'DELETE FROM identifiers WHERE scheme = ? AND value = ? RETURNING entity_id';

/** Assigns each key again, to the first of its claimants or to none. Returns the keys with several claimants. */
export function assignKeys(store: Store, asserters: AsserterWriter, keys: readonly Identifier[]): Conflict[] {
  const conflicts: Conflict[] = [];
  const assigned: Assigned[] = [];
  const relocated = new Set<number>();
  const overlaysOf = readOverlays(store);
  for (const key of new Map(keys.map((each) => [keyText(each), each])).values()) {
    const { scheme, value } = key;
    const [owner, ...others] = claimantsOf(store, key, overlaysOf);
    if (scheme === FORMER_KEY) assignFormerKey(store, value, owner);
    else {
      const before = store.prepare(DELETE_IDENTIFIER).pluck().get(scheme, value) as number | undefined;
      if (before !== undefined && isLocating(key)) relocated.add(before);
      if (owner && isLocating(key)) relocated.add(owner.id);
    }
    if (owner && scheme !== FORMER_KEY) assigned.push({ identifier: key, owner: owner.id });
    if (owner && others.length > 0) {
      conflicts.push({ scheme, value, kept: owner.key, refused: others.map((other) => other.key) });
    }
  }
  const insert = store.prepare(INSERT_IDENTIFIER);
  for (const { identifier, owner, asserter } of withAsserters(store, assigned))
    insert.run(identifier.scheme, identifier.value, owner, asserters.idOf(asserter));
  writeLocations(store, relocated);
  return conflicts;
}
