/** Writes the aliases of entities, and their full-text indexes. */
import { fold, foldedCopy } from '../../text/fold.ts';
import { nameCodes } from '../../text/phonetic.ts';
import type { Store } from '../database/open.ts';
import type { AliasesTable } from '../sql/tables/entities.ts';
import type { AsserterWriter } from './asserters.ts';
import type { SourcedAlias } from './description.ts';
import { createFullTextWriter } from './full-text.ts';
import { inserter } from './insert.ts';
import type { Collisions } from './row-id-collisions.ts';
import { rowId } from './row-ids.ts';

interface AliasWriter {
  /** Replaces the aliases of an entity, by row id; written by `finish`. */
  readonly replace: (entityId: number, aliases: readonly SourcedAlias[]) => void;
  /** Deletes and inserts the aliases that differ, in one batch, which the full-text indexes need. */
  readonly finish: () => void;
}

type AliasKeys = Pick<AliasesTable, 'name_key' | 'phonetic_codes' | 'folded'>;

/** What names are found by. */
export function keysOf(name: string): AliasKeys {
  const key = fold(name);
  return { name_key: key, phonetic_codes: nameCodes(key), folded: foldedCopy(name) };
}

/** Row id of an alias: of its entity, words, form and asserter. */
export function aliasId(alias: Omit<AliasesTable, 'id' | 'origin_id' | keyof AliasKeys>): number {
  return rowId(JSON.stringify([alias.entity_id, alias.name, alias.form, alias.asserter_id]));
}

type StoredAlias = Omit<AliasesTable, 'entity_id' | keyof AliasKeys>;

const isSame = (one: StoredAlias, other: Omit<StoredAlias, 'origin_id'>): boolean =>
  one.id === other.id && one.name === other.name && one.form === other.form && one.asserter_id === other.asserter_id;

const SELECT_STORED = `
  SELECT l.id, l.entity_id, l.name FROM json_each(?) AS added CROSS JOIN aliases AS l ON l.id = added.value`;

/** The aliases whose row ids no other one has; the others are left out. */
const withoutCollisions = (store: Store, added: readonly AliasesTable[], { note }: Collisions): AliasesTable[] => {
  type Named = Pick<AliasesTable, 'id' | 'entity_id' | 'name'>;
  const stored = store.prepare(SELECT_STORED).all(JSON.stringify(added.map(({ id }) => id))) as Named[];
  const byId = new Map(stored.map((row): [number, Named] => [row.id, row]));
  const keyOf = store.prepare('SELECT key FROM entities WHERE id = ?').pluck();
  const describe = ({ entity_id, name }: Named): string => `${keyOf.get(entity_id)}: ${name}`;
  return added.filter((row) => {
    const other = byId.get(row.id);
    if (other) note({ of: 'alias', stored: describe(other), refused: describe(row) });
    else byId.set(row.id, row);
    return other === undefined;
  });
};

export function createAliasWriter(store: Store, asserters: AsserterWriter, collisions: Collisions): AliasWriter {
  const select = store.prepare('SELECT id, origin_id, name, form, asserter_id FROM aliases WHERE entity_id = ?');
  const setOrigin = store.prepare('UPDATE aliases SET origin_id = ? WHERE id = ?');
  const remove = store.prepare('DELETE FROM aliases WHERE id = ?');
  const insert = inserter(store, 'aliases');
  const fullText = createFullTextWriter(store, 'aliases');
  const outdated: number[] = [];
  const missing: AliasesTable[] = [];
  return {
    replace: (entityId, aliases) => {
      const before = new Map((select.all(entityId) as StoredAlias[]).map((row) => [row.id, row]));
      for (const { name, form, assertedBy, origin } of aliases) {
        const row = { entity_id: entityId, name, form, asserter_id: asserters.idOf(assertedBy) };
        const id = aliasId(row);
        const originId = origin === null ? null : rowId(origin);
        const stored = before.get(id);
        if (!stored || !isSame(stored, { id, ...row })) {
          missing.push({ id, ...keysOf(name), ...row, origin_id: originId });
          continue;
        }
        if (stored.origin_id !== originId) setOrigin.run(originId, id);
        before.delete(id);
      }
      outdated.push(...before.keys());
    },
    finish: () => {
      fullText.remove(outdated);
      for (const id of outdated) remove.run(id);
      const added = withoutCollisions(store, missing, collisions);
      insert(added);
      fullText.add(added.map(({ id }) => id));
    },
  };
}
