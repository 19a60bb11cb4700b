/** Updates the articles and entities that corrections touch, when these become active or stop being active. */
import type { CorrectedArticle } from '../../corrections/apply.ts';
import type { Replacement } from '../../corrections/define.ts';
import type { Split } from '../../corrections/definitions/split-entity.ts';
import { type Correction, subjectsOf } from '../../corrections/definitions.ts';
import type { ArticleKey, ArticleRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { refuseCollisions } from '../write/row-id-collisions.ts';
import { rowId } from '../write/row-ids.ts';
import { beginUnitOfWork, type UnitOfWork } from '../write/unit-of-work.ts';
import { readBaseRecord } from './base-record.ts';
import { type Corrector, createCorrector } from './corrector.ts';
import { createOrphanTracker, type OrphanTracker } from './orphans.ts';
import { describedEntities, updateKeptApart, updateMerges, updateOverlays } from './projections.ts';

interface Effects {
  /** Keys of the articles that were written again, sorted. */
  readonly articles: readonly string[];
  /** How many mentions came, went or are different. */
  readonly mentions: number;
  /** By the number of the change. */
  readonly replacements: ReadonlyMap<number, readonly Replacement[]>;
  /** Numbers of the corrections that have no effect any more, ascending. */
  readonly orphaned: readonly number[];
}

const SELECT_ARTICLES_PRINTING = `
  SELECT DISTINCT a.key FROM mentions AS m JOIN articles AS a ON a.id = article_id
  WHERE surface_id = ? AND coalesce(origin_id, entity_id) IN (SELECT value FROM json_each(?))`;

/** The articles that a split reaches by name: those where a mention of the old or the new entity prints it. */
const articlesByName = (store: Store, { aliases, origins, into }: Split): ArticleKey[] => {
  const ids = JSON.stringify([...origins, into.key].map(rowId));
  return aliases.flatMap(
    (name) => store.prepare(SELECT_ARTICLES_PRINTING).pluck().all(rowId(name), ids) as ArticleKey[],
  );
};

const articlesOf = (store: Store, corrections: readonly Correction[]): ArticleKey[] => {
  const touched = corrections.flatMap(subjectsOf).flatMap((subject) => (subject.of === 'ARTICLE' ? [subject.key] : []));
  const splits = corrections.filter((one) => one.type === 'SPLIT_ENTITY');
  const byName = splits.flatMap((split) => articlesByName(store, split));
  return [...new Set([...touched, ...byName])].sort();
};

/** An article as its seed gives it. */
interface BaseArticle {
  readonly id: number;
  readonly record: ArticleRecord;
  readonly runId: number;
  /** False when a correction removes it. */
  readonly isStored: boolean;
}

const SELECT_BASE = 'SELECT record, run_id AS runId FROM base_articles WHERE id = ?';

/** Null when no seed gives such an article. */
const readBaseArticle = (store: Store, key: ArticleKey): BaseArticle | null => {
  const id = rowId(key);
  const runId = store.prepare('SELECT run_id FROM articles WHERE id = ?').pluck().get(id) as number | undefined;
  const base = store.prepare(SELECT_BASE).get(id) as { record: string; runId: number } | undefined;
  const isStored = runId !== undefined;
  if (base) return { id, record: JSON.parse(base.record), runId: base.runId, isStored };
  return isStored ? { id, record: readBaseRecord(store, id), runId, isStored } : null;
};

const SELECT_MENTIONS = `
  SELECT json_array(start, "end", kind, form, status, entity_id, asserter_id) FROM mentions WHERE article_id = ?`;

const mentionsOf = (store: Store, id: number): string[] => store.prepare(SELECT_MENTIONS).pluck().all(id) as string[];

/** How many of either list are not in the other: the greater number, so that a changed mention counts once. */
const countChanged = (before: readonly string[], after: readonly string[]): number => {
  const [old, now] = [new Set(before), new Set(after)];
  return Math.max(before.filter((one) => !now.has(one)).length, after.filter((one) => !old.has(one)).length);
};

/** An article that is to be written again. */
interface Rewrite {
  readonly base: BaseArticle;
  readonly corrected: CorrectedArticle;
  /** Whether it is stored with the same text and metadata, so that only what is derived from its mentions changes. */
  readonly isSameText: boolean;
}

const planRewrite = (base: BaseArticle, { corrector, unit }: { corrector: Corrector; unit: UnitOfWork }): Rewrite => {
  const corrected = corrector.correct(base.record, base.runId);
  const isSameText = corrected.record !== null && unit.isSameText(corrected.record, base.runId);
  return { base, corrected, isSameText };
};

/** Gives how many of its mentions came, went or are different. */
const write = (store: Store, unit: UnitOfWork, { base, corrected, isSameText }: Rewrite): number => {
  const before = mentionsOf(store, base.id);
  if (isSameText) {
    unit.updateArticle(corrected.record as ArticleRecord);
  } else {
    if (base.isStored) unit.removeArticle(base.id);
    if (corrected.record) unit.addArticle(corrected.record, base.runId);
  }
  return countChanged(before, mentionsOf(store, base.id));
};

const rewriteArticles = (
  store: Store,
  keys: readonly ArticleKey[],
  { unit, orphans }: { readonly unit: UnitOfWork; readonly orphans: OrphanTracker },
): Omit<Effects, 'orphaned'> => {
  const corrector = createCorrector(store, orphans);
  const replacements = new Map<number, readonly Replacement[]>();
  const bases = keys.map((key) => readBaseArticle(store, key));
  const rewrites = bases.flatMap((base) => (base ? [planRewrite(base, { corrector, unit })] : []));
  unit.prepareRemovals(rewrites.flatMap((one) => (one.base.isStored && !one.isSameText ? [one.base.id] : [])));
  let mentions = 0;
  for (const rewrite of rewrites) {
    for (const [number, list] of rewrite.corrected.replacements) replacements.set(number, list);
    mentions += write(store, unit, rewrite);
  }
  for (const [index, base] of bases.entries()) {
    if (base === null) orphans.noteGone(rowId(keys[index] as ArticleKey));
  }
  return { articles: keys.filter((_, index) => bases[index] !== null), mentions, replacements };
};

/** The log already says which of the corrections are active. Runs within the transaction of the caller. */
export function applyCorrections(store: Store, corrections: readonly Correction[]): Effects {
  const overlays = updateOverlays(store, corrections);
  const moves = updateMerges(store, corrections);
  updateKeptApart(store, corrections);
  const unit = beginUnitOfWork(store, 'FEW', refuseCollisions());
  const orphans = createOrphanTracker(store);
  for (const { before, after } of overlays) unit.assertCorrection(before, after);
  unit.moveMentions(moves);
  const described = describedEntities(corrections);
  for (const key of described) unit.redescribe(key);
  const written = rewriteArticles(store, articlesOf(store, corrections), { unit, orphans });
  const { insertedOrDeleted, mentions } = unit.finish();
  orphans.noteEntities([...insertedOrDeleted, ...described]);
  return { ...written, mentions: written.mentions + mentions, orphaned: orphans.finish() };
}
