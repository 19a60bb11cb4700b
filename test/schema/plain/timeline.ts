/** How often an entity appears as time goes by. Demonyms do not count. */
import type { Precision } from '../../../src/model.ts';
import { countedMentions, isCounted } from './counts.ts';
import type { Article, Entity } from './model.ts';
import { sortBy } from './order.ts';

export type Interval = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

const mondayOf = (time: string): string => {
  const date = new Date(time);
  const daysSinceMonday = (date.getUTCDay() + 6) % 7;
  date.setUTCDate(date.getUTCDate() - daysSinceMonday);
  return date.toISOString().slice(0, 10);
};

const FIRST_DAY: Readonly<Record<Interval, (time: string) => string>> = {
  DAY: (time) => time.slice(0, 10),
  WEEK: mondayOf,
  MONTH: (time) => `${time.slice(0, 7)}-01`,
  YEAR: (time) => `${time.slice(0, 4)}-01-01`,
};

const TOO_VAGUE: Readonly<Record<Interval, readonly Precision[]>> = {
  DAY: ['YEAR', 'MONTH'],
  WEEK: ['YEAR', 'MONTH'],
  MONTH: ['YEAR'],
  YEAR: [],
};

/** The first moment of the period an article is of; null when that is not known. */
const startOf = ({ publishedAt, publishedPrecision }: Article, interval: Interval): string | null => {
  if (publishedAt === null || publishedPrecision === null) return null;
  return TOO_VAGUE[interval].includes(publishedPrecision) ? null : `${FIRST_DAY[interval](publishedAt)}T00:00:00Z`;
};

/** The periods in order of time, that of no known time last. */
export function timelineOf(entity: Entity, interval: Interval) {
  const appearances = entity.appearances.filter(isCounted);
  const starts = new Set(appearances.map(({ article }) => startOf(article, interval)));
  return sortBy([...starts], (start) => [start === null ? 1 : 0, start ?? '']).map((start) => {
    const within = appearances.filter(({ article }) => startOf(article, interval) === start);
    return { start, articleCount: within.length, mentionCount: within.flatMap(countedMentions).length };
  });
}
