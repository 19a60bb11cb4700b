/** Makes the database say what the corrections in force make of that which seeds say, when some came into force or left it. */

import type { Corrected } from '../../corrections/article.ts';
import type { Replacement } from '../../corrections/change.ts';
import type { Correction, Split } from '../../corrections/correction.ts';
import { subjectsOf } from '../../corrections/subjects.ts';
import type { ArticleKey, ArticleRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { rowId } from '../write/row-ids.ts';
import { beginUnitOfWork, type UnitOfWork } from '../write/unit-of-work.ts';
import { readBaseRecord } from './base-record.ts';
import { type Corrector, createCorrector } from './corrector.ts';
import { createOrphanLedger } from './orphans.ts';
import { namedEntities, projectApart, projectMerges, projectOverlays } from './projections.ts';

export interface Effects {
  /** Keys of the articles that were written anew, in order. */
  readonly articles: readonly string[];
  /** How many mentions say something else, came or went. */
  readonly mentions: number;
  readonly replacements: ReadonlyMap<number, readonly Replacement[]>;
  /** Changes that speak of nothing since, in order. */
  readonly orphaned: readonly number[];
}

const SELECT_PRINTING = `
  SELECT DISTINCT a.key FROM mentions AS m JOIN articles AS a ON a.id = article_id
  WHERE surface_id = ? AND coalesce(origin_id, entity_id) IN (SELECT value FROM json_each(?))`;

/** The articles that a split reaches by a name: those where the old entity or the new one goes by it. */
const reached = (store: Store, { aliases, origins, into }: Split): ArticleKey[] => {
  const ids = JSON.stringify([...origins, into.key].map(rowId));
  return aliases.flatMap((name) => store.prepare(SELECT_PRINTING).pluck().all(rowId(name), ids) as ArticleKey[]);
};

const articlesOf = (store: Store, corrections: readonly Correction[]): ArticleKey[] => {
  const named = corrections.flatMap(subjectsOf).filter(({ of }) => of === 'ARTICLE');
  const splits = corrections.filter((one) => one.type === 'SPLIT_ENTITY');
  const keys = [...named.map(({ key }) => key as ArticleKey), ...splits.flatMap((split) => reached(store, split))];
  return [...new Set(keys)].sort();
};

interface Base {
  readonly id: number;
  readonly record: ArticleRecord;
  readonly runId: number;
  /** False of one that a correction removes. */
  readonly isStored: boolean;
}

const SELECT_BASE = 'SELECT record, run_id AS runId FROM base_articles WHERE id = ?';

/** What its seed says of an article; null of one that no seed gives. */
const readBase = (store: Store, key: ArticleKey): Base | null => {
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

/** How many of either list are not in the other, a pair of one place counted once. */
const countChanged = (before: readonly string[], after: readonly string[]): number => {
  const [old, now] = [new Set(before), new Set(after)];
  return Math.max(before.filter((one) => !now.has(one)).length, after.filter((one) => !old.has(one)).length);
};

/** What is to be written of an article. */
interface Draft {
  readonly base: Base;
  readonly corrected: Corrected;
  /** Whether it is stored with the same text and the same about it. */
  readonly isSameText: boolean;
}

const draftOf = (base: Base, { corrector, reseeder }: { corrector: Corrector; reseeder: UnitOfWork }): Draft => {
  const corrected = corrector.correct(base.record, base.runId);
  const isSameText = corrected.record !== null && reseeder.isSameText(corrected.record, base.runId);
  return { base, corrected, isSameText };
};

/** Gives how many of its mentions say something else, came or went. */
const write = (store: Store, reseeder: UnitOfWork, { base, corrected, isSameText }: Draft): number => {
  const before = mentionsOf(store, base.id);
  if (isSameText) {
    reseeder.rewriteArticle(corrected.record as ArticleRecord);
  } else {
    if (base.isStored) reseeder.removeArticle(base.id);
    if (corrected.record) reseeder.addArticle(corrected.record, base.runId);
  }
  return countChanged(before, mentionsOf(store, base.id));
};

type Rewriting = Pick<Effects, 'articles' | 'mentions' | 'replacements'>;

const rewriteArticles = (
  store: Store,
  keys: readonly ArticleKey[],
  { reseeder, orphans }: { readonly reseeder: UnitOfWork; readonly orphans: ReturnType<typeof createOrphanLedger> },
): Rewriting => {
  const corrector = createCorrector(store, orphans);
  const replacements = new Map<number, readonly Replacement[]>();
  const bases = keys.map((key) => readBase(store, key));
  const drafts = bases.flatMap((base) => (base ? [draftOf(base, { corrector, reseeder })] : []));
  reseeder.announceRemovals(drafts.flatMap((one) => (one.base.isStored && !one.isSameText ? [one.base.id] : [])));
  let mentions = 0;
  for (const draft of drafts) {
    for (const [number, list] of draft.corrected.replacements) replacements.set(number, list);
    mentions += write(store, reseeder, draft);
  }
  for (const [index, base] of bases.entries()) {
    if (base === null) orphans.noteGone(rowId(keys[index] as ArticleKey));
  }
  return { articles: keys.filter((_, index) => bases[index] !== null), mentions, replacements };
};

/** `corrections` are those that came into force or left it; the log says already which. */
export function applyCorrections(store: Store, corrections: readonly Correction[]): Effects {
  const overlays = projectOverlays(store, corrections);
  const moves = projectMerges(store, corrections);
  projectApart(store, corrections);
  const reseeder = beginUnitOfWork(store, 'FEW');
  const orphans = createOrphanLedger(store);
  for (const { before, after } of overlays) reseeder.assertCorrection(before, after);
  reseeder.moveMentions(moves);
  const named = namedEntities(corrections);
  for (const key of named) reseeder.redescribe(key);
  const written = rewriteArticles(store, articlesOf(store, corrections), { reseeder, orphans });
  const { cameOrWent, mentions } = reseeder.finish();
  orphans.noteEntities([...cameOrWent, ...named]);
  return { ...written, mentions: written.mentions + mentions, orphaned: orphans.finish() };
}
