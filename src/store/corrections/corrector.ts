/** Applies active corrections to articles before they are written, and keeps what their seeds said. */
import { type ActiveCorrection, type CorrectedArticle, correctArticle } from '../../corrections/apply.ts';
import { type Split, takesMentionsBySurface } from '../../corrections/definitions/split-entity.ts';
import type { ArticleRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { rowId } from '../write/row-ids.ts';
import { activeNameSplits, correctionsOfArticle } from './active.ts';
import { baseRecord } from './base-record.ts';
import type { OrphanTracker } from './orphans.ts';

export interface Corrector {
  /** Corrects an article as its seed gives it. */
  readonly correct: (record: ArticleRecord, runId: number) => CorrectedArticle;
  /** Forgets an article, by row id, that no seed gives any more. */
  readonly forget: (id: number) => void;
}

const KEEP = 'INSERT OR REPLACE INTO base_articles (id, key, digest, run_id, record) VALUES (?, ?, ?, ?, ?)';
const FORGET = 'DELETE FROM base_articles WHERE id = ?';

/** The active corrections that touch an article as its seed gives it, in order; `splits` are those by name. */
export function correctionsFor(
  store: Store,
  record: ArticleRecord,
  splits: readonly ActiveCorrection<Split>[],
): ActiveCorrection[] {
  const own = correctionsOfArticle(store, rowId(record.key));
  // One correction may make mentions that the next one reaches by name: if any touches the article, all splits are tried.
  if (own.length === 0 && !splits.some(({ correction }) => takesMentionsBySurface(record, correction))) return [];
  const numbers = new Set(own.map(({ number }) => number));
  const byName = splits.filter(({ number }) => !numbers.has(number));
  return [...own, ...byName].sort((one, other) => one.number - other.number);
}

export function createCorrector(store: Store, orphans: OrphanTracker): Corrector {
  const isLogEmpty = store.prepare('SELECT 1 FROM changes LIMIT 1').get() === undefined;
  const splits = activeNameSplits(store);
  const uncorrected = (record: ArticleRecord): CorrectedArticle => ({
    record,
    orphans: new Map(),
    replacements: new Map(),
  });
  return {
    correct: (record, runId) => {
      if (isLogEmpty) return uncorrected(record);
      const id = rowId(record.key);
      const corrections = correctionsFor(store, record, splits);
      if (corrections.length === 0) {
        store.prepare(FORGET).run(id);
        return uncorrected(record);
      }
      const base = baseRecord(record);
      store.prepare(KEEP).run(id, record.key, record.digest, runId, JSON.stringify(base));
      const corrected = correctArticle(base, corrections);
      orphans.noteArticle(id, corrected.orphans);
      return corrected;
    },
    forget: (id) => {
      store.prepare(FORGET).run(id);
      orphans.noteGone(id);
    },
  };
}
