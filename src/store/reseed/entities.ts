/** Keeps the rows of entities: made when first spoken of, described by all that is said, gone when nobody says anything. */
import { LRUCache } from 'lru-cache';
import type { EntityKey, EntityRecord, Kind } from '../../model.ts';
import { fold } from '../../text/fold.ts';
import { rowId } from '../keys.ts';
import type { Store } from '../open.ts';
import { createAliasWriter } from './aliases.ts';
import type { AsserterLedger } from './asserters.ts';
import type { Claim } from './claim.ts';
import { type Description, describe } from './description.ts';
import { inserter } from './insert.ts';
import type { StatisticsLedger } from './statistics.ts';

const REMEMBERED = 50_000;

export interface EntityLedger {
  /** Row id of an entity, its row made when there is none. */
  readonly idOf: (record: EntityRecord) => number;
  /** Describes these entities anew. Gives the keys of all entities that came or went. */
  readonly finish: (ids: Iterable<number>) => EntityKey[];
}

export interface EntityParts {
  readonly statistics: StatisticsLedger;
  readonly asserters: AsserterLedger;
}

interface Row {
  readonly key: EntityKey;
  readonly kind: Kind;
  readonly name: string;
  readonly inGazetteer: 0 | 1;
}

/** The claims of an entity, in no order that matters. */
export function readClaims(store: Store, entityId: number): Claim[] {
  const rows = store
    .prepare('SELECT record, in_gazetteer AS inGazetteer FROM claims WHERE entity_id = ?')
    .all(entityId) as { record: string; inGazetteer: 0 | 1 }[];
  return rows.map(({ record, inGazetteer }) => ({ record: JSON.parse(record), inGazetteer: inGazetteer === 1 }));
}

const SELECT_FREQUENT_NAME = `
  SELECT surface FROM entity_surfaces JOIN surfaces ON surfaces.id = surface_id
  WHERE entity_id = ? AND form = 'FULL_NAME' ORDER BY mention_count DESC, surface LIMIT 1`;

/** The full name that most accepted mentions print, ties by code point order; null when no mention is a full name. */
export function readFrequentName(store: Store, entityId: number): string | null {
  return (store.prepare(SELECT_FREQUENT_NAME).pluck().get(entityId) as string | undefined) ?? null;
}

const SELECT = 'SELECT key, kind, name, in_gazetteer AS inGazetteer FROM entities WHERE id = ?';
const UPDATE = 'UPDATE entities SET kind = ?, name = ?, name_key = ?, in_gazetteer = ? WHERE id = ?';

const UNCOUNTED = {
  article_count: 0,
  mention_count: 0,
  demonym_count: 0,
  first_published_at: '',
  last_published_at: '',
} as const;

const isAsDescribed = (row: Row, { kind, name, inGazetteer }: Description): boolean =>
  row.kind === kind && row.name === name && (row.inGazetteer === 1) === inGazetteer;

export function createEntityLedger(store: Store, parts: EntityParts): EntityLedger {
  const { statistics, asserters } = parts;
  const select = store.prepare(SELECT);
  const insert = inserter(store, 'entities');
  const aliases = createAliasWriter(store, asserters);
  const ids = new LRUCache<string, number>({ max: REMEMBERED });
  const made = new Set<number>();

  const make = ({ key, kind, name }: EntityRecord): number => {
    const id = rowId(key);
    ids.set(key, id);
    if (select.get(id) !== undefined) return id;
    insert([{ id, key, kind, name, name_key: fold(name), in_gazetteer: 0, ...UNCOUNTED }]);
    statistics.countEntity(kind, 1);
    made.add(id);
    return id;
  };
  const vanished: number[] = [];
  const remove = (id: number, row: Row): void => {
    aliases.write(id, []);
    vanished.push(id);
    statistics.countEntity(row.kind, -1);
  };
  const update = (id: number, row: Row, to: Description): void => {
    aliases.write(id, to.aliases);
    if (isAsDescribed(row, to)) return;
    store.prepare(UPDATE).run(to.kind, to.name, fold(to.name), to.inGazetteer ? 1 : 0, id);
    statistics.countEntity(row.kind, -1);
    statistics.countEntity(to.kind, 1);
  };
  return {
    idOf: (record) => ids.get(record.key) ?? make(record),
    finish: (changed) => {
      const cameOrWent: EntityKey[] = [];
      for (const id of changed) {
        const row = select.get(id) as Row;
        const claims = readClaims(store, id);
        if (claims.length === 0) remove(id, row);
        else update(id, row, describe(claims, readFrequentName(store, id)));
        if (claims.length === 0 || made.has(id)) cameOrWent.push(row.key);
      }
      aliases.finish();
      for (const id of vanished) store.prepare('DELETE FROM entities WHERE id = ?').run(id);
      return cameOrWent;
    },
  };
}
