/** Keeps the rows of entities: made when first spoken of, described by all that is said, gone when nobody says anything. */
import { LRUCache } from 'lru-cache';
import type { EntityKey, EntityRecord, Kind } from '../../model.ts';
import { fold } from '../../text/fold.ts';
import type { Store } from '../database/open.ts';
import { createAliasWriter } from './aliases.ts';
import type { AsserterWriter } from './asserters.ts';
import type { Claim } from './assertion.ts';
import { type Description, describe, type Sources } from './description.ts';
import { inserter } from './insert.ts';
import type { MergeTarget, MergeTargets } from './merge-targets.ts';
import { type OverlayReader, readOverlays } from './overlays.ts';
import type { StatisticsLedger } from './statistics.ts';

export interface EntityWriter {
  /** Where what is said of an entity is stored, the row made when there is none. */
  readonly targetOf: (record: EntityRecord) => MergeTarget;
  /** Where that of a key is stored, which has its row. */
  readonly recall: (key: EntityKey) => MergeTarget;
  /** Describes these entities anew. Gives the keys of all entities that came or went. */
  readonly finish: (ids: Iterable<number>) => EntityKey[];
}

export interface EntityParts {
  readonly statistics: StatisticsLedger;
  readonly asserters: AsserterWriter;
  readonly survivors: MergeTargets;
  /** Of how many entities it is kept in memory where they are. */
  readonly remembered: number;
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
    .prepare('SELECT record, in_gazetteer AS inGazetteer, article_count AS articles FROM claims WHERE entity_id = ?')
    .all(entityId) as { record: string; inGazetteer: 0 | 1; articles: number }[];
  return rows.map(({ record, inGazetteer, articles }) => ({
    record: JSON.parse(record),
    inGazetteer: inGazetteer === 1,
    isOnlyCorrection: inGazetteer + articles === 0,
  }));
}

const SELECT_PRINTED = `
  SELECT surface FROM entity_surfaces JOIN surfaces ON surfaces.id = surface_id
  WHERE entity_id = ? AND form = 'FULL_NAME' ORDER BY mention_count DESC, surface`;

/** All that is said of an entity with at least one claim; null of one without. */
export function readSources(
  store: Store,
  { id, key }: { readonly id: number; readonly key: EntityKey },
  overlaysOf: OverlayReader,
): Sources | null {
  const claims = readClaims(store, id);
  if (claims.length === 0) return null;
  // The most frequent first, ties by code point order.
  const printed = store.prepare(SELECT_PRINTED).pluck().all(id) as string[];
  return { key, claims, said: overlaysOf(id), printed };
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

export function createEntityWriter(store: Store, parts: EntityParts): EntityWriter {
  const { statistics, asserters, survivors, remembered } = parts;
  const overlaysOf = readOverlays(store);
  const select = store.prepare(SELECT);
  const insert = inserter(store, 'entities');
  const aliases = createAliasWriter(store, asserters);
  const places = new LRUCache<string, MergeTarget>({ max: remembered });
  const made = new Set<number>();

  const make = ({ key: asked, kind, name }: EntityRecord): MergeTarget => {
    const place = survivors.targetOf(asked);
    const { id, key } = place;
    places.set(asked, place);
    if (select.get(id) !== undefined) return place;
    insert([{ id, key, kind, name, name_key: fold(name), in_gazetteer: 0, ...UNCOUNTED }]);
    statistics.countEntity(kind, 1);
    made.add(id);
    return place;
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
    targetOf: (record) => places.get(record.key) ?? make(record),
    recall: survivors.targetOf,
    finish: (changed) => {
      const cameOrWent: EntityKey[] = [];
      for (const id of changed) {
        const row = select.get(id) as Row;
        const sources = readSources(store, { id, key: row.key }, overlaysOf);
        if (sources === null) remove(id, row);
        else update(id, row, describe(sources));
        if (sources === null || made.has(id)) cameOrWent.push(row.key);
      }
      aliases.finish();
      for (const id of vanished) store.prepare('DELETE FROM entities WHERE id = ?').run(id);
      return cameOrWent;
    },
  };
}
