/** How often an entity appears as time goes by. Demonyms do not count. */
import type { Precision } from '../../../src/model.ts';
import { countedMentions, isCounted } from './counts.ts';
import { refuseFirst, within } from './errors.ts';
import { type ArticleFilter, meetsArticle } from './filter.ts';
import { problemsOfFilter } from './filter-check.ts';
import { entityBy, keyOf } from './ids.ts';
import type { Appearance, Article, Base, Entity } from './model.ts';
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
export function timelineOf(entity: Entity, interval: Interval, filter: ArticleFilter | null = null) {
  refuseFirst(problemsOfFilter(filter ?? {}));
  const isMeant = ({ article }: Appearance): boolean => filter === null || meetsArticle(article, filter);
  const appearances = entity.appearances.filter(isCounted).filter(isMeant);
  const starts = new Set(appearances.map(({ article }) => startOf(article, interval)));
  return sortBy([...starts], (start) => [start === null ? 1 : 0, start ?? '']).map((start) => {
    const there = appearances.filter(({ article }) => startOf(article, interval) === start);
    return { start, articleCount: there.length, mentionCount: there.flatMap(countedMentions).length };
  });
}

interface ListTimelineArgs {
  readonly interval: Interval;
}

const MOST_SOURCES = [1, 100] as const;

/** A list of things of articles along time, and the same by source. */
export const timelinesOfList = (articles: () => readonly Article[]) => ({
  timeline: ({ interval }: ListTimelineArgs) => {
    const starts = articles().map((article) => startOf(article, interval));
    return sortBy([...new Set(starts)], (start) => [start === null ? 1 : 0, start ?? '']).map((start) => ({
      start,
      count: starts.filter((each) => each === start).length,
    }));
  },
  timelineBySource: ({ interval, sources: most }: ListTimelineArgs & { readonly sources: number }) => {
    within(MOST_SOURCES, 'sources', most);
    const all = articles();
    const among = (source: string | null): Article[] => all.filter((article) => article.source === source);
    const sources = [...new Set(all.map(({ source }) => source))];
    const foremost = sortBy(sources, (source) => [-among(source).length, source ?? '']).slice(0, most);
    const entries = foremost.flatMap((source) => {
      const starts = among(source).map((article) => startOf(article, interval));
      const countOf = (start: string | null): number => starts.filter((each) => each === start).length;
      return [...new Set(starts)].map((start) => ({ start, source, count: countOf(start) }));
    });
    return sortBy(entries, ({ start, source }) => [start === null ? 1 : 0, start ?? '', source ?? '']);
  },
});

export interface TimelinesArgs {
  readonly entities: readonly string[];
  readonly interval: Interval;
  readonly filter?: ArticleFilter | null;
}

const MOST_TIMELINES = [1, 20] as const;

export function timelines(base: Base, { entities: ids, interval, filter }: TimelinesArgs) {
  const keys = ids.map((id) => keyOf('Entity', id));
  within(MOST_TIMELINES, 'entities', ids.length);
  const entities = new Set(keys.flatMap((key) => entityBy(base, key) ?? []));
  return [...entities].map((entity) => ({ entity, periods: () => timelineOf(entity, interval, filter ?? null) }));
}
