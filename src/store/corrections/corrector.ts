/** Applies to each article the corrections in force before it is written, and keeps what its seed said. */
import { type Corrected, correctArticle } from '../../corrections/article.ts';
import type { ArticleCorrection, Split, Standing } from '../../corrections/correction.ts';
import { countsFor } from '../../corrections/split.ts';
import type { ArticleRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { rowId } from '../write/row-ids.ts';
import { baseRecord } from './base-record.ts';
import type { OrphanLedger } from './orphans.ts';
import { standingOfArticle, standingRules } from './standing.ts';

export interface Corrector {
  /** What is to be written of an article as its seed gives it; null when it is removed. */
  readonly correct: (record: ArticleRecord, runId: number) => Corrected;
  /** Forgets an article that no seed gives any more. */
  readonly forget: (id: number) => void;
}

const KEEP = 'INSERT OR REPLACE INTO base_articles (id, key, digest, run_id, record) VALUES (?, ?, ?, ?, ?)';
const FORGET = 'DELETE FROM base_articles WHERE id = ?';

const prints = ({ text, mentions }: ArticleRecord, { origins, aliases }: Split): boolean => {
  const entities = new Set(origins);
  return mentions.some((one) => countsFor(one, entities) && aliases.includes(text.slice(one.start, one.end)));
};

/** The corrections in force that bear on an article as its seed gives it; `rules` are those that reach for names. */
export function correctionsOf(
  store: Store,
  record: ArticleRecord,
  rules: readonly Standing<Split>[],
): Standing<ArticleCorrection>[] {
  const own = standingOfArticle(store, rowId(record.key));
  const numbers = new Set(own.map(({ number }) => number));
  // What one split makes of it, another may reach: where any bears on it, all are tried.
  if (own.length === 0 && !rules.some(({ correction }) => prints(record, correction))) return [];
  const reaching = rules.filter(({ number }) => !numbers.has(number));
  return [...own, ...reaching].sort((one, other) => one.number - other.number);
}

export function createCorrector(store: Store, orphans: OrphanLedger): Corrector {
  const isIdle = store.prepare('SELECT 1 FROM changes LIMIT 1').get() === undefined;
  const rules = standingRules(store);
  const untouched = (record: ArticleRecord): Corrected => ({ record, orphans: new Map(), replacements: new Map() });
  return {
    correct: (record, runId) => {
      if (isIdle) return untouched(record);
      const id = rowId(record.key);
      const corrections = correctionsOf(store, record, rules);
      if (corrections.length === 0) {
        store.prepare(FORGET).run(id);
        return untouched(record);
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
