/** Keeps the totals of the whole base. */
import type { Kind } from '../../model.ts';
import type { Store } from '../open.ts';
import type { StatisticsTable } from '../tables.ts';
import { type Footprint, isAccepted } from './footprint.ts';

type Subject = StatisticsTable['subject'];

export interface StatisticsLedger {
  /** Counts an article and all that it holds, `sign` times: 1 when it comes, -1 when it goes. */
  readonly countArticle: (footprint: Footprint, sign: 1 | -1) => void;
  /** Counts an entity of that kind. */
  readonly countEntity: (kind: Kind, sign: 1 | -1) => void;
  /** Writes what was counted. */
  readonly finish: () => void;
}

const CHANGE = `
  INSERT INTO statistics (subject, facet, value, count) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET count = excluded.count`;

const writeTotal = (store: Store, [subject, facet, value]: readonly string[], change: number): void => {
  const key = [subject, facet, value];
  const before = store
    .prepare('SELECT count FROM statistics WHERE subject = ? AND facet = ? AND value = ?')
    .pluck()
    .get(...key) as number | undefined;
  const count = (before ?? 0) + change;
  if (count === 0) store.prepare('DELETE FROM statistics WHERE subject = ? AND facet = ? AND value = ?').run(...key);
  else store.prepare(CHANGE).run(...key, count);
};

export function createStatisticsLedger(store: Store): StatisticsLedger {
  const changes = new Map<string, number>();
  const count = (subject: Subject, [facet, value]: readonly [string, string], change: number): void => {
    const key = JSON.stringify([subject, facet, value]);
    changes.set(key, (changes.get(key) ?? 0) + change);
  };
  const countMentions = ({ mentions, source, publishedAt }: Footprint, sign: 1 | -1): void => {
    for (const mention of mentions) {
      count('MENTION', ['STATUS', mention.status], sign);
      if (!isAccepted(mention)) continue;
      count('MENTION', ['TOTAL', ''], sign);
      count('MENTION', ['KIND', mention.kind], sign);
      count('MENTION', ['FORM', mention.form], sign);
      count('MENTION', ['RESOLVED', mention.entity === null ? '0' : '1'], sign);
      count('MENTION', ['SOURCE', source ?? ''], sign);
      count('MENTION', ['YEAR', publishedAt.slice(0, 4)], sign);
    }
  };
  return {
    countArticle: (footprint, sign) => {
      count('ARTICLE', ['TOTAL', ''], sign);
      count('ARTICLE', ['SOURCE', footprint.source ?? ''], sign);
      count('ARTICLE', ['LANGUAGE', footprint.language ?? ''], sign);
      count('ARTICLE', ['SECTION', footprint.section ?? ''], sign);
      count('ARTICLE', ['YEAR', footprint.publishedAt.slice(0, 4)], sign);
      count('PASSAGE', ['TOTAL', ''], sign * footprint.passages);
      count('SENTENCE', ['TOTAL', ''], sign * footprint.sentences);
      countMentions(footprint, sign);
    },
    countEntity: (kind, sign) => {
      count('ENTITY', ['TOTAL', ''], sign);
      count('ENTITY', ['KIND', kind], sign);
    },
    finish: () => {
      for (const [key, change] of changes) if (change !== 0) writeTotal(store, JSON.parse(key), change);
    },
  };
}
