/** Reads how much the knowledge base holds, and of which run it is. */
import { sql } from 'kysely';
import { FORMS, type Form, KINDS, type Kind, STATUSES, type Status } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { unlessNull } from '../sql/column.ts';
import { qb } from '../sql/kysely.ts';
import { ONCE, rowPerParent } from '../sql/per-parent.ts';
import type { Subject } from './totals.ts';

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

/** A moment of a run, which may be kept to the millisecond, to the second. */
const second = (column: 'started_at' | 'finished_at') => sql<string>`substr(${sql.ref(`r.${column}`)}, 1, 19) || 'Z'`;

const RUN_COLUMNS = [
  'r.command',
  'r.extractor',
  'r.extractor_version as extractorVersion',
  'r.articles_added as articlesAdded',
  'r.articles_changed as articlesChanged',
  'r.articles_removed as articlesRemoved',
  'r.articles_unchanged as articlesUnchanged',
  'r.problems',
] as const;

/** The first or last time of publication that is known. */
const publication = (end: 'asc' | 'desc') =>
  qb.selectFrom('articles').select('published_at').where('published_at', '>', '').orderBy('published_at', end).limit(1);

/** A total that the writer keeps. */
type Kept = readonly [subject: Subject, facet?: string, value?: string];

const count = ([subject, facet = 'TOTAL', value = '']: Kept) => sql<number>`coalesce((
  select count from statistics
  where subject = ${sql.lit(subject)} and facet = ${sql.lit(facet)} and value = ${sql.lit(value)}), 0)`;

const TOTALS = {
  articles: ['ARTICLE'],
  passages: ['PASSAGE'],
  sentences: ['SENTENCE'],
  entities: ['ENTITY'],
  mentions: ['MENTION'],
  unresolvedMentions: ['MENTION', 'RESOLVED', '0'],
  roles: ['ROLE'],
  statements: ['STATEMENT'],
} as const satisfies Record<string, Kept>;

/** Totals by value, and the values there are. */
const PARTS = {
  entitiesByKind: { of: ['ENTITY', 'KIND'], values: KINDS },
  mentionsByKind: { of: ['MENTION', 'KIND'], values: KINDS },
  mentionsByForm: { of: ['MENTION', 'FORM'], values: FORMS },
  mentionsByStatus: { of: ['MENTION', 'STATUS'], values: STATUSES },
} as const;

const partName = (name: string, value: string): string => `${name}:${value}`;

const totals = Object.entries(TOTALS).map(([name, kept]) => count(kept).as(name));
const parts = Object.entries(PARTS).flatMap(([name, { of, values }]) =>
  values.map((value) => count([...of, value]).as(partName(name, value))),
);

const query = qb
  .selectFrom(sql<{ one: 1 }>`(select 1 as one)`.as('o'))
  .leftJoin(qb.selectFrom('runs').selectAll().orderBy('id', 'desc').limit(1).as('r'), (join) =>
    join.on(sql<boolean>`true`),
  )
  .select([...totals, ...parts, publication('asc').as('firstPublishedAt'), publication('desc').as('lastPublishedAt')])
  .select([
    ...RUN_COLUMNS,
    'r.id as runId',
    second('started_at').as('startedAt'),
    second('finished_at').as('finishedAt'),
  ]);

type Raw = Pick<StatisticsRow, keyof typeof TOTALS | 'firstPublishedAt' | 'lastPublishedAt'> &
  RunRow & { readonly runId: number | null } & Readonly<Record<string, unknown>>;

const toStatistics = (raw: Raw): StatisticsRow => {
  const by = <Value extends string>(name: keyof typeof PARTS, values: readonly Value[]) =>
    values.map((value): CountRow<Value> => ({ value, count: raw[partName(name, value)] as number }));
  const { command, startedAt, finishedAt, extractor, extractorVersion, problems } = raw;
  const { articlesAdded, articlesChanged, articlesRemoved, articlesUnchanged } = raw;
  const run = { command, startedAt, finishedAt, extractor, extractorVersion, problems };
  const changes = { articlesAdded, articlesChanged, articlesRemoved, articlesUnchanged };
  return {
    articles: raw.articles,
    passages: raw.passages,
    sentences: raw.sentences,
    entities: raw.entities,
    entitiesByKind: by('entitiesByKind', KINDS),
    mentions: raw.mentions,
    unresolvedMentions: raw.unresolvedMentions,
    mentionsByKind: by('mentionsByKind', KINDS),
    mentionsByForm: by('mentionsByForm', FORMS),
    mentionsByStatus: by('mentionsByStatus', STATUSES),
    roles: raw.roles,
    statements: raw.statements,
    firstPublishedAt: raw.firstPublishedAt,
    lastPublishedAt: raw.lastPublishedAt,
    lastRun: unlessNull(raw.runId, () => ({ ...run, ...changes })),
  };
};

/** Counts nothing: the writer keeps the totals. */
export function readStatistics(store: Store): StatisticsRow {
  const [row] = rowPerParent(store, ONCE, { query: query as never, row: toStatistics });
  return row as StatisticsRow;
}
