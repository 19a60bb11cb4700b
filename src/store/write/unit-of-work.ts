/** A unit of work: writes articles and assertions of entities, then updates the rows derived from them. */
import type { ArticleRecord, EntityKey, EntityRecord, Identifier, Kind } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { codeOf } from '../sql/codes.ts';
import { type ArticleWriter, createArticleWriter } from './articles.ts';
import { createAsserterWriter } from './asserters.ts';
import { FORMER_KEY } from './assertion.ts';
import { assignKeys, type Conflict } from './assign-keys.ts';
import { createDerivedRows, type DerivedRows } from './derived-rows.ts';
import { createDuplicateWriter } from './duplicates.ts';
import { createEntityWriter } from './entities.ts';
import { type AssertionWriter, createAssertionWriter } from './entity-assertions.ts';
import type { EntityMove } from './entity-move.ts';
import { writeLocations } from './locations.ts';
import { readMergeTargets } from './merge-targets.ts';
import { moveMentions } from './move-mentions.ts';
import { mergedInto } from './overlays.ts';
import { MANY_PROFILES } from './profiles.ts';
import { createRepetitions } from './repetitions.ts';
import { beginRevision } from './revisions.ts';
import { type Collisions, otherWithId } from './row-id-collisions.ts';
import { rowId } from './row-ids.ts';
import { createSurfaceWriter } from './surfaces.ts';
import { createVersionWriter } from './versions.ts';

export interface UnitOfWork {
  /** Moves mentions and assertions between entities, before any article changes. `merged_entities` has the new state. */
  readonly moveMentions: (moves: readonly EntityMove[]) => void;
  /** Prepares the removal of articles, by row id, including those to be added again. To be called once, before any removal. */
  readonly prepareRemovals: (ids: readonly number[]) => void;
  /** Deletes an article, by row id, after `prepareRemovals`. */
  readonly removeArticle: (id: number) => void;
  /** Notes when another article has the row id of this one, or had it and is in the history; gives whether none has. */
  readonly hasOwnId: (record: ArticleRecord) => boolean;
  /** Inserts an article, as written by that run; not one that collides with something, for which it gives false. */
  readonly addArticle: (record: ArticleRecord, runId: number) => boolean;
  readonly isSameText: ArticleWriter['isSameText'];
  /** Updates a stored article to a record for which `isSameText` holds; without `prepareRemovals`. */
  readonly updateArticle: (record: ArticleRecord) => void;
  readonly assertGazetteer: (records: readonly EntityRecord[]) => void;
  readonly assertCorrection: AssertionWriter['assertCorrection'];
  /** Marks an entity, which need not exist, to be described again, and its keys to be assigned again. */
  readonly redescribe: (key: EntityKey) => void;
  /** Updates all derived rows; to be called last. */
  readonly finish: () => UnitOfWorkResult;
}

interface UnitOfWorkResult {
  /** Keys that several entities claim. */
  readonly conflicts: readonly Conflict[];
  /** The entities that were inserted or deleted. */
  readonly insertedOrDeleted: readonly EntityKey[];
  /** How many mentions were moved or given another kind. */
  readonly mentions: number;
}

const SELECT_KEYS = `
  SELECT DISTINCT scheme, value FROM claims CROSS JOIN claimed_keys ON claim_id = claims.id WHERE entity_id = ?`;

/** Sizes of caches: allocating large ones takes longer than a single correction does. */
const CACHES = {
  FEW: { cached: 200, stories: 200, profiles: 200 },
  MANY: { cached: 50_000, stories: 5000, profiles: MANY_PROFILES },
} as const;

/** The keys of entities and of those merged into them, as former keys. */
const formerKeysOf = (store: Store, keys: readonly EntityKey[]): Identifier[] =>
  keys.flatMap((key) => [key, ...mergedInto(store, rowId(key))]).map((value) => ({ scheme: FORMER_KEY, value }));

const OWN_KIND = 'coalesce(origin_kind, kind)';
const NEW_KIND = `coalesce(@kind, ${OWN_KIND})`;
const KIND_DIFFERS = `entity_id = @id AND kind <> ${NEW_KIND}`;
const SELECT_KIND_CHANGES = `
  SELECT kind AS before, ${NEW_KIND} AS after, count(*) AS mentions FROM mentions
  WHERE ${KIND_DIFFERS} AND status = 'ACCEPTED' GROUP BY 1, 2`;
const UPDATE_KINDS = `UPDATE mentions SET kind_code = ${codeOf('kind', NEW_KIND)}, origin_kind = nullif(${OWN_KIND}, ${NEW_KIND}) WHERE ${KIND_DIFFERS}`;
const SELECT_ARTICLES = `SELECT DISTINCT article_id FROM mentions WHERE ${KIND_DIFFERS} AND status = 'ACCEPTED'`;
const HAS_SET_KIND = 'SELECT 1 FROM mentions WHERE entity_id = ? AND origin_kind IS NOT NULL LIMIT 1';

interface KindChange {
  readonly before: Kind;
  readonly after: Kind;
  readonly mentions: number;
}

/**
 * Sets the kind of the mentions of an entity to the one that corrections set for the entity, or back to their own if `kind` is
 * null. Returns the number of mentions changed.
 */
function syncMentionKinds(
  store: Store,
  { statistics, monthCounts, postingBlocks }: DerivedRows,
  to: { id: number; kind: Kind | null },
): number {
  if (to.kind === null && store.prepare(HAS_SET_KIND).get(to.id) === undefined) return 0;
  for (const { before, after, mentions } of store.prepare(SELECT_KIND_CHANGES).all(to) as KindChange[]) {
    statistics.countMentionKind(before, -mentions);
    statistics.countMentionKind(after, mentions);
  }
  const articles = store.prepare(SELECT_ARTICLES).pluck().all(to) as number[];
  postingBlocks.countArticles(articles, -1);
  monthCounts.countArticles(articles, -1);
  const { changes } = store.prepare(UPDATE_KINDS).run(to);
  monthCounts.countArticles(articles, 1);
  return changes;
}

/** `expected` says whether few or many articles are going to change. */
export function beginUnitOfWork(store: Store, expected: keyof typeof CACHES, collisions: Collisions): UnitOfWork {
  const { cached, stories, profiles } = CACHES[expected];
  const revision = beginRevision(store);
  const mergeTargets = readMergeTargets(store);
  const derived = createDerivedRows(store);
  const asserters = createAsserterWriter(store, collisions);
  const surfaces = createSurfaceWriter(store, cached, collisions);
  const { statistics } = derived;
  const entities = createEntityWriter(store, { statistics, asserters, mergeTargets, collisions, cached });
  const assertions = createAssertionWriter(store, { entities, asserters, collisions, cached });
  const repetitions = createRepetitions(store);
  const articles = createArticleWriter(store, {
    asserters,
    assertions,
    collisions,
    surfaces,
    mergeTargets,
    repetitions,
    isReseed: expected === 'MANY',
  });
  const versions = createVersionWriter(store, stories);
  const duplicates = createDuplicateWriter(store, profiles);

  const redescribed = new Set<number>();
  const keysToAssign: Identifier[] = [];
  let mentions = 0;

  const redescribe = (key: EntityKey): void => {
    const target = mergeTargets.targetOf(key);
    // A merged entity keeps its row until `describe` deletes it.
    for (const id of [target.id, rowId(key)]) if (entities.exists(id)) redescribed.add(id);
    const former = [key, target.key].map((value) => ({ scheme: FORMER_KEY, value }));
    for (const one of [...(store.prepare(SELECT_KEYS).all(target.id) as Identifier[]), ...former])
      keysToAssign.push(one);
  };
  const subtract = (ids: readonly number[]): void => {
    derived.subtract(ids);
    surfaces.releaseSurfaces(ids);
  };
  return {
    moveMentions: (moves) => {
      const stored = moves.filter(({ from }) => entities.exists(rowId(from)));
      for (const { to } of stored) entities.insertPlaceholder(to);
      for (const move of stored) mentions += moveMentions(store, move, derived);
      for (const { from, to, origins } of moves) for (const key of [from, to, ...origins]) redescribe(key);
    },
    prepareRemovals: (ids) => {
      subtract(ids);
      articles.unindex(ids);
    },
    removeArticle: (id) => {
      versions.remove(id);
      articles.remove(id);
    },
    hasOwnId: (record) => {
      const stored = otherWithId(store, 'ARTICLE', { id: rowId(record.key), key: record.key });
      return collisions.isFree(record, () => {
        if (stored !== null) collisions.note({ of: 'article', stored, refused: record.key });
      });
    },
    addArticle: (record, runId) => {
      versions.add(record);
      const isAdded = collisions.isFree(record, () => articles.add(record, runId));
      if (isAdded) derived.add(rowId(record.key));
      else versions.takeBack();
      return isAdded;
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
      const repeating = versions.finish();
      derived.rederive(repeating, () => repetitions.update(repeating));
      // Descriptions depend on counts of surfaces and on assertions.
      const { counted, renamed } = derived.write();
      const asserted = assertions.finish();
      for (const id of redescribed) {
        mentions += syncMentionKinds(store, derived, { id, kind: mergeTargets.kindOf(id) });
      }
      derived.postingBlocks.write();
      derived.monthCounts.write();
      const toDescribe = new Set([...renamed, ...asserted.entities, ...redescribed]);
      const compareAgain = duplicates.begin(new Set([...toDescribe, ...counted]));
      const insertedOrDeleted = entities.describe(toDescribe);
      compareAgain();
      const keys = [...asserted.keys, ...formerKeysOf(store, insertedOrDeleted), ...keysToAssign];
      const conflicts = assignKeys(store, asserters, keys);
      // A merge moves what seeds say of a place.
      writeLocations(store, new Set([...asserted.located, ...redescribed]));
      // Only now are unused rows, and rows missing in full-text indexes, known.
      surfaces.finish();
      articles.finish();
      statistics.write();
      asserters.deleteUnused();
      revision.finish();
      return { conflicts, insertedOrDeleted, mentions };
    },
  };
}
