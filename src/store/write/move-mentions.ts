/** Moves mentions from one entity to another, with the rows derived from them, for a merge or its undo. */
import type { Store } from '../database/open.ts';
import type { DerivedRows } from './derived-rows.ts';
import type { Appearances, EntityCounts, SurfaceCount } from './entity-counts.ts';
import { type EntityMove, MENTION_COPIES, type MoveParams, mentionsToMove, moveParams } from './entity-move.ts';
import { moveArticleEntities, stageMove } from './move-article-entities.ts';
import { moveCandidates } from './move-candidates.ts';
import { moveNeighbours, prepareNeighbours } from './move-neighbours.ts';

const MOVE_CLAIMS = `
  UPDATE claims SET entity_id = @to
  WHERE entity_id = @from AND record ->> '$.key' IN (SELECT value FROM json_each(@keys))`;
const MOVE_ALL_CLAIMS = 'UPDATE claims SET entity_id = @to WHERE entity_id = @from';

const moveClaims = (store: Store, { origins, isWhole }: EntityMove, { from, to }: MoveParams): void => {
  if (isWhole) store.prepare(MOVE_ALL_CLAIMS).run({ from, to });
  else store.prepare(MOVE_CLAIMS).run({ from, to, keys: JSON.stringify(origins) });
};

const SELECT_ALL_SURFACES =
  'SELECT form, surface_id AS surface, mention_count AS count FROM entity_surfaces WHERE entity_id = @from';

const readSurfaces = (store: Store, move: EntityMove, params: MoveParams): SurfaceCount[] => {
  if (move.isWhole) return store.prepare(SELECT_ALL_SURFACES).all({ from: params.from }) as SurfaceCount[];
  const { table, where } = mentionsToMove(move);
  const sql = `
    SELECT m.form, m.surface_id AS surface, count(*) AS count FROM ${table}
    WHERE ${where} AND m.status = 'ACCEPTED' GROUP BY m.form, m.surface_id`;
  return store.prepare(sql).all({ from: params.from, origins: params.origins }) as SurfaceCount[];
};

/** Updates the entities of roles and statements to those of their mentions. */
const updateCopies = (store: Store, { isWhole }: EntityMove, { from, to }: MoveParams): void => {
  for (const { table, column, start, end } of MENTION_COPIES) {
    if (isWhole) {
      store.prepare(`UPDATE ${table} SET ${column} = @to WHERE ${column} = @from`).run({ from, to });
      continue;
    }
    const entity = `
      SELECT m.entity_id FROM mentions AS m
      WHERE m.article_id = ${table}.article_id AND m.start = ${table}.${start} AND m."end" = ${table}.${end}`;
    const sql = `
      UPDATE ${table} SET ${column} = @to
      WHERE ${column} = @from AND (published_at, article_id) IN (SELECT published_at, article_id FROM moved_articles)
        AND (${entity}) IS NOT @from`;
    store.prepare(sql).run({ from, to });
  }
};

/** Returns the number of mentions moved. */
const updateMentions = (store: Store, move: EntityMove, { from, to, origins }: MoveParams): number => {
  const { table, where } = mentionsToMove(move);
  const sql = `UPDATE ${table} SET entity_id = @to, origin_id = nullif(coalesce(origin_id, @from), @to) WHERE ${where}`;
  return store.prepare(sql).run(move.isWhole ? { from, to } : { from, to, origins }).changes;
};

const SELECT_MOVED = `
  SELECT coalesce(sum(is_lost), 0) AS lost, coalesce(sum(is_gained), 0) AS gained,
    coalesce(sum(mention_count), 0) AS mentions, coalesce(sum(demonym_count), 0) AS demonyms,
    coalesce(sum(peripheral_count), 0) AS peripherals
  FROM moved_articles`;

type Moved = Omit<Appearances, 'articles'> & {
  /** Articles; see `stageMove`. */
  readonly lost: number;
  readonly gained: number;
};

const addCounts = (counts: EntityCounts, { from, to }: MoveParams, moved: Moved): void => {
  counts.addAppearances(from, { ...moved, articles: moved.lost }, -1);
  counts.addAppearances(to, { ...moved, articles: moved.gained }, 1);
};

/** Both entities have rows; `merged_entities` already has the new state. Returns the number of mentions moved. */
export function moveMentions(
  store: Store,
  move: EntityMove,
  { entityCounts: counts, hubCounts, postingBlocks }: Pick<DerivedRows, 'entityCounts' | 'hubCounts' | 'postingBlocks'>,
): number {
  const params = moveParams(move);
  moveClaims(store, move, params);
  moveCandidates(store, move);
  stageMove(store, move, params);
  const moved = store.prepare(SELECT_MOVED).get() as Moved;
  hubCounts.countMove(params);
  postingBlocks.countMove(params);
  prepareNeighbours(store, params.to, moved.gained);
  const surfaces = readSurfaces(store, move, params);
  const mentions = updateMentions(store, move, params);
  updateCopies(store, move, params);
  moveArticleEntities(store, move, params);
  counts.addSurfaces(params.from, surfaces, -1);
  counts.addSurfaces(params.to, surfaces, 1);
  addCounts(counts, params, moved);
  counts.write();
  hubCounts.write([params.from, params.to]);
  moveNeighbours(store, move, params);
  return mentions;
}
