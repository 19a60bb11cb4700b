/** Timelines count every article once, those dated less exactly than an interval by themselves. */
import { expect, test } from 'vitest';
import { statementsOfEntity } from '../../src/store/read/statements.ts';
import {
  INTERVALS,
  type Interval,
  type TimelineRow,
  timelineBySource,
  timelineOf,
} from '../../src/store/read/timeline.ts';
import { bind, type Sql } from '../../src/store/sql/expression.ts';
import { readRows } from '../../src/store/sql/read.ts';
import { articleOf } from './article-of.ts';
import { seeded } from './base.ts';
import { countedArticles } from './plain-filter.ts';
import { idsOf, rowsOfEach, rowsToRead } from './read.ts';
import { shared } from './shared.ts';
import { counts, entities, WORLD, type WorldArticle } from './world.ts';

const base = shared(WORLD);

const DAY_MS = 86_400_000;

/** Monday of the week of a day. */
const mondayOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  const since = (date.getUTCDay() + 6) % 7;
  return new Date(date.getTime() - since * DAY_MS).toISOString().slice(0, 10);
};

const TOO_VAGUE: Record<Interval, readonly string[]> = {
  DAY: ['YEAR', 'MONTH'],
  WEEK: ['YEAR', 'MONTH'],
  MONTH: ['YEAR'],
  YEAR: [],
};

const startOf = ({ record: { publication } }: WorldArticle, interval: Interval): string | null => {
  if (!publication || TOO_VAGUE[interval].includes(publication.precision)) return null;
  const day = publication.at.slice(0, 10);
  if (interval === 'WEEK') return mondayOf(day);
  return interval === 'DAY' ? day : interval === 'MONTH' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
};

const countsIn = ({ start, articles, mentions }: TimelineRow) => ({ start, articles, mentions });

test.each(INTERVALS)('timeline: counts articles and mentions by %s', (interval) => {
  const expected = entities.map((entity) => {
    const there = countedArticles(entity);
    const starts = [...new Set(there.map((article) => startOf(article, interval)))];
    const dated = starts.filter((start) => start !== null).sort();
    return [...dated, ...(starts.includes(null) ? [null] : [])].map((start) => {
      const within = there.filter((article) => startOf(article, interval) === start);
      const mentions = entity.mentions.filter((mention) => counts(mention) && within.includes(mention.article));
      return { start, articles: within.length, mentions: mentions.length };
    });
  });
  const parents = idsOf(entities.map(({ id }) => id));
  expect(rowsOfEach(base(), { parents, rows: (id) => timelineOf(id, interval) }, countsIn)).toEqual(expected);
});

test('timeline: weeks run from Monday to Sunday, over the turn of a year too', () => {
  const days = ['2006-01-01', '2006-01-02', '2005-12-26', '2005-12-25'];
  const store = seeded({
    articles: days.map((day) =>
      articleOf(day, '[Ada](person/ada)', { publication: { at: `${day}T23:59:59Z`, precision: 'SECOND' } }),
    ),
  });
  const { id } = store.db.prepare('SELECT id FROM entities').get() as { id: number };
  expect(readRows(store, timelineOf(bind(id), 'WEEK'), countsIn)).toEqual([
    { start: '2005-12-19', articles: 1, mentions: 1 },
    { start: '2005-12-26', articles: 2, mentions: 2 },
    { start: '2006-01-02', articles: 1, mentions: 1 },
  ]);
});

test('timeline: reads a list within a list twice at most, to rank its sources and to count', () => {
  const [ada] = entities.filter(({ record }) => record.key === 'person/ada-lovelace');
  const id = ada?.id as number;
  const count = base().prepare('SELECT count(*) FROM statements WHERE speaker_entity_id = ?').pluck().get(id) as number;
  const rows = (entityId: Sql<number>) => timelineBySource(statementsOfEntity(entityId, {}), 'MONTH', 10);
  const read = rowsToRead(base(), { parents: idsOf([id]), rows }, (row) => ({ ...row }));
  expect(count).toBeGreaterThan(10);
  expect(read).toBeLessThanOrEqual(4 * count);
});
