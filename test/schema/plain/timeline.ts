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

/** A thing of a list, with an article by which it is dated; things may have several. */
interface Dated {
  readonly thing: unknown;
  readonly article: Article;
}

const countThings = (dated: readonly Dated[]): number => new Set(dated.map(({ thing }) => thing)).size;

/** The periods of the things in order of time, that of no known time last. */
const periodsOf = (dated: readonly Dated[], interval: Interval) => {
  const starts = new Set(dated.map(({ article }) => startOf(article, interval)));
  return sortBy([...starts], (start) => [start === null ? 1 : 0, start ?? '']).map((start) => ({
    start,
    count: countThings(dated.filter(({ article }) => startOf(article, interval) === start)),
  }));
};

/** A list of things along time, and the same by source. */
export const timelinesOf = (list: () => readonly Dated[]) => ({
  timeline: ({ interval }: ListTimelineArgs) => periodsOf(list(), interval),
  timelineBySource: ({ interval, sources: most }: ListTimelineArgs & { readonly sources: number }) => {
    within(MOST_SOURCES, 'sources', most);
    const all = list();
    const among = (source: string | null): Dated[] => all.filter(({ article }) => article.source === source);
    const sources = [...new Set(all.map(({ article }) => article.source))];
    const foremost = sortBy(sources, (source) => [-countThings(among(source)), source ?? '']).slice(0, most);
    const entries = foremost.flatMap((source) =>
      periodsOf(among(source), interval).map(({ start, count }) => ({ start, source, count })),
    );
    return sortBy(entries, ({ start, source }) => [start === null ? 1 : 0, start ?? '', source ?? '']);
  },
});

/** The same of a list in which each thing has one article. */
export const timelinesOfList = (articles: () => readonly Article[]) =>
  timelinesOf(() => articles().map((article, thing) => ({ thing, article })));

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
