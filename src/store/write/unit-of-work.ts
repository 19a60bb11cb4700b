/** A unit of work: changes articles and what is asserted of entities, then brings everything derived from them up to date. */
import type { ArticleRecord, EntityKey, EntityRecord, Identifier } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { type ArticleWriter, createArticleWriter } from './articles.ts';
import { createAsserterWriter } from './asserters.ts';
import { FORMER_KEY } from './assertion.ts';
import { assignKeys, type Conflict } from './assign-keys.ts';
import { createDerivedRows } from './derived-rows.ts';
import { createDuplicateWriter } from './duplicates.ts';
import { createEntityWriter } from './entities.ts';
import { type AssertionWriter, createAssertionWriter } from './entity-assertions.ts';
import type { EntityMove } from './entity-move.ts';
import { MANY_PROFILES } from './likeness.ts';
import { syncMentionKinds } from './mention-kinds.ts';
import { readMergeTargets } from './merge-targets.ts';
import { moveMentions } from './move-mentions.ts';
import { mergedInto } from './overlays.ts';
import { rowId } from './row-ids.ts';
import { createSurfaceWriter } from './surfaces.ts';

export interface UnitOfWork {
  /** Moves what came under some entities to others, before any article changes. `merged_entities` already says what is to be. */
  readonly moveMentions: (moves: readonly EntityMove[]) => void;
  /** Names the stored articles, by row id, that are going to be removed, be it to be added anew. To be called once, before any is. */
  readonly announceRemovals: (ids: readonly number[]) => void;
  /** Removes an announced article, by row id. */
  readonly removeArticle: (id: number) => void;
  /** Stores an article as written by that run. */
  readonly addArticle: (record: ArticleRecord, runId: number) => void;
  readonly isSameText: ArticleWriter['isSameText'];
  /** Writes a record for which `isSameText` holds over what is stored. Needs no announcement. */
  readonly updateArticle: (record: ArticleRecord) => void;
  readonly assertGazetteer: (records: readonly EntityRecord[]) => void;
  readonly assertCorrection: AssertionWriter['assertCorrection'];
  /** Has an entity, which need not exist, described again, and its keys assigned again. */
  readonly redescribe: (key: EntityKey) => void;
  /** Brings everything derived up to date; to be called last. */
  readonly finish: () => Finished;
}

export interface Finished {
  /** Keys that several entities claim. */
  readonly conflicts: readonly Conflict[];
  /** The entities that were inserted or deleted. */
  readonly cameOrWent: readonly EntityKey[];
  /** How many mentions were moved or changed their kind. */
  readonly mentions: number;
}

const SELECT_KEYS = `
  SELECT DISTINCT scheme, value FROM claims CROSS JOIN claimed_keys ON claim_id = claims.id WHERE entity_id = ?`;

/** Sizes of caches: allocating large ones takes longer than a single correction does. */
const CACHES = {
  FEW: { cached: 200, profiles: 200 },
  MANY: { cached: 50_000, profiles: MANY_PROFILES },
} as const;

/** The keys under which an entity, and those merged into it, may be found. */
const formerKeysOf = (store: Store, keys: readonly EntityKey[]): Identifier[] =>
  keys.flatMap((key) => [key, ...mergedInto(store, rowId(key))]).map((value) => ({ scheme: FORMER_KEY, value }));

/** `expected` says whether few or many articles are going to change. */
export function beginUnitOfWork(store: Store, expected: keyof typeof CACHES): UnitOfWork {
  const { cached, profiles } = CACHES[expected];
  const mergeTargets = readMergeTargets(store);
  const derived = createDerivedRows(store);
  const asserters = createAsserterWriter(store);
  const surfaces = createSurfaceWriter(store, cached);
  const entities = createEntityWriter(store, { statistics: derived.statistics, asserters, mergeTargets, cached });
  const assertions = createAssertionWriter(store, entities, cached);
  const articles = createArticleWriter(store, { asserters, assertions, surfaces, mergeTargets });
  const duplicates = createDuplicateWriter(store, profiles);

  const redescribed = new Set<number>();
  const keysToAssign: Identifier[] = [];
  let mentions = 0;

  const redescribe = (key: EntityKey): void => {
    const target = mergeTargets.targetOf(key);
    // A merged entity keeps its row until it is described.
    for (const id of [target.id, rowId(key)]) if (entities.exists(id)) redescribed.add(id);
    keysToAssign.push(...(store.prepare(SELECT_KEYS).all(target.id) as Identifier[]));
    keysToAssign.push(...[key, target.key].map((value) => ({ scheme: FORMER_KEY, value })));
  };
  const subtract = (ids: readonly number[]): void => {
    derived.subtract(ids);
    surfaces.releaseArticles(ids);
  };
  return {
    moveMentions: (moves) => {
      const stored = moves.filter(({ from }) => entities.exists(rowId(from)));
      for (const { to } of stored) entities.insertUndescribed(to);
      for (const move of stored) mentions += moveMentions(store, move, derived.entityCounts);
      for (const { from, to, origins } of moves) for (const key of [from, to, ...origins]) redescribe(key);
    },
    announceRemovals: (ids) => {
      subtract(ids);
      articles.unindex(ids);
    },
    removeArticle: articles.remove,
    addArticle: (record, runId) => {
      articles.add(record, runId);
      derived.add(rowId(record.key));
    },
    isSameText: articles.isSameText,
    updateArticle: (record) => {
      const id = rowId(record.key);
      subtract([id]);
      articles.update(record);
      derived.add(id);
    },
    assertGazetteer: (records) => assertions.assertGazetteer(records),
    assertCorrection: (before, after) => assertions.assertCorrection(before, after),
    redescribe,
    finish: () => {
      // Names depend on how often each is printed, and on what is asserted.
      const renamed = derived.write();
      const asserted = assertions.finish();
      for (const id of redescribed) {
        mentions += syncMentionKinds(store, derived.statistics, { id, kind: mergeTargets.kindOf(id) });
      }
      const toDescribe = new Set([...renamed, ...asserted.entities, ...redescribed]);
      const cameOrWent = entities.describe(toDescribe);
      duplicates.update(toDescribe);
      const keys = [...asserted.keys, ...formerKeysOf(store, cameOrWent), ...keysToAssign];
      const conflicts = assignKeys(store, asserters, keys);
      // What nothing refers to any more, and what full-text indexes lack, is known last.
      surfaces.finish();
      articles.finish();
      asserters.deleteUnused();
      derived.statistics.write();
      return { conflicts, cameOrWent, mentions };
    },
  };
}
