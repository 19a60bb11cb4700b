/** Audits each entity against the assertions of it. */
import type { EntityKey, Kind } from '../../model.ts';
import { fold } from '../../text/fold.ts';
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import type { AliasesTable } from '../sql/tables/entities.ts';
import { aliasId, keysOf } from '../write/aliases.ts';
import { asserterKey } from '../write/asserters.ts';
import { type Description, describe, type SourcedAlias } from '../write/description.ts';
import { readSources } from '../write/entities.ts';
import { type OverlayReader, readOverlays } from '../write/overlays.ts';
import { rowId } from '../write/row-ids.ts';

interface Entity {
  readonly id: number;
  readonly key: EntityKey;
  readonly kind: Kind;
  readonly name: string;
  readonly nameKey: string;
  readonly inGazetteer: 0 | 1;
}

const SELECT_ENTITIES = `
  SELECT id, key, kind, name, name_key AS nameKey, in_gazetteer AS inGazetteer FROM entities ORDER BY id`;

const expectedAliases = (entity: Entity, aliases: readonly SourcedAlias[]): string[] =>
  aliases
    .map(({ name, form, assertedBy, origin }): AliasesTable => {
      const row = { entity_id: entity.id, name, form, asserter_id: rowId(asserterKey(assertedBy)) };
      return {
        id: aliasId(row),
        ...keysOf(name),
        ...row,
        origin_id: origin === null ? null : rowId(origin),
      };
    })
    .map(aliasText)
    .sort();

const aliasText = ({
  id,
  name,
  name_key,
  form,
  asserter_id,
  origin_id,
  phonetic_codes,
  folded,
}: AliasesTable): string => JSON.stringify([id, name, name_key, form, asserter_id, origin_id, phonetic_codes, folded]);

const storedAliases = (store: Store, { id }: Entity): string[] =>
  (store.prepare('SELECT * FROM aliases WHERE entity_id = ?').all(id) as AliasesTable[]).map(aliasText).sort();

const entityFaults = (entity: Entity, expected: Description): (string | null)[] => [
  entity.id === rowId(entity.key) ? null : 'has a row id that does not match its key',
  entity.nameKey === fold(entity.name) ? null : 'has a name_key that is not its name folded',
  entity.kind === expected.kind ? null : `is a ${entity.kind}, but should be a ${expected.kind}`,
  entity.name === expected.name ? null : `is named ${entity.name}, but should be named ${expected.name}`,
  (entity.inGazetteer === 1) === expected.inGazetteer ? null : 'has a wrong in_gazetteer',
];

function* auditEntity(store: Store, entity: Entity, overlaysOf: OverlayReader): Generator<Defect> {
  const sources = readSources(store, entity, overlaysOf);
  if (sources === null) {
    yield { table: 'entities', key: entity.key, message: 'is stored without an assertion' };
    return;
  }
  const expected = describe(sources);
  for (const message of entityFaults(entity, expected))
    if (message) yield { table: 'entities', key: entity.key, message };
  if (JSON.stringify(storedAliases(store, entity)) !== JSON.stringify(expectedAliases(entity, expected.aliases))) {
    yield { table: 'aliases', key: entity.key, message: 'do not follow from the assertions of the entity' };
  }
}

export function* auditEntities(store: Store): Generator<Defect> {
  const overlaysOf = readOverlays(store);
  const entities = store.db.prepare<[], Entity>(SELECT_ENTITIES);
  for (const entity of entities.iterate()) yield* auditEntity(store, entity, overlaysOf);
}
