/** Resolves the candidates of ambiguous mentions again after a merge or its undo. */
import type { EntityKey, MentionCandidate, Span } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { codeOf } from '../sql/codes.ts';
import { type EntityMove, MENTION_COPIES } from './entity-move.ts';
import { inserter } from './insert.ts';
import { chooseCandidates } from './mention-links.ts';
import { readMergeTargets } from './merge-targets.ts';
import { rowId } from './row-ids.ts';

interface MentionKey extends Span {
  readonly article_id: number;
}

const SELECT_AFFECTED = `
  SELECT article_id, start, "end" FROM mention_candidates WHERE entity_id IN (@from, @to)
  UNION
  SELECT o.article_id, o.start, o."end"
  FROM origin_candidates AS o CROSS JOIN mentions AS m
    ON m.article_id = o.article_id AND m.start = o.start AND m."end" = o."end"
  WHERE m.entity_id = @from
  UNION
  SELECT article_id, start, "end" FROM origin_candidates WHERE key IN (SELECT value FROM json_each(@origins))`;

const OF_MENTION = 'article_id = @article_id AND start = @start AND "end" = @end';

const SELECT_ORIGINALS = `SELECT key AS entity, score FROM origin_candidates WHERE ${OF_MENTION} ORDER BY place`;
const SELECT_CANDIDATES = `
  SELECT coalesce(origin_id, entity_id) AS id, score FROM mention_candidates WHERE ${OF_MENTION} ORDER BY place`;
const SELECT_KEY = 'SELECT key FROM entities WHERE id = @id UNION ALL SELECT key FROM merged_entities WHERE id = @id';
/** The mention gets its own kind back; a kind set for its entity is applied afterwards. */
const LINK_MENTION = `
  UPDATE mentions SET entity_id = @only, origin_id = NULL, kind_code = ${codeOf('kind', 'coalesce(origin_kind, kind)')}, origin_kind = NULL
  WHERE ${OF_MENTION}`;
const LINK_COPIES = MENTION_COPIES.map(
  ({ table, column, start, end }) =>
    `UPDATE ${table} SET ${column} = @only WHERE article_id = @article_id AND ${start} = @start AND ${end} = @end`,
);

/** The candidates of a mention before merges. */
const readOriginals = (store: Store, at: MentionKey, keyOf: (id: number) => EntityKey): MentionCandidate[] => {
  const originals = store.prepare(SELECT_ORIGINALS).all(at) as MentionCandidate[];
  if (originals.length > 0) return originals;
  const rows = store.prepare(SELECT_CANDIDATES).all(at) as { id: number; score: number }[];
  return rows.map(({ id, score }) => ({ entity: keyOf(id), score }));
};

/** `merged_entities` already has the new state. */
export function moveCandidates(store: Store, { from, to, origins }: EntityMove): void {
  const moved = new Map(origins.map((key) => [rowId(key), key]));
  const keyOf = (id: number): EntityKey =>
    moved.get(id) ?? (store.prepare(SELECT_KEY).pluck().get({ id }) as EntityKey);
  const { targetOf } = readMergeTargets(store);
  const insert = inserter(store, 'mention_candidates');
  const insertOriginals = inserter(store, 'origin_candidates');
  const names = { from: rowId(from), to: rowId(to), origins: JSON.stringify(origins) };
  for (const at of store.prepare(SELECT_AFFECTED).all(names) as MentionKey[]) {
    const choice = chooseCandidates(at, readOriginals(store, at, keyOf), targetOf);
    for (const table of ['mention_candidates', 'origin_candidates']) {
      store.prepare(`DELETE FROM ${table} WHERE ${OF_MENTION}`).run(at);
    }
    insert(choice.candidates);
    insertOriginals(choice.originals);
    store.prepare(LINK_MENTION).run({ ...at, only: choice.only });
    for (const sql of LINK_COPIES) store.prepare(sql).run({ ...at, only: choice.only });
  }
}
