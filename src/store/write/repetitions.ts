/** Keeps the mentions of articles that repeat an earlier one from counting: a text that was filed twice counts once. */
import { PERIPHERAL_ROLES } from '../../model.ts';
import type { Store } from '../database/open.ts';

export interface Repetitions {
  /** Whether an article, by row id, is stored as one that repeats another. */
  readonly has: (article: number) => boolean;
  /** Sets the column `peripheral` of the mentions of articles, by row id, by whether these repeat another one now. */
  readonly update: (articles: readonly number[]) => void;
}

const SELECT = 'SELECT 1 FROM versions WHERE article_id = ? AND repeats_id IS NOT NULL';

const ROLES = [...PERIPHERAL_ROLES].map((role) => `'${role}'`).join(', ');
const IS_IN_PERIPHERAL_PASSAGE = `
  coalesce((
    SELECT p.role IN (${ROLES}) FROM passages AS p
    WHERE p.article_id = mentions.article_id AND p.start <= mentions.start ORDER BY p.start DESC LIMIT 1), 0)`;

const UPDATE_REPETITION = 'UPDATE mentions SET peripheral = 1 WHERE article_id = ?';
const UPDATE_OTHER = `UPDATE mentions SET peripheral = ${IS_IN_PERIPHERAL_PASSAGE} WHERE article_id = ?`;

export function createRepetitions(store: Store): Repetitions {
  const has = (article: number): boolean => store.prepare(SELECT).get(article) !== undefined;
  return {
    has,
    update: (articles) => {
      for (const id of articles) store.prepare(has(id) ? UPDATE_REPETITION : UPDATE_OTHER).run(id);
    },
  };
}
