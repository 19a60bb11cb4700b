/** Writes the rows of entities: inserts each with its first assertion, derives it from all, and deletes it with the last. */
import { LRUCache } from 'lru-cache';
import type { EntityKey, EntityRecord, Kind } from '../../model.ts';
import { fold, oneLine } from '../../text/fold.ts';
import type { Store } from '../database/open.ts';
import { createAliasWriter } from './aliases.ts';
import type { AsserterWriter } from './asserters.ts';
import type { Assertion } from './assertion.ts';
import { type Description, describe, type Sources } from './description.ts';
import { inserter } from './insert.ts';
import type { MergeTarget, MergeTargets } from './merge-targets.ts';
import { type OverlayReader, readOverlays } from './overlays.ts';
import { type Collisions, otherWithId } from './row-id-collisions.ts';
import type { Statistics } from './statistics.ts';

export interface EntityWriter {
  /** The entity that the assertions of a record are stored for; its row is inserted when there is none. */
  readonly targetOf: (record: EntityRecord) => MergeTarget;
  /** Inserts a placeholder row for an entity whose assertions are not stored yet, unless it has a row. */
  readonly insertPlaceholder: (key: EntityKey) => void;
  /** Whether there is an entity with that row id. */
  readonly exists: (id: number) => boolean;
  /** Describes entities, by row id, and deletes those without an assertion. Returns the keys of those inserted or deleted. */
  readonly describe: (ids: Iterable<number>) => EntityKey[];
}

interface EntityDependencies {
  readonly statistics: Statistics;
  readonly asserters: AsserterWriter;
  readonly mergeTargets: MergeTargets;
  readonly collisions: Collisions;
  /** How many merge targets are cached. */
  readonly cached: number;
}

interface Row {
  readonly key: EntityKey;
  readonly kind: Kind;
  readonly name: string;
  readonly inGazetteer: 0 | 1;
}

const readAssertions = (store: Store, entityId: number): Assertion[] => {
  const rows = store
    .prepare('SELECT record, in_gazetteer AS inGazetteer, article_count AS articles FROM claims WHERE entity_id = ?')
    .all(entityId) as { record: string; inGazetteer: 0 | 1; articles: number }[];
  return rows.map(({ record, inGazetteer, articles }) => ({
    record: JSON.parse(record),
    inGazetteer: inGazetteer === 1,
    isOnlyCorrection: inGazetteer + articles === 0,
  }));
};

const SELECT_PRINTED = `
  SELECT surface, mention_count AS count FROM entity_surfaces JOIN surfaces ON surfaces.id = surface_id
  WHERE entity_id = ? AND form = 'FULL_NAME'`;

interface Printed {
  readonly surface: string;
  readonly count: number;
}

/** The names in surfaces, the most frequent first, ties in code point order. A name may be printed on two lines. */
function byFrequency(surfaces: readonly Printed[]): string[] {
  const counts = new Map<string, number>();
  for (const { surface, count } of surfaces) {
    const name = oneLine(surface);
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([name]) => name);
}

/** Reads the input of `describe` for an entity; null when there is no assertion of it. */
export function readSources(
  store: Store,
  { id, key }: { readonly id: number; readonly key: EntityKey },
  overlaysOf: OverlayReader,
): Sources | null {
  const assertions = readAssertions(store, id);
  if (assertions.length === 0) return null;
  const printed = byFrequency(store.prepare(SELECT_PRINTED).all(id) as Printed[]);
  return { key, assertions, overlays: overlaysOf(id), printed };
}

const SELECT = 'SELECT key, kind, name, in_gazetteer AS inGazetteer FROM entities WHERE id = ?';
const UPDATE = 'UPDATE entities SET kind = ?, name = ?, name_key = ?, in_gazetteer = ? WHERE id = ?';

const ZERO_COUNTS = {
  article_count: 0,
  mention_count: 0,
  demonym_count: 0,
  peripheral_count: 0,
  first_published_at: '',
  last_published_at: '',
} as const;

const matchesDescription = (row: Row, { kind, name, inGazetteer }: Description): boolean =>
  row.kind === kind && row.name === name && (row.inGazetteer === 1) === inGazetteer;

export function createEntityWriter(store: Store, dependencies: EntityDependencies): EntityWriter {
  const { statistics, asserters, mergeTargets, collisions, cached } = dependencies;
  const overlaysOf = readOverlays(store);
  const select = store.prepare(SELECT);
  const insert = inserter(store, 'entities');
  const aliases = createAliasWriter(store, asserters, collisions);
  const targets = new LRUCache<string, MergeTarget>({ max: cached });
  const inserted = new Set<number>();
  /** The entities whose row ids those that were inserted collide with, by row id: they stay without assertions, and are deleted. */
  const others = new Map<number, string>();
  const exists = (id: number): boolean => select.get(id) !== undefined;

  const findOrInsert = (named: Pick<EntityRecord, 'key' | 'kind' | 'name'>): MergeTarget => {
    const target = mergeTargets.targetOf(named.key);
    const { id, key } = target;
    const row = select.get(id) as Row | undefined;
    const other =
      row && row.key !== key ? row.key : (others.get(id) ?? (row ? null : otherWithId(store, 'ENTITY', target)));
    if (other !== null) {
      collisions.note({ of: 'entity', stored: other, refused: key });
      others.set(id, other);
    } else targets.set(named.key, target);
    if (row) return target;
    const { kind, name } = named;
    insert([{ id, key, kind, name, name_key: fold(name), in_gazetteer: 0, ...ZERO_COUNTS, hub: null }]);
    statistics.countEntity(kind, 1);
    inserted.add(id);
    return target;
  };
  const update = (id: number, row: Row, to: Description): void => {
    aliases.replace(id, to.aliases);
    if (matchesDescription(row, to)) return;
    store.prepare(UPDATE).run(to.kind, to.name, fold(to.name), to.inGazetteer ? 1 : 0, id);
    statistics.countEntity(row.kind, -1);
    statistics.countEntity(to.kind, 1);
  };
  return {
    targetOf: (record) => targets.get(record.key) ?? findOrInsert(record),
    insertPlaceholder: (key) => {
      findOrInsert({ key, kind: 'OTHER', name: key });
    },
    exists,
    describe: (ids) => {
      const insertedOrDeleted: EntityKey[] = [];
      const deleted: number[] = [];
      for (const id of ids) {
        const row = select.get(id) as Row;
        const sources = readSources(store, { id, key: row.key }, overlaysOf);
        if (sources === null) {
          aliases.replace(id, []);
          deleted.push(id);
          statistics.countEntity(row.kind, -1);
        } else update(id, row, describe(sources));
        if (sources === null || inserted.has(id)) insertedOrDeleted.push(row.key);
      }
      aliases.finish();
      for (const id of deleted) store.prepare('DELETE FROM entities WHERE id = ?').run(id);
      return insertedOrDeleted;
    },
  };
}
