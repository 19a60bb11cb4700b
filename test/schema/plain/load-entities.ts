/** Loads entities with their names, and who asserts these. */
import type { Asserter } from '../../../src/model.ts';
import { locate } from '../../../src/store/database/locations.ts';
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
  for (const entity of all) entity.containers.push(...all.filter((other) => contains(other, entity)));
  for (const { from_key, entity_id } of read('redirects')) entities.find(entity_id).formerKeys.push(from_key);
  return entities;
};
