/** Updates the tables that follow from corrections of entities: overlays, merges, and pairs that are kept apart. */
import { overlayOf } from '../../corrections/apply.ts';
import type { KeepApart } from '../../corrections/definitions/keep-apart.ts';
import { type Merge, mergeTargets } from '../../corrections/definitions/merge-entities.ts';
import { type Correction, subjectsOf } from '../../corrections/definitions.ts';
import type { Overlay } from '../../corrections/overlay.ts';
import type { EntityKey, EntityRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { EntityMove } from '../write/entity-move.ts';
import { rowId } from '../write/row-ids.ts';
import { correctionsOfEntity } from './active.ts';

interface OverlayChange {
  readonly key: EntityKey;
  /** What corrections say of the entity; null when nothing. */
  readonly before: EntityRecord | null;
  readonly after: EntityRecord | null;
}

/** What corrections say of an entity, as a record such as those of articles and gazetteers. */
function entityRecordOf(key: EntityKey, overlay: Overlay | null): EntityRecord | null {
  if (overlay === null || !overlay.stays) return null;
  const identifiers = overlay.identifiers.flatMap(({ value, ...rest }) => (value === null ? [] : [{ ...rest, value }]));
  return {
    key,
    kind: overlay.kind ?? overlay.seen.kind,
    name: overlay.name ?? overlay.seen.name,
    aliases: overlay.aliases,
    identifiers,
    formerKeys: [],
  };
}

const SELECT_OVERLAY = 'SELECT overlay FROM corrected_entities WHERE id = ?';
const WRITE_OVERLAY = 'INSERT OR REPLACE INTO corrected_entities (id, key, kind, overlay) VALUES (?, ?, ?, ?)';
const DELETE_OVERLAY = 'DELETE FROM corrected_entities WHERE id = ?';

const updateOverlay = (store: Store, key: EntityKey): OverlayChange[] => {
  const id = rowId(key);
  const before = (store.prepare(SELECT_OVERLAY).pluck().get(id) as string | undefined) ?? null;
  const overlay = overlayOf(key, correctionsOfEntity(store, id));
  const after = overlay && JSON.stringify(overlay);
  if (after === before) return [];
  if (overlay) store.prepare(WRITE_OVERLAY).run(id, key, overlay.kind, after);
  else store.prepare(DELETE_OVERLAY).run(id);
  return [
    {
      key,
      before: entityRecordOf(key, before === null ? null : JSON.parse(before)),
      after: entityRecordOf(key, overlay),
    },
  ];
};

/** The entities that corrections say something of: linking a mention to an entity says nothing of it. */
export function describedEntities(corrections: readonly Correction[]): EntityKey[] {
  const described = corrections
    .flatMap(subjectsOf)
    .flatMap((subject) => (subject.of === 'ENTITY' && subject.aspect !== 'link' ? [subject.key] : []));
  return [...new Set(described)];
}

/** Updates the overlays of the entities that these corrections, active or not any more, say something of. */
export function updateOverlays(store: Store, corrections: readonly Correction[]): OverlayChange[] {
  return describedEntities(corrections).flatMap((key) => updateOverlay(store, key));
}

const SELECT_MERGED = 'SELECT key, survivor_key AS target FROM merged_entities WHERE id = ?';
const WRITE_MERGED = 'INSERT OR REPLACE INTO merged_entities (id, key, survivor_id, survivor_key) VALUES (?, ?, ?, ?)';
const DELETE_MERGED = 'DELETE FROM merged_entities WHERE id = ?';

/** For each merged entity the one that it counts for. */
type Targets = ReadonlyMap<EntityKey, EntityKey>;

const writeTargets = (store: Store, before: Targets, after: Targets): void => {
  for (const key of before.keys()) if (!after.has(key)) store.prepare(DELETE_MERGED).run(rowId(key));
  for (const [key, target] of after) {
    if (before.get(key) !== target) store.prepare(WRITE_MERGED).run(rowId(key), key, rowId(target), target);
  }
};

/** The entities that count for another one now, together where they move from one to the same other. */
const movesBetween = (before: Targets, after: Targets): EntityMove[] => {
  const moves = new Map<string, Omit<EntityMove, 'isWhole'> & { origins: EntityKey[] }>();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(key) ?? key, after.get(key) ?? key];
    if (from === to) continue;
    const pair = JSON.stringify([from, to]);
    const move = moves.get(pair) ?? { from, to, origins: [] };
    move.origins.push(key);
    moves.set(pair, move);
  }
  return [...moves.values()].map((move) => {
    const counted = [move.from, ...[...before].flatMap(([key, target]) => (target === move.from ? [key] : []))];
    const moved = new Set(move.origins);
    return { ...move, isWhole: counted.every((key) => moved.has(key)) };
  });
};

interface Group {
  readonly keys: ReadonlySet<EntityKey>;
  /** In order. */
  readonly merges: readonly Merge[];
}

const mergedKeys = (correction: Correction): EntityKey[] =>
  correction.type === 'MERGE_ENTITIES' ? [correction.survivor, ...correction.merged].map(({ key }) => key) : [];

/** The entities that active merges connect with those that these corrections merge: no other merge concerns them. */
const groupAround = (store: Store, corrections: readonly Correction[]): Group => {
  const merges = new Map<number, Merge>();
  const keys = new Set(corrections.flatMap(mergedKeys));
  // The loop also visits the keys that it adds.
  for (const key of keys) {
    for (const { number, correction } of correctionsOfEntity(store, rowId(key))) {
      for (const one of mergedKeys(correction)) keys.add(one);
      if (correction.type === 'MERGE_ENTITIES') merges.set(number, correction);
    }
  }
  return { keys, merges: [...merges].sort(([one], [other]) => one - other).map(([, merge]) => merge) };
};

/** Updates which entity counts for which, since these corrections are active or not any more. Gives what has to move for it. */
export function updateMerges(store: Store, corrections: readonly Correction[]): EntityMove[] {
  const { keys, merges } = groupAround(store, corrections);
  const select = store.prepare(SELECT_MERGED);
  const rows = [...keys].flatMap((key) => select.all(rowId(key)) as { key: EntityKey; target: EntityKey }[]);
  const before = new Map(rows.map(({ key, target }) => [key, target]));
  const after = mergeTargets(merges);
  writeTargets(store, before, after);
  return movesBetween(before, after);
}

const WRITE_APART =
  'INSERT OR REPLACE INTO kept_apart (entity_id, other_id, entity_key, other_key) VALUES (?, ?, ?, ?)';
const DELETE_APART = 'DELETE FROM kept_apart WHERE entity_id = ? AND other_id = ?';

const isKeptApart = (store: Store, { entity, other }: KeepApart): boolean =>
  correctionsOfEntity(store, rowId(entity.key)).some(
    ({ correction }) =>
      correction.type === 'KEEP_APART' && [correction.entity.key, correction.other.key].includes(other.key),
  );

/** Updates the pairs that are kept apart, since these corrections are active or not any more. */
export function updateKeptApart(store: Store, corrections: readonly Correction[]): void {
  for (const correction of corrections) {
    if (correction.type !== 'KEEP_APART') continue;
    const { entity, other } = correction;
    const [one, two] = rowId(entity.key) < rowId(other.key) ? [entity, other] : [other, entity];
    const ids = [rowId(one.key), rowId(two.key)];
    if (isKeptApart(store, correction)) store.prepare(WRITE_APART).run(...ids, one.key, two.key);
    else store.prepare(DELETE_APART).run(...ids);
  }
}
