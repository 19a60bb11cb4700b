/** Loads entities with their names, and who asserts these. */
import type { Asserter, EntityRecord } from '../../../src/model.ts';
import { locate, placed } from '../../../src/store/database/locations.ts';
import { Index, indexBy } from './index-by.ts';
import { contains } from './locations.ts';
import type { Entity } from './model.ts';
import type { ReadTable } from './tables.ts';

const loadAsserters = (read: ReadTable): Index<number, Asserter> =>
  new Index(
    read('asserters').map(({ id, type, name, version }) => [
      id,
      { type, name, version: version === '' ? null : version },
    ]),
  );

/** What entities and mentions say of those that are merged and of who asserts them. */
export interface References {
  readonly asserters: Index<number, Asserter>;
  readonly mergedKeys: Index<number, string>;
}

export const originKeyOf = ({ mergedKeys }: References, id: number | null): string | null =>
  id === null ? null : (mergedKeys.get(id) ?? null);

export function loadReferences(read: ReadTable): References {
  return {
    asserters: loadAsserters(read),
    mergedKeys: new Index(read('merged_entities').map(({ id, key }) => [id, key])),
  };
}

/** What the gazetteer says of places that it locates, in order of key, by the entity that it is said of now. */
function seedsByEntity(read: ReadTable): { readonly id: number; readonly seeds: readonly EntityRecord[] }[] {
  const claims = read('claims')
    .filter(({ in_gazetteer }) => in_gazetteer === 1)
    .map(({ entity_id, record }) => ({ id: entity_id, record: JSON.parse(record) as EntityRecord }))
    .filter(({ record }) => record.location)
    .sort((one, other) => (one.record.key < other.record.key ? -1 : 1));
  const ids = [...new Set(claims.map(({ id }) => id))];
  return ids.map((id) => ({ id, seeds: claims.filter((claim) => claim.id === id).map(({ record }) => record) }));
}

export const loadEntities = (read: ReadTable, references: References): Index<number, Entity> => {
  const entities = indexBy(
    read('entities').map(
      ({ id, key, kind, name, in_gazetteer }): Entity => ({
        __typename: 'Entity',
        rowId: id,
        key,
        kind,
        name,
        inGazetteer: in_gazetteer === 1,
        aliases: [],
        identifiers: [],
        location: null,
        containers: [],
        formerKeys: [],
        mentions: [],
        appearances: [],
      }),
    ),
    ({ rowId }) => rowId,
  );
  const { asserters } = references;
  for (const { id, entity_id, name, form, asserter_id, origin_id } of read('aliases')) {
    const assertedBy = asserters.find(asserter_id);
    entities
      .find(entity_id)
      .aliases.push({ rowId: id, name, form, originKey: originKeyOf(references, origin_id), assertedBy });
  }
  for (const { entity_id, scheme, value, asserter_id } of read('identifiers')) {
    entities.find(entity_id).identifiers.push({ scheme, value, assertedBy: asserters.find(asserter_id) });
  }
  const all = [...entities.values()];
  for (const entity of all) entity.location = locate(entity.identifiers);
  for (const { id, seeds } of seedsByEntity(read)) {
    const entity = entities.find(id);
    const own = seeds.find(({ key }) => key === entity.key) ?? seeds[0];
    if (own?.location) entity.location = placed(own.location, entity.location);
  }
  for (const entity of all) entity.containers.push(...all.filter((other) => contains(other, entity)));
  for (const { from_key, entity_id } of read('redirects')) entities.find(entity_id).formerKeys.push(from_key);
  return entities;
};
