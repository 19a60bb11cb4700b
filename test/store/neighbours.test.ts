/** Neighbours and their evidence are those of a plain count over the same articles, for hubs and for others. */
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/model.ts';
import { WINDOWS, type Window } from '../../src/store/filter/cooccurrence.ts';
import { evidenceOf } from '../../src/store/graph/evidence.ts';
import { type NeighbourRow, neighboursOf } from '../../src/store/graph/neighbours.ts';
import { articleKeyOf } from '../../src/store/read/articles.ts';
import type { SentenceRow } from '../../src/store/read/sentences.ts';
import { bind, type Sql } from '../../src/store/sql/expression.ts';
import { isHub } from '../../src/store/sql/hubs.ts';
import { countedArticles } from './plain-filter.ts';
import { countOfEach, idsOf, objectsOf, pageOfEach, pager } from './read.ts';
import { shared } from './shared.ts';
import { joined } from './words.ts';
import { articles, counts, entities, WORLD, type WorldArticle, type WorldEntity, type WorldMention } from './world.ts';
import { type ArticleFilter, filterOf } from './written-filter.ts';

const base = shared(WORLD);

const ids = idsOf(entities.map(({ id }) => id));
const pairs = entities.flatMap((a) => entities.filter((b) => b !== a).map((b) => ({ a, b })));

const counted = ({ mentions }: WorldArticle, ...who: readonly WorldEntity[]): WorldMention[] =>
  mentions.filter((mention) => counts(mention) && mention.entity !== null && who.includes(mention.entity));

/** Starts of the sentences of an article that mention any of these. */
const sentencesOf = (article: WorldArticle, ...who: readonly WorldEntity[]): number[] =>
  [...new Set(counted(article, ...who).map(({ sentence }) => sentence))].sort((a, b) => a - b);

const shareArticle = (article: WorldArticle, a: WorldEntity, b: WorldEntity): boolean =>
  counted(article, a).length > 0 && counted(article, b).length > 0;

const sharedSentences = (article: WorldArticle, a: WorldEntity, b: WorldEntity): number[] =>
  sentencesOf(article, a).filter((start) => sentencesOf(article, b).includes(start));

const cooccurrences = (a: WorldEntity, b: WorldEntity, among = articles) => ({
  articles: among.filter((article) => shareArticle(article, a, b)).length,
  sentences: among.flatMap((article) => sharedSentences(article, a, b)).length,
});

interface Neighbour {
  readonly key: string;
  readonly id: number;
  readonly kind: string;
  readonly articles: number;
  readonly sentences: number;
}

const neighbours = new Map(
  entities.map((a): [WorldEntity, Neighbour[]] => [
    a,
    entities
      .filter((b) => b !== a)
      .map((b) => ({ key: b.record.key as string, id: b.id, kind: b.record.kind, ...cooccurrences(a, b) })),
  ]),
);

const weightIn = (window: Window, { articles: inArticles, sentences }: Omit<Neighbour, 'kind'>): number =>
  window === 'ARTICLE' ? inArticles : sentences;

const dated = articles
  .filter(({ publishedAt }) => publishedAt !== '')
  .map(({ publishedAt }) => publishedAt)
  .sort();
const [early = '', late = ''] = [dated[dated.length >> 2], dated[dated.length >> 1]];
const SOURCE = articles.find(({ record }) => record.publication !== null && record.source)?.record.source ?? '';

/** Filters of a period, of a source, of both, and of none that is kept in posting lists, with the articles that they let through. */
const FILTERS: [ArticleFilter, WorldArticle[]][] = [
  [
    { publishedAt: { gte: early, lt: late } },
    articles.filter((one) => one.publishedAt >= early && one.publishedAt < late),
  ],
  [{ publishedAt: { lt: late } }, articles.filter((one) => one.publishedAt !== '' && one.publishedAt < late)],
  [{ publishedAt: { isNull: true } }, articles.filter((one) => one.publishedAt === '')],
  [{ source: { eq: SOURCE } }, articles.filter(({ record }) => record.source === SOURCE)],
  [
    { source: { eq: SOURCE }, publishedAt: { gte: early } },
    articles.filter(({ record, publishedAt }) => record.source === SOURCE && publishedAt >= early),
  ],
];

const expected = (a: WorldEntity, window: Window, minCount = 1): Neighbour[] => {
  const weight = ({ articles, sentences }: Neighbour): number => (window === 'ARTICLE' ? articles : sentences);
  return (neighbours.get(a) as Neighbour[])
    .filter((neighbour) => weight(neighbour) >= minCount)
    .sort((one, other) => weight(other) - weight(one) || one.id - other.id);
};

const plain = ({ key, articles, sentences }: Neighbour) => ({ key, articles, sentences });

test('the world has hubs, entities that are no hubs, and one that nobody mentions', () => {
  const sizes = entities.map((entity) => countedArticles(entity).length);
  expect(sizes.filter(isHub).length).toBeGreaterThan(0);
  expect(sizes.filter((size) => size > 0 && !isHub(size)).length).toBeGreaterThan(2);
  expect(sizes).toContain(0);
});

const countsIn = ({ entity, articles, sentences }: NeighbourRow) => ({ key: entity.key, articles, sentences });
const positionOf = ({ article_id, start }: SentenceRow) => ({ key: articleKeyOf(article_id), start });

describe.each(WINDOWS)('within one %s', (window) => {
  test('neighbours: all are listed, heaviest first', () => {
    const list = (id: Sql<number>) => neighboursOf(id, { window, minCount: 1 });
    const pages = pageOfEach(base(), { parents: ids, list, page: { first: 100 } }, countsIn);
    expect(pages.map(({ rows }) => rows)).toEqual(entities.map((entity) => expected(entity, window).map(plain)));
    expect(countOfEach(base(), ids, list)).toEqual(entities.map((entity) => expected(entity, window).length));
  });

  test.each(KINDS)('neighbours: those of kind %s with a least weight are listed', (kind) => {
    const list = (id: Sql<number>) => neighboursOf(id, { window, kinds: [kind], minCount: 4 });
    const wanted = entities.map((entity) => expected(entity, window, 4).filter((neighbour) => neighbour.kind === kind));
    const pages = pageOfEach(base(), { parents: ids, list, page: { first: 100 } }, countsIn);
    expect(pages.map(({ rows }) => rows.map(({ key }) => key))).toEqual(
      wanted.map((rows) => rows.map(({ key }) => key)),
    );
    expect(countOfEach(base(), ids, list)).toEqual(wanted.map((rows) => rows.length));
  });

  test.each(FILTERS)('neighbours: in the articles of %j they are counted anew', (written, among) => {
    const filter = filterOf('article', written);
    const wanted = entities.map((a) =>
      entities
        .filter((b) => b !== a)
        .map((b) => ({ key: b.record.key as string, id: b.id, kind: b.record.kind, ...cooccurrences(a, b, among) }))
        .filter((one) => weightIn(window, one) >= 2)
        .sort((one, other) => weightIn(window, other) - weightIn(window, one) || one.id - other.id),
    );
    const list = (id: Sql<number>) => neighboursOf(id, { window, minCount: 2, filter });
    for (const page of [{ first: 4 }, { last: 3 }, { first: 100 }]) {
      const rows = pageOfEach(base(), { parents: ids, list, page }, countsIn).map((each) => each.rows);
      expect(rows).toEqual(
        wanted.map((all) => (page.last ? all.slice(-page.last) : all.slice(0, page.first)).map(plain)),
      );
    }
    expect(countOfEach(base(), ids, list)).toEqual(wanted.map((all) => all.length));
    const places = (id: Sql<number>) => neighboursOf(id, { window, kinds: ['PLACE'], minCount: 2, filter });
    expect(countOfEach(base(), ids, places)).toEqual(
      wanted.map((all) => all.filter(({ kind }) => kind === 'PLACE').length),
    );
  });

  test('neighbours: a page of the list of each entity has its own end', () => {
    const list = (id: Sql<number>) => neighboursOf(id, { window, minCount: 1 });
    const pages = pageOfEach(base(), { parents: ids, list, page: { first: 3 } }, countsIn);
    expect(pages.map(({ rows, hasNext }) => [rows.length, hasNext])).toEqual(
      entities.map((entity) => [Math.min(3, expected(entity, window).length), expected(entity, window).length > 3]),
    );
  });

  test('evidence: the sentences of every pair are listed, latest article first', () => {
    const latest = [...articles].sort((one, other) =>
      one.publishedAt === other.publishedAt ? other.id - one.id : one.publishedAt < other.publishedAt ? 1 : -1,
    );
    const wanted = pairs.map(({ a, b }) =>
      latest
        .filter((article) => shareArticle(article, a, b))
        .flatMap((article) => {
          const starts = window === 'ARTICLE' ? sentencesOf(article, a, b) : sharedSentences(article, a, b);
          return starts.map((start) => `${article.record.key}:${start}`);
        }),
    );
    const parents = objectsOf(pairs.map(({ a, b }) => ({ a: a.id, b: b.id })));
    const list = (pair: { a: Sql<number>; b: Sql<number> }) => evidenceOf(pair, window);
    const pages = pageOfEach(base(), { parents, list, page: { first: 100 } }, positionOf);
    const positions = pages.map(({ rows }) => rows.map(({ key, start }) => `${key}:${start}`));
    expect(positions).toEqual(wanted.map((them) => them.slice(0, 100)));
    expect(countOfEach(base(), parents, list)).toEqual(wanted.map((them) => them.length));

    const [{ a, b } = { a: entities[0], b: entities[1] }] = pairs;
    const first = evidenceOf({ a: bind(a?.id as number), b: bind(b?.id as number) }, window);
    expect(joined(7, true, pager(base(), first, positionOf))).toHaveLength(wanted[0]?.length as number);
  });
});
