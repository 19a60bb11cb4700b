/** Neighbours and their evidence, against a plain count over the same articles: for a hub and for all who are none. */
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/model.ts';
import { countEvidence, listEvidence } from '../../src/store/graph/evidence.ts';
import { countNeighbours, listNeighbours, WINDOWS, type Window } from '../../src/store/graph/neighbours.ts';
import { isHub } from '../../src/store/sql/hubs.ts';
import { countedArticles } from './plain-filter.ts';
import { shared } from './shared.ts';
import { joined } from './words.ts';
import { articles, counts, entities, WORLD, type WorldArticle, type WorldEntity, type WorldMention } from './world.ts';

const base = shared(WORLD);

const ids = entities.map(({ id }) => id);
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

const together = (a: WorldEntity, b: WorldEntity) => ({
  articles: articles.filter((article) => shareArticle(article, a, b)).length,
  sentences: articles.flatMap((article) => sharedSentences(article, a, b)).length,
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
      .map((b) => ({ key: b.record.key as string, id: b.id, kind: b.record.kind, ...together(a, b) })),
  ]),
);

const expected = (a: WorldEntity, window: Window, minCount = 1): Neighbour[] => {
  const weight = ({ articles, sentences }: Neighbour): number => (window === 'ARTICLE' ? articles : sentences);
  return (neighbours.get(a) as Neighbour[])
    .filter((neighbour) => weight(neighbour) >= minCount)
    .sort((one, other) => weight(other) - weight(one) || one.id - other.id);
};

const plain = ({ key, articles, sentences }: Neighbour) => ({ key, articles, sentences });

test('the world has hubs, some who are none, and one whom nobody mentions', () => {
  const sizes = entities.map((entity) => countedArticles(entity).length);
  expect(sizes.filter(isHub).length).toBeGreaterThan(0);
  expect(sizes.filter((size) => size > 0 && !isHub(size)).length).toBeGreaterThan(2);
  expect(sizes).toContain(0);
});

describe.each(WINDOWS)('within one %s', (window) => {
  test('neighbours of all, heaviest first', () => {
    const pages = listNeighbours(base(), ids, { window, page: { first: 100 } });
    const found = pages.map(({ rows }) => rows.map((row) => ({ ...row, key: row.entity.key })));
    expect(found.map((rows) => rows.map(({ key, articles, sentences }) => ({ key, articles, sentences })))).toEqual(
      entities.map((entity) => expected(entity, window).map(plain)),
    );
    expect(countNeighbours(base(), ids, { window })).toEqual(entities.map((entity) => expected(entity, window).length));
  });

  test.each(KINDS)('of kind %s and a least weight', (kind) => {
    const query = { window, kinds: [kind], minCount: 4 };
    const wanted = entities.map((entity) => expected(entity, window, 4).filter((neighbour) => neighbour.kind === kind));
    const pages = listNeighbours(base(), ids, { ...query, page: { first: 100 } });
    expect(pages.map(({ rows }) => rows.map(({ entity }) => entity.key))).toEqual(
      wanted.map((rows) => rows.map(({ key }) => key)),
    );
    expect(countNeighbours(base(), ids, query)).toEqual(wanted.map((rows) => rows.length));
  });

  test('a page of many lists cuts each at its own place', () => {
    const first = listNeighbours(base(), ids, { window, page: { first: 3 } });
    expect(first.map(({ rows, hasNext }) => [rows.length, hasNext])).toEqual(
      entities.map((entity) => [Math.min(3, expected(entity, window).length), expected(entity, window).length > 3]),
    );
  });

  test('evidence of every pair, latest article first', () => {
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
    const asked = pairs.map(({ a, b }) => ({ a: a.id, b: b.id }));
    const pages = listEvidence(base(), asked, { window, page: { first: 100 } });
    const places = pages.map(({ rows }) => rows.map(({ articleKey, start }) => `${articleKey}:${start}`));
    expect(places).toEqual(wanted.map((them) => them.slice(0, 100)));
    expect(countEvidence(base(), asked, window)).toEqual(wanted.map((them) => them.length));

    const [pair] = asked as [(typeof asked)[number]];
    const whole = joined(7, true, (page) => listEvidence(base(), [pair], { window, page })[0] as never);
    expect(whole).toHaveLength(wanted[0]?.length as number);
  });
});
