/** Reads how much the knowledge base holds, and of which run it is. */
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/sqlite';
import { FORMS, type Form, KINDS, type Kind, STATUSES, type Status } from '../model.ts';
import type { Store } from './open.ts';
import { first, qb } from './sql.ts';
import type { Subject, Total } from './totals.ts';

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
  /** Those whose mention of who has the role is accepted. */
  readonly roles: number;
  /** Those whose speaker's mention is accepted. */
  readonly statements: number;
  /** Earliest and latest publication known; null when no article is dated. */
  readonly firstPublishedAt: string | null;
  readonly lastPublishedAt: string | null;
  readonly lastRun: RunRow | null;
}

const RUN_COLUMNS = [
  'command',
  'started_at as startedAt',
  'finished_at as finishedAt',
  'extractor',
  'extractor_version as extractorVersion',
  'articles_added as articlesAdded',
  'articles_changed as articlesChanged',
  'articles_removed as articlesRemoved',
  'articles_unchanged as articlesUnchanged',
  'problems',
] as const;

/** The first or last time of publication that is known. */
const publication = (end: 'asc' | 'desc') =>
  qb.selectFrom('articles').select('published_at').where('published_at', '>', '').orderBy('published_at', end).limit(1);

const query = qb.selectNoFrom([
  jsonArrayFrom(
    qb
      .selectFrom('statistics')
      .select(['subject', 'facet', 'value', 'count'])
      .where('subject', 'in', ['ARTICLE', 'PASSAGE', 'SENTENCE', 'ENTITY', 'MENTION', 'ROLE', 'STATEMENT'])
      .where('facet', 'in', ['TOTAL', 'KIND', 'FORM', 'STATUS', 'RESOLVED']),
  ).as('totals'),
  jsonObjectFrom(qb.selectFrom('runs').select(RUN_COLUMNS).orderBy('id', 'desc').limit(1)).as('lastRun'),
  publication('asc').as('firstPublishedAt'),
  publication('desc').as('lastPublishedAt'),
]);

interface Raw {
  readonly totals: string;
  readonly lastRun: string | null;
  readonly firstPublishedAt: string | null;
  readonly lastPublishedAt: string | null;
}

interface SubjectTotal extends Total {
  readonly subject: Subject;
}

/** Counts nothing: the writer keeps the totals. */
export function readStatistics(store: Store): StatisticsRow {
  const { totals, lastRun, ...publications } = first(store, query) as unknown as Raw;
  const counts = JSON.parse(totals) as SubjectTotal[];
  const count = (subject: Subject, facet = 'TOTAL', value = ''): number =>
    counts.find((total) => total.subject === subject && total.facet === facet && total.value === value)?.count ?? 0;
  const by = <Value extends string>(subject: Subject, facet: string, values: readonly Value[]) =>
    values.map((value): CountRow<Value> => ({ value, count: count(subject, facet, value) }));
  return {
    articles: count('ARTICLE'),
    passages: count('PASSAGE'),
    sentences: count('SENTENCE'),
    entities: count('ENTITY'),
    entitiesByKind: by('ENTITY', 'KIND', KINDS),
    mentions: count('MENTION'),
    unresolvedMentions: count('MENTION', 'RESOLVED', '0'),
    mentionsByKind: by('MENTION', 'KIND', KINDS),
    mentionsByForm: by('MENTION', 'FORM', FORMS),
    mentionsByStatus: by('MENTION', 'STATUS', STATUSES),
    roles: count('ROLE'),
    statements: count('STATEMENT'),
    ...publications,
    lastRun: lastRun === null ? null : (JSON.parse(lastRun) as RunRow),
  };
}
