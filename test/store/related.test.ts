/** Related articles are weighed as the definition says, over all that they share. */
import { expect, test } from 'vitest';
import { countRelated, listSharedEntities, relatedArticles } from '../../src/store/graph/related.ts';
import { articleOf } from './article-of.ts';
import { seeded } from './base.ts';
import { countedArticles } from './plain-filter.ts';
import { shared } from './shared.ts';
import { articles, counts, entities, WORLD, type WorldArticle, type WorldEntity } from './world.ts';

const base = shared(WORLD);

const company = new Map(
  articles.map((article): [WorldArticle, Set<WorldEntity>] => [
    article,
    new Set(article.mentions.flatMap((mention) => (counts(mention) && mention.entity ? [mention.entity] : []))),
  ]),
);
const articleCount = new Map(entities.map((entity) => [entity, countedArticles(entity).length]));
const countOf = (entity: WorldEntity): number => articleCount.get(entity) as number;

const sharedBy = (one: WorldArticle, other: WorldArticle): WorldEntity[] =>
  [...(company.get(one) as Set<WorldEntity>)]
    .filter((entity) => company.get(other)?.has(entity))
    .sort((a, b) => countOf(a) - countOf(b) || a.id - b.id);

const byKey = new Map(articles.map((article) => [article.record.key as string, article]));

test('weights, counts and shared entities of every related article are exact; none is related to itself', () => {
  const pages = relatedArticles(
    base(),
    articles.map(({ id }) => id),
    { first: 100 },
  );
  const found = articles.flatMap((article, index) => (pages[index]?.rows ?? []).map((row) => ({ article, row })));
  expect(found.length).toBeGreaterThan(articles.length);
  for (const { article, row } of found) {
    const other = byKey.get(row.article.key) as WorldArticle;
    const expected = sharedBy(article, other);
    expect(other).not.toBe(article);
    const [both = []] = listSharedEntities(base(), [{ one: article.id, other: other.id }]);
    expect(both.map(({ key }) => key)).toEqual(expected.slice(0, 10).map(({ record }) => record.key));
    expect(row.sharedCount).toBe(expected.length);
    expect(row.weight).toBeCloseTo(
      expected.reduce((sum, entity) => sum + 1 / Math.log(countOf(entity)), 0),
      5,
    );
  }
  expect(
    countRelated(
      base(),
      articles.map(({ id }) => id),
    ),
  ).toEqual(pages.map(({ rows }) => rows.length));
});

test('heaviest first', () => {
  for (const { rows } of relatedArticles(
    base(),
    articles.map(({ id }) => id),
    { first: 100 },
  )) {
    const weights = rows.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((one, other) => other - one));
  }
});

test('in a base small enough to read whole, every article that shares anything is there', () => {
  const store = seeded({
    articles: [
      articleOf('both', '[Ada](person/ada) [Bob](person/bob)'),
      articleOf('ada', '[Ada](person/ada)'),
      articleOf('bob', '[Bob](person/bob)'),
      articleOf('bob-again', '[Bob](person/bob) [Cleo](person/cleo)'),
      articleOf('demonym', '[Adan](person/ada DEMONYM)'),
      articleOf('none', 'nobody'),
    ],
  });
  const idOf = (key: string) =>
    (store.db.prepare('SELECT id FROM articles WHERE key = ?').get(key) as { id: number }).id;
  const keys = (key: string) => relatedArticles(store, [idOf(key)], {})[0]?.rows.map(({ article }) => article.key);
  expect(keys('both')?.[0]).toBe('ada');
  expect(keys('both')?.slice(1).sort()).toEqual(['bob', 'bob-again']);
  expect(keys('ada')).toEqual(['both']);
  expect(keys('demonym')).toEqual([]);
  expect(keys('none')).toEqual([]);
});
