/** Reads how much the knowledge base holds, and of which run it is. */
import { FORMS, type Form, KINDS, type Kind, STATUSES, type Status } from '../model.ts';
import type { Store } from './open.ts';
import { first, qb } from './sql.ts';
import { countTotal, readTotals, type Subject, type Total } from './totals.ts';

export interface CountRow<Value extends string> {
  readonly value: Value;
  readonly count: number;
}

export interface RunRow {
  readonly command: 'SEED' | 'RESEED';
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly extractor: string;
  readonly extractorVersion: string;
  readonly articlesAdded: number;
  readonly articlesChanged: number;
  readonly articlesRemoved: number;
  readonly articlesUnchanged: number;
  readonly problems: number;
}

export interface StatisticsRow {
  readonly articles: number;
  readonly passages: number;
  readonly sentences: number;
  readonly entities: number;
  readonly entitiesByKind: readonly CountRow<Kind>[];
  /** Accepted mentions, demonyms included. */
  readonly mentions: number;
  readonly unresolvedMentions: number;
  readonly mentionsByKind: readonly CountRow<Kind>[];
  readonly mentionsByForm: readonly CountRow<Form>[];
  /** Every mention, accepted or not. */
  readonly mentionsByStatus: readonly CountRow<Status>[];
  /** Earliest and latest publication known; null when no article is dated. */
  readonly firstPublishedAt: string | null;
  readonly lastPublishedAt: string | null;
  readonly lastRun: RunRow | null;
}

const readLastRun = (store: Store): RunRow | null =>
  first(
    store,
    qb
      .selectFrom('runs')
      .select(['command', 'extractor', 'problems', 'started_at as startedAt', 'finished_at as finishedAt'])
      .select(['extractor_version as extractorVersion', 'articles_added as articlesAdded'])
      .select(['articles_changed as articlesChanged', 'articles_removed as articlesRemoved'])
      .select('articles_unchanged as articlesUnchanged')
      .orderBy('id', 'desc')
      .limit(1),
  );

/** The first or last time of publication that is known. */
const readPublication = (store: Store, end: 'asc' | 'desc'): string | null => {
  const dated = qb.selectFrom('articles').select('published_at as at').where('published_at', '>', '');
  return first(store, dated.orderBy('published_at', end).limit(1))?.at ?? null;
};

const countOf = (totals: readonly Total[], facet: string, value = ''): number =>
  totals.find((total) => total.facet === facet && total.value === value)?.count ?? 0;

/** Takes a few statements, none of which counts anything: the writer keeps the totals. */
export function readStatistics(store: Store): StatisticsRow {
  const totals = (subject: Subject): Total[] => readTotals(store, subject);
  const [entities, mentions] = [totals('ENTITY'), totals('MENTION')];
  const by = <Value extends string>(from: readonly Total[], facet: string, values: readonly Value[]) =>
    values.map((value): CountRow<Value> => ({ value, count: countOf(from, facet, value) }));
  return {
    articles: countTotal(store, 'ARTICLE'),
    passages: countTotal(store, 'PASSAGE'),
    sentences: countTotal(store, 'SENTENCE'),
    entities: countOf(entities, 'TOTAL'),
    entitiesByKind: by(entities, 'KIND', KINDS),
    mentions: countOf(mentions, 'TOTAL'),
    unresolvedMentions: countOf(mentions, 'RESOLVED', '0'),
    mentionsByKind: by(mentions, 'KIND', KINDS),
    mentionsByForm: by(mentions, 'FORM', FORMS),
    mentionsByStatus: by(mentions, 'STATUS', STATUSES),
    firstPublishedAt: readPublication(store, 'asc'),
    lastPublishedAt: readPublication(store, 'desc'),
    lastRun: readLastRun(store),
  };
}
