/** Writes the aliases of entities, and their full-text indexes. */
import { fold, foldedCopy } from '../../text/fold.ts';
import { nameCodes } from '../../text/phonetic.ts';
import type { Store } from '../database/open.ts';
import type { AliasesTable } from '../sql/tables/entities.ts';
import type { AsserterWriter } from './asserters.ts';
import type { SourcedAlias } from './description.ts';
import { createFullTextWriter } from './full-text.ts';
import { inserter } from './insert.ts';
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

export function createAliasWriter(store: Store, asserters: AsserterWriter): AliasWriter {
  const select = store.prepare('SELECT id, origin_id FROM aliases WHERE entity_id = ?').raw();
  const setOrigin = store.prepare('UPDATE aliases SET origin_id = ? WHERE id = ?');
  const remove = store.prepare('DELETE FROM aliases WHERE id = ?');
  const insert = inserter(store, 'aliases');
  const fullText = createFullTextWriter(store, 'aliases');
  const outdated: number[] = [];
  const added: AliasesTable[] = [];
  return {
    replace: (entityId, aliases) => {
      const before = new Map(select.all(entityId) as [number, number | null][]);
      for (const { name, form, assertedBy, origin } of aliases) {
        const row = { entity_id: entityId, name, form, asserter_id: asserters.idOf(assertedBy) };
        const id = aliasId(row);
        const originId = origin === null ? null : rowId(origin);
        const stored = before.get(id);
        if (stored === undefined) added.push({ id, ...keysOf(name), ...row, origin_id: originId });
        else if (stored !== originId) setOrigin.run(originId, id);
        before.delete(id);
      }
      outdated.push(...before.keys());
    },
    finish: () => {
      fullText.remove(outdated);
      for (const id of outdated) remove.run(id);
      insert(added);
      fullText.add(added.map(({ id }) => id));
    },
  };
}
