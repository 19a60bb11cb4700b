/** Moves all that counts for one entity over to another, many rows at once, when entities are merged or a merge is undone. */
import type { EntityKey } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { isHub } from '../graph/hubs.ts';
import { createHandOver } from './hand-over.ts';
import { articleCountOf, type MoveIds } from './hub-lists.ts';
import { MENTION_COPIES } from './mention-copies.ts';
import { moveCandidates } from './move-candidates.ts';
import { type Moved, readMovedArticles } from './moved-articles.ts';
import { createMoveTally } from './regroup-neighbours.ts';
import { createStandingMover } from './regroup-standings.ts';
import { rowId } from './row-ids.ts';

/** What came under some entities stops counting for `from`, and counts for `to`. */
export interface EntityMove {
  readonly from: EntityKey;
  readonly to: EntityKey;
  /** As seeds name them; `from` or `to` may be among them. */
  readonly origins: readonly EntityKey[];
  /** True when they are all that counts for `from`. */
  readonly isWhole: boolean;
}

/** Mentions that are still where they were. */
const MOVED = 'entity_id = @from AND coalesce(origin_id, entity_id) IN (SELECT value FROM json_each(@origins))';

const SELECT_NAMINGS = `
  SELECT form, surface_id AS surface, count(*) AS change FROM mentions
  WHERE ${MOVED} AND status = 'ACCEPTED' GROUP BY form, surface_id`;
const SELECT_ARTICLES = `SELECT DISTINCT article_id FROM mentions WHERE ${MOVED} AND status = 'ACCEPTED'`;
const MOVE_MENTIONS = `
  UPDATE mentions SET entity_id = @to, origin_id = nullif(coalesce(origin_id, @from), @to) WHERE`;

/** The same where all goes, by what is counted already. */
const SELECT_ALL_NAMINGS = `
  SELECT form, surface_id AS surface, mention_count AS change FROM entity_surfaces WHERE entity_id = @from`;
const SELECT_ALL_ARTICLES = 'SELECT article_id FROM article_entities WHERE entity_id = @from';
const MOVE_ALL_CLAIMS = 'UPDATE claims SET entity_id = @to WHERE entity_id = @from';

/** What reads and moves all, and what only that which came under some entities. */
const WAYS = {
  all: { namings: SELECT_ALL_NAMINGS, articles: SELECT_ALL_ARTICLES, move: `${MOVE_MENTIONS} entity_id = @from` },
  some: { namings: SELECT_NAMINGS, articles: SELECT_ARTICLES, move: `${MOVE_MENTIONS} ${MOVED}` },
} as const;
const MOVE_CLAIMS = `
  UPDATE claims SET entity_id = @to
  WHERE entity_id = @from AND record ->> '$.key' IN (SELECT value FROM json_each(@keys))`;

const GAIN_NAMING = `
  INSERT INTO entity_surfaces (entity_id, form, surface_id, mention_count) VALUES (@to, @form, @surface, @change)
  ON CONFLICT DO UPDATE SET mention_count = mention_count + excluded.mention_count`;
const OF_NAMING = 'WHERE entity_id = @from AND form = @form AND surface_id = @surface';
const DROP_NAMING = `DELETE FROM entity_surfaces ${OF_NAMING} AND mention_count = @change`;
const LOSE_NAMING = `UPDATE entity_surfaces SET mention_count = mention_count - @change ${OF_NAMING}`;

const FOLLOW_MENTIONS = MENTION_COPIES.map(({ table, column, start, end }) => {
  const named = `
    SELECT m.entity_id FROM mentions AS m
    WHERE m.article_id = ${table}.article_id AND m.start = ${table}.${start} AND m."end" = ${table}.${end}`;
  const some = `UPDATE ${table} SET ${column} = (${named}) WHERE ${column} = @from AND (${named}) IS NOT @from`;
  return { all: `UPDATE ${table} SET ${column} = @to WHERE ${column} = @from`, some };
});

const COUNTED = 'FROM article_entities AS s WHERE s.entity_id = entities.id AND s.mention_count > 0';
const DATED = `${COUNTED} AND s.published_at > ''`;
const RECOUNT = `
  UPDATE entities SET
    article_count = (SELECT count(*) ${COUNTED}),
    mention_count = (SELECT coalesce(sum(s.mention_count), 0) ${COUNTED}),
    demonym_count = (SELECT coalesce(sum(s.demonym_count), 0) FROM article_entities AS s WHERE s.entity_id = entities.id),
    first_published_at = (SELECT coalesce(min(s.published_at), '') ${DATED}),
    last_published_at = (SELECT coalesce(max(s.published_at), '') ${DATED})
  WHERE id IN (@from, @to)`;

interface Naming {
  readonly form: string;
  readonly surface: number;
  readonly change: number;
}

interface Moving {
  readonly moved: Moved;
  readonly isWhole: boolean;
}

const moveNamings = (store: Store, { from, to }: MoveIds, namings: readonly Naming[]): void => {
  for (const naming of namings) {
    store.prepare(GAIN_NAMING).run({ to, ...naming });
    if (store.prepare(DROP_NAMING).run({ from, ...naming }).changes === 0) {
      store.prepare(LOSE_NAMING).run({ from, ...naming });
    }
  }
};

/** Brings standings, counts and neighbours up to date with the mentions that were moved. */
const recount = (store: Store, articles: readonly number[], { moved, isWhole }: Moving): void => {
  const { from, to } = moved;
  const handOver = isWhole && isHub(articleCountOf(store, from)) ? createHandOver(store, moved) : null;
  const neighbours = handOver ?? createMoveTally(store, moved);
  const stands = createStandingMover(store, moved);
  const inOrder = (handOver?.articles ?? articles).toSorted((one, other) => one - other);
  for (const some of readMovedArticles(store, inOrder, moved)) {
    for (const article of some) {
      neighbours.count(article);
      stands.move(article);
    }
  }
  stands.finish(isWhole);
  store.prepare(RECOUNT).run({ from, to });
  neighbours.finish();
};

/** Makes one move. Both entities have rows; `merged_entities` says already what is to be. Gives how many mentions moved. */
export function moveMentions(store: Store, move: EntityMove): number {
  const ids = { from: rowId(move.from), to: rowId(move.to) };
  const origins = JSON.stringify(move.origins.map(rowId));
  const which = move.isWhole ? ids : { ...ids, origins };
  const of = move.isWhole ? { from: ids.from } : { from: ids.from, origins };
  const way = WAYS[move.isWhole ? 'all' : 'some'];
  if (move.isWhole) store.prepare(MOVE_ALL_CLAIMS).run(ids);
  else store.prepare(MOVE_CLAIMS).run({ ...ids, keys: JSON.stringify(move.origins) });
  moveCandidates(store, move);
  const namings = store.prepare(way.namings).all(of) as Naming[];
  const articles = store.prepare(way.articles).pluck().all(of) as number[];
  const { changes } = store.prepare(way.move).run(which);
  for (const { all, some } of FOLLOW_MENTIONS) {
    if (move.isWhole) store.prepare(all).run(ids);
    else store.prepare(some).run({ from: ids.from });
  }
  moveNamings(store, ids, namings);
  const moved = { ...ids, origins: new Set(move.origins.map(rowId)) };
  recount(store, articles, { moved, isWhole: move.isWhole });
  return changes;
}
