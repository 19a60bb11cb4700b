/** Audits assertions of entities, and the assignment of identifiers and former keys. */
import type { EntityRecord, Identifier } from '../../model.ts';
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import type { ClaimsTable } from '../sql/tables/entities.ts';
import { asserterKey } from '../write/asserters.ts';
import { assertionText, claimedKeys, FORMER_KEY } from '../write/assertion.ts';
import { claimantsOf, keyText, withAsserters } from '../write/assign-keys.ts';
import { type MergeTargets, readMergeTargets } from '../write/merge-targets.ts';
import { readOverlays } from '../write/overlays.ts';
import { rowId } from '../write/row-ids.ts';

const keysText = (keys: readonly Identifier[]): string =>
  JSON.stringify(keys.map(({ scheme, value }) => JSON.stringify([scheme, value])).sort());

function* auditEntityAssertion(store: Store, claim: ClaimsTable, mergeTargets: MergeTargets): Generator<Defect> {
  const record = JSON.parse(claim.record) as EntityRecord;
  const faults = [
    claim.id === rowId(claim.record) ? null : 'has a row id that does not match its record',
    claim.record === assertionText(record) ? null : 'has a record that is not canonical JSON',
    claim.entity_id === mergeTargets.targetOf(record.key).id ? null : 'belongs to another entity than its record names',
    claim.in_gazetteer + claim.article_count + claim.in_correction > 0 ? null : 'is stored without a source',
  ];
  for (const message of faults) if (message) yield { table: 'claims', key: record.key, message };
  const stored = store.prepare('SELECT scheme, value FROM claimed_keys WHERE claim_id = ?').all(claim.id);
  if (keysText(stored as Identifier[]) !== keysText(claimedKeys(record))) {
    yield { table: 'claimed_keys', key: record.key, message: 'are not the keys that the record claims' };
  }
}

/** The expected owner of each key, with the asserter if it is an identifier, as text; keys without one are left out. */
function expectedOwners(store: Store, keys: readonly Identifier[]): ReadonlyMap<string, string> {
  const overlaysOf = readOverlays(store);
  const owned = keys.flatMap((key) => {
    const [owner] = claimantsOf(store, key, overlaysOf);
    return owner ? [{ key, owner }] : [];
  });
  const isFormer = ({ key }: (typeof owned)[number]): boolean => key.scheme === FORMER_KEY;
  const former = owned.filter((each) => isFormer(each) && each.owner.key !== each.key.value);
  const assigned = owned
    .filter((each) => !isFormer(each))
    .map(({ key, owner }) => ({ identifier: key, owner: owner.id }));
  return new Map([
    ...former.map(({ key, owner }) => [keyText(key), `${owner.id}`] as const),
    ...[...withAsserters(store, assigned)].map(
      ({ identifier, owner, asserter }) => [keyText(identifier), `${owner} ${rowId(asserterKey(asserter))}`] as const,
    ),
  ]);
}

const SELECT_KEYS = `
  SELECT scheme, value FROM claimed_keys
  UNION SELECT '', from_key FROM redirects UNION SELECT '', key FROM merged_entities UNION SELECT scheme, value FROM identifiers`;
const SELECT_REDIRECT = "SELECT CAST(entity_id AS TEXT) FROM redirects WHERE '' = ? AND from_key = ?";
const SELECT_IDENTIFIER = "SELECT entity_id || ' ' || asserter_id FROM identifiers WHERE scheme = ? AND value = ?";

function* auditKeys(store: Store): Generator<Defect> {
  const keys = store.db.prepare<[], Identifier>(SELECT_KEYS).all();
  const owners = expectedOwners(store, keys);
  for (const key of keys) {
    const isFormer = key.scheme === FORMER_KEY;
    const select = store.prepare(isFormer ? SELECT_REDIRECT : SELECT_IDENTIFIER).pluck();
    const stored = (select.get(key.scheme, key.value) as string | undefined) ?? null;
    if (stored === (owners.get(keyText(key)) ?? null)) continue;
    const table = isFormer ? 'redirects' : 'identifiers';
    yield {
      table,
      key: isFormer ? key.value : `${key.scheme}:${key.value}`,
      message: 'does not belong to the entity that claims it',
    };
  }
}

export function* auditEntityAssertions(store: Store): Generator<Defect> {
  const mergeTargets = readMergeTargets(store);
  for (const claim of store.db.prepare<[], ClaimsTable>('SELECT * FROM claims ORDER BY id').iterate()) {
    yield* auditEntityAssertion(store, claim, mergeTargets);
  }
  yield* auditKeys(store);
}
