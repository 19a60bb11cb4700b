/** Brings what follows from corrections of entities up to date: overlays, merges, and who is kept apart. */
import type { Correction, EntityCorrection, SeenEntity, Standing } from '../../corrections/correction.ts';
import { survivorsOf } from '../../corrections/merges.ts';
import { type Overlay, overlayOf } from '../../corrections/overlay.ts';
import { subjectsOf } from '../../corrections/subjects.ts';
import type { EntityKey, EntityRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { EntityMove } from '../write/move-mentions.ts';
import { rowId } from '../write/row-ids.ts';
import { standingOfEntity } from './standing.ts';

/** What is said of an entity now that was not before, or the other way about. */
export interface OverlayChange {
  readonly key: EntityKey;
  /** What the corrections claim of it; null when nothing. */
  readonly before: EntityRecord | null;
  readonly after: EntityRecord | null;
}

/** What corrections claim of an entity by themselves, as an article or a gazetteer would. */
export function claimOf(key: EntityKey, overlay: Overlay | null): EntityRecord | null {
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

const projectOverlay = (store: Store, key: EntityKey): OverlayChange[] => {
  const id = rowId(key);
  const before = (store.prepare(SELECT_OVERLAY).pluck().get(id) as string | undefined) ?? null;
  const overlay = overlayOf(key, standingOfEntity(store, id));
  const after = overlay && JSON.stringify(overlay);
  if (after === before) return [];
  if (overlay) store.prepare(WRITE_OVERLAY).run(id, key, overlay.kind, after);
  else store.prepare(DELETE_OVERLAY).run(id);
  return [{ key, before: claimOf(key, before === null ? null : JSON.parse(before)), after: claimOf(key, overlay) }];
};

/** The entities that corrections name in what they say of entities; tying a mention to one says nothing of it. */
export function namedEntities(corrections: readonly Correction[]): EntityKey[] {
  const subjects = corrections.flatMap(subjectsOf).filter(({ of, aspect }) => of === 'ENTITY' && aspect !== 'link');
  return [...new Set(subjects.map(({ key }) => key as EntityKey))];
}

/** Writes the overlays of all entities that these corrections, in force or no longer, speak of. */
export function projectOverlays(store: Store, corrections: readonly Correction[]): OverlayChange[] {
  return namedEntities(corrections).flatMap((key) => projectOverlay(store, key));
}

const SELECT_MERGED = 'SELECT key, survivor_key AS survivor FROM merged_entities WHERE id = ?';
const WRITE_MERGED = 'INSERT OR REPLACE INTO merged_entities (id, key, survivor_id, survivor_key) VALUES (?, ?, ?, ?)';
const DELETE_MERGED = 'DELETE FROM merged_entities WHERE id = ?';

type Survival = ReadonlyMap<EntityKey, EntityKey>;

const writeSurvivors = (store: Store, before: Survival, after: Survival): void => {
  for (const key of before.keys()) if (!after.has(key)) store.prepare(DELETE_MERGED).run(rowId(key));
  for (const [key, survivor] of after) {
    if (before.get(key) !== survivor) store.prepare(WRITE_MERGED).run(rowId(key), key, rowId(survivor), survivor);
  }
};

/** Entities that counted for one and count for another now, together. */
const movesBetween = (before: Survival, after: Survival): EntityMove[] => {
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
    const counted = [move.from, ...[...before].flatMap(([key, survivor]) => (survivor === move.from ? [key] : []))];
    const moved = new Set(move.origins);
    return { ...move, isWhole: counted.every((key) => moved.has(key)) };
  });
};

interface Group {
  readonly keys: ReadonlySet<EntityKey>;
  /** In the order in which they were made. */
  readonly merges: readonly Standing<EntityCorrection>[];
}

const keysOf = (correction: Correction): EntityKey[] =>
  correction.type === 'MERGE_ENTITIES' ? [correction.survivor, ...correction.merged].map(({ key }) => key) : [];

/** All entities that merges in force connect with those that these corrections merge or merged. No other merge bears on them. */
const groupAround = (store: Store, corrections: readonly Correction[]): Group => {
  const merges = new Map<number, Standing<EntityCorrection>>();
  const keys = new Set(corrections.flatMap(keysOf));
  // What is added meanwhile is looked at in its turn.
  for (const key of keys) {
    for (const standing of standingOfEntity(store, rowId(key))) {
      for (const one of keysOf(standing.correction)) keys.add(one);
      if (standing.correction.type === 'MERGE_ENTITIES') merges.set(standing.number, standing);
    }
  }
  return { keys, merges: [...merges.values()].sort((one, other) => one.number - other.number) };
};

/** Writes which entity lives on in which since these corrections came into force or left it. Gives what has to move for it. */
export function projectMerges(store: Store, corrections: readonly Correction[]): EntityMove[] {
  const { keys, merges } = groupAround(store, corrections);
  const select = store.prepare(SELECT_MERGED);
  const rows = [...keys].flatMap((key) => select.all(rowId(key)) as { key: EntityKey; survivor: EntityKey }[]);
  const before = new Map(rows.map(({ key, survivor }) => [key, survivor]));
  const after = survivorsOf(merges);
  writeSurvivors(store, before, after);
  return movesBetween(before, after);
}

const WRITE_APART =
  'INSERT OR REPLACE INTO kept_apart (entity_id, other_id, entity_key, other_key) VALUES (?, ?, ?, ?)';
const DELETE_APART = 'DELETE FROM kept_apart WHERE entity_id = ? AND other_id = ?';

const isKept = (store: Store, entity: SeenEntity, other: SeenEntity): boolean =>
  standingOfEntity(store, rowId(entity.key)).some(
    ({ correction }) =>
      correction.type === 'KEEP_APART' && [correction.entity.key, correction.other.key].includes(other.key),
  );

/** Writes whether these corrections, in force or no longer, keep their pairs apart. */
export function projectApart(store: Store, corrections: readonly Correction[]): void {
  for (const correction of corrections) {
    if (correction.type !== 'KEEP_APART') continue;
    const { entity, other } = correction;
    const [one, two] = rowId(entity.key) < rowId(other.key) ? [entity, other] : [other, entity];
    const ids = [rowId(one.key), rowId(two.key)];
    if (isKept(store, entity, other)) store.prepare(WRITE_APART).run(...ids, one.key, two.key);
    else store.prepare(DELETE_APART).run(...ids);
  }
}
