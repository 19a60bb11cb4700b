/** What is counted in posting lists is what a plain count of the records gives, whatever a filter asks for, over many blocks and over few of them. */
import { describe, expect, test } from 'vitest';
import type { ArticleRecord, Kind } from '../../src/model.ts';
import { WINDOWS, type Window } from '../../src/store/filter/cooccurrence.ts';
import { articlesOfEntity } from '../../src/store/read/appearances.ts';
import { allArticles } from '../../src/store/read/articles.ts';
import { pairsIn } from '../../src/store/read/pairs.ts';
import { timelineBySource, timelineOf, timelineOfList } from '../../src/store/read/timeline.ts';
import { trendsOf } from '../../src/store/read/trends.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { readRows } from '../../src/store/sql/read.ts';
import { rowId } from '../../src/store/write/row-ids.ts';
import { articleOf } from './article-of.ts';
import { facetOf, firstRows } from './read.ts';
import { shared } from './shared.ts';
import { type ArticleFilter, filterOf } from './written-filter.ts';

const isFirstOfBlock = (name: string): boolean => rowId(name as ArticleRecord['key']) % 256 === 0;
const names = Array.from({ length: 4000 }, (_, index) => `story-${index}`);
/** Enough of them for articles to be fewer than blocks are expected to be; a dozen blocks in all. */
const NAMES = [
  ...names.filter(isFirstOfBlock).slice(0, 11),
  ...names.filter((name) => !isFirstOfBlock(name)).slice(0, 600),
];

const WHO = [
  'person/ada',
  'person/bob',
  'person/cy',
  'place/dover',
  'place/essen',
  'organization/ferrous',
  'other/gazebo',
];
const RARE = 'person/zoe';

/** In an article: who stands in which sentence. */
interface Story {
  readonly name: string;
  readonly at: string | null;
  readonly source: string | null;
  readonly language: string | null;
  readonly section: string | null;
  readonly sentences: readonly (readonly string[])[];
}

/** Values that follow from a number, spread by a multiplier without common factors. */
const pick = <T>(index: number, by: number, values: readonly T[]): T =>
  values[(index * by + (index >> 3)) % values.length] as T;

const STORIES = NAMES.map(
  (name, index): Story => ({
    name,
    at: index % 19 === 0 ? null : `200${4 + (index % 4)}-0${1 + (index % 9)}-1${index % 7}T00:00:00Z`,
    source: pick(index, 7, ['Gazette', 'gazette', 'Herald', null]),
    language: pick(index, 5, ['en', 'fr', null]),
    section: pick(index, 3, ['World', 'Sport', null]),
    sentences: [
      WHO.filter((_, who) => (index + who * who) % (who + 2) === 0),
      WHO.filter((_, who) => (index * 3 + who) % (who + 3) === 0),
      index % 400 === 7 ? [RARE, 'person/ada'] : [],
    ],
  }),
);

/** With words of its own, so that no article is a repetition of another one. */
const textOf = ({ name, sentences }: Story): string => {
  const words = Array.from({ length: 30 }, (_, index) => `${name.slice(6)}x${index}`).join(' ');
  const said = sentences.map(
    (who) => `Here ${who.map((key) => `[${key.split('/')[1]}](${key})`).join(' and ')} stood.`,
  );
  return `${words}. ${said.join(' ')}`;
};

const base = shared({
  articles: STORIES.map((story) =>
    articleOf(story.name, textOf(story), {
      source: story.source,
      language: story.language,
      section: story.section,
      publication: story.at === null ? null : { at: story.at, precision: 'DAY' },
    }),
  ),
});

const idOf = (key: string): number => rowId(key as ArticleRecord['key']);
const KIND_OF: Readonly<Record<string, Kind>> = {
  person: 'PERSON',
  place: 'PLACE',
  organization: 'ORGANIZATION',
  other: 'OTHER',
};
const kindOf = (key: string): Kind => KIND_OF[key.split('/')[0] as string] as Kind;
const mentioned = ({ sentences }: Story): string[] => [...new Set(sentences.flat())];

const FILTERS: readonly (readonly [ArticleFilter, (story: Story) => boolean])[] = [
  [{}, () => true],
  [{ publishedAt: { gte: '2005', lt: '2007' } }, ({ at }) => at !== null && at >= '2005' && at < '2007'],
  [
    { publishedAt: { gte: '2005-03-12', lte: '2005-03-14' } },
    ({ at }) => at !== null && at >= '2005-03-12' && at < '2005-03-15',
  ],
  [{ publishedAt: { eq: '2005' } }, ({ at }) => at?.startsWith('2005') === true],
  [{ publishedAt: { gt: '2004-02', lte: '2006-07' } }, ({ at }) => at !== null && at >= '2004-03' && at < '2006-08'],
  [{ publishedAt: { isNull: true } }, ({ at }) => at === null],
  [{ publishedAt: { isNull: false } }, ({ at }) => at !== null],
  [{ publishedAt: { isNull: true, lt: '2006' } }, () => false],
  [{ source: { eq: 'gazette' } }, ({ source }) => source === 'gazette'],
  [{ source: { eqInsensitive: 'GAZETTE' } }, ({ source }) => source?.toLowerCase() === 'gazette'],
  [{ source: { not: 'Herald' } }, ({ source }) => source !== null && source !== 'Herald'],
  [{ source: { in: ['Herald', 'Gazette'] } }, ({ source }) => source === 'Herald' || source === 'Gazette'],
  [{ section: { isNull: true }, language: { isNull: false } }, (it) => it.section === null && it.language !== null],
  [
    { language: { startsWith: 'f' }, and: [{ publishedAt: { gt: '2005' } }, { publishedAt: { lte: '2006' } }] },
    ({ language, at }) => language === 'fr' && at !== null && at >= '2006' && at < '2007',
  ],
  [
    { entities: { all: ['person/ada', 'place/dover'] } },
    (it) => mentioned(it).includes('person/ada') && mentioned(it).includes('place/dover'),
  ],
  [
    { entities: { any: ['person/cy', RARE] } },
    (it) => mentioned(it).includes('person/cy') || mentioned(it).includes(RARE),
  ],
  [{ entities: { all: [RARE] } }, (it) => mentioned(it).includes(RARE)],
  [{ entities: { all: ['person/nobody'] } }, () => false],
  [{ entities: { none: ['person/ada'] } }, (it) => !mentioned(it).includes('person/ada')],
  [{ key: { in: [NAMES[3] as string, NAMES[40] as string] } }, ({ name }) => name === NAMES[3] || name === NAMES[40]],
  [
    { or: [{ source: { eq: 'Herald' } }, { publishedAt: { lt: '2005' } }] },
    ({ source, at }) => source === 'Herald' || (at !== null && at < '2005'),
  ],
];

interface Counted {
  readonly value: string | number | null;
  readonly count: number;
}

/** How often each value occurs, highest first, ties by value with null first. */
function tally(values: readonly (string | number | null)[]): Counted[] {
  const counts = new Map<string | number | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const order = (one: string | number | null, other: string | number | null): number =>
    one === other ? 0 : one === null || (other !== null && one < other) ? -1 : 1;
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || order(one.value, other.value));
}

const FACETS: Readonly<Record<string, (story: Story) => readonly (string | number | null)[]>> = {
  ENTITY: (story) => mentioned(story).map(idOf),
  KIND: (story) => [...new Set(mentioned(story).map(kindOf))],
  SOURCE: ({ source }) => [source],
  LANGUAGE: ({ language }) => [language],
  SECTION: ({ section }) => [section],
  YEAR: ({ at }) => [at?.slice(0, 4) ?? null],
  MONTH: ({ at }) => [at?.slice(0, 7) ?? null],
};

function plainPairs(stories: readonly Story[], { window, kinds }: { window: Window; kinds: readonly Kind[] | null }) {
  const groups = stories.flatMap((story) => (window === 'ARTICLE' ? [mentioned(story)] : story.sentences));
  const pairs = groups.flatMap((keys) => {
    const ids = keys
      .filter((key) => kinds === null || kinds.includes(kindOf(key)))
      .map(idOf)
      .sort((one, other) => one - other);
    return ids.flatMap((one, index) => ids.slice(index + 1).map((other) => JSON.stringify([one, other])));
  });
  return tally(pairs).map(({ value, count }) => ({ pair: JSON.parse(value as string) as [number, number], count }));
}

/** By month and source, of the sources that most come from. */
function sourcesInMonths(stories: readonly Story[], most: number) {
  const foremost = tally(stories.map(({ source }) => source)).slice(0, most);
  return foremost
    .flatMap(({ value: source }) =>
      tally(stories.filter((story) => story.source === source).map(({ at }) => at && `${at.slice(0, 7)}-01`)).map(
        ({ value: start, count }) => ({ start, source, count }),
      ),
    )
    .sort((one, other) => compareText(one.start, other.start, 1) || compareText(one.source, other.source, -1));
}

/** `unknown` says where null comes: 1 for last, -1 for first. */
function compareText(one: string | number | null, other: string | number | null, unknown: 1 | -1): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? unknown : -unknown;
  return one < other ? -1 : 1;
}

const daysOf = (stories: readonly Story[]) =>
  tally(stories.map(({ at }) => at?.slice(0, 10) ?? null))
    .map(({ value, count }) => ({ start: value, count }))
    .sort((one, other) => (one.start === null ? 1 : other.start === null || one.start < other.start ? -1 : 1));

test('the base has entities in so many articles of a year that they are kept by year, and others', () => {
  const inYear = tally(STORIES.filter(({ at }) => at?.startsWith('2005')).flatMap(mentioned)).map(({ count }) => count);
  expect(inYear.filter((count) => count > 64).length).toBeGreaterThan(1);
  expect(inYear.filter((count) => count <= 64).length).toBeGreaterThan(1);
});

test('the base has more blocks than one, and entities and sets both with more and with fewer articles than blocks are expected', () => {
  const blocks = base().prepare('SELECT count(*) FROM posting_blocks').pluck().get() as number;
  expect(blocks).toBe(12);
  const expected = NAMES.length / 256;
  const sizes = FILTERS.map(([, fits]) => STORIES.filter(fits).length);
  expect(sizes.filter((size) => size > 0 && size <= expected).length).toBeGreaterThan(1);
  expect(STORIES.filter((story) => mentioned(story).includes(RARE)).length).toBe(2);
});

describe.each(FILTERS)('articles that meet %j', (written, fits) => {
  const filter = filterOf('article', written);
  const stories = STORIES.filter(fits);

  test.each(Object.entries(FACETS))('are counted by %s', (by, valuesOf) => {
    expect(facetOf(base(), allArticles({ filter }), by as 'SOURCE')).toEqual(tally(stories.flatMap(valuesOf)));
  });

  test.each(WINDOWS)('have these pairs within one %s', (window) => {
    for (const [kinds, first] of [
      [null, 3],
      [null, 100],
      [['PERSON', 'PLACE'] as Kind[], 2],
    ] as const) {
      const rows = readRows(base(), pairsIn(allArticles({ filter }), { window, kinds, first }), (row) => ({
        one: row.entity.id,
        other: row.other.id,
        count: row.count,
      }));
      expect(rows.map(({ one, other, count }) => ({ pair: [one, other], count }))).toEqual(
        plainPairs(stories, { window, kinds })
          .sort((a, b) => b.count - a.count || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1])
          .slice(0, first),
      );
    }
  });

  test('are counted by day', () => {
    const rows = readRows(base(), timelineOfList(allArticles({ filter }), 'DAY'), (row) => ({ ...row }));
    expect(rows).toEqual(daysOf(stories));
  });

  test.each([1, 2, 100])('are counted by month and by source, of the foremost %d', (most) => {
    const all = readRows(base(), timelineBySource(allArticles({ filter }), 'MONTH', most), (row) => ({ ...row }));
    expect(all).toEqual(sourcesInMonths(stories, most));
    const key = 'person/ada';
    const own = articlesOfEntity(bind(idOf(key)), { filter });
    const ofOne = readRows(base(), timelineBySource(own, 'MONTH', most), (row) => ({ ...row }));
    expect(ofOne).toEqual(
      sourcesInMonths(
        stories.filter((story) => mentioned(story).includes(key)),
        most,
      ),
    );
  });

  test('of an entity are counted by source, entity and day, with its mentions', () => {
    for (const key of ['person/ada', RARE]) {
      const own = stories.filter((story) => mentioned(story).includes(key));
      const list = articlesOfEntity(bind(idOf(key)), { filter });
      for (const by of ['SOURCE', 'ENTITY'] as const) {
        expect(facetOf(base(), list, by)).toEqual(
          tally(own.flatMap(FACETS[by] as (story: Story) => (string | null)[])),
        );
      }
      const days = readRows(base(), timelineOf(bind(idOf(key)), 'DAY', filter), (row) => ({ ...row }));
      expect(days.map(({ start, articles }) => ({ start, count: articles }))).toEqual(daysOf(own));
      const mentions = own.flatMap(({ sentences }) => sentences.flat().filter((one) => one === key)).length;
      expect(days.reduce((sum, day) => sum + day.mentions, 0)).toBe(mentions);
    }
  });

  test('are compared in two periods', () => {
    const [period, against] = [{ gte: bind('2006') }, { lt: bind('2006') }];
    const shares = (isOfPeriod: (at: string) => boolean) => {
      const own = stories.filter(({ at }) => at !== null && isOfPeriod(at));
      return { size: own.length, of: (key: string) => own.filter((story) => mentioned(story).includes(key)).length };
    };
    const [one, other] = [shares((at) => at >= '2006'), shares((at) => at < '2006')];
    const rows = firstRows(base(), trendsOf({ period, against, filter }), ({ entity, counts }) => ({
      key: entity.key,
      ...counts,
    }));
    const expected = [...WHO, RARE]
      .map((key) => ({ key, n1: one.size, n2: other.size, k1: one.of(key), k2: other.of(key) }))
      .filter(({ n1, n2, k1, k2 }) => k1 * n2 !== k2 * n1);
    const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);
    expect([...rows].sort(byKey)).toEqual(expected.sort(byKey));
  });
});
