/** Related articles are weighed as the definition says, over all that they share. */
import { expect, test } from 'vitest';
import { type RelatedRow, relatedArticles, sharedEntities } from '../../src/store/graph/related.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { valuesOf } from '../../src/store/sql/gather.ts';
import { articleOf } from './article-of.ts';
import { seeded } from './base.ts';
import { countedArticles } from './plain-filter.ts';
import { countOfEach, firstRows, idsOf, pageOfEach } from './read.ts';
import { shared } from './shared.ts';
import { articles, counts, entities, WORLD, type WorldArticle, type WorldEntity } from './world.ts';

const base = shared(WORLD);

const namedIn = new Map(
  articles.map((article): [WorldArticle, Set<WorldEntity>] => [
    article,
    new Set(article.mentions.flatMap((mention) => (counts(mention) && mention.entity ? [mention.entity] : []))),
  ]),
);
const articleCount = new Map(entities.map((entity) => [entity, countedArticles(entity).length]));
const countOf = (entity: WorldEntity): number => articleCount.get(entity) as number;

const sharedBy = (one: WorldArticle, other: WorldArticle): WorldEntity[] =>
  [...(namedIn.get(one) as Set<WorldEntity>)]
    .filter((entity) => namedIn.get(other)?.has(entity))
    .sort((a, b) => countOf(a) - countOf(b) || a.id - b.id);

const byKey = new Map(articles.map((article) => [article.record.key as string, article]));

const articleIds = idsOf(articles.map(({ id }) => id));
const ofEach = { parents: articleIds, list: relatedArticles, page: { first: 100 } };

const weightIn = ({ toId, article, weight, sharedCount }: RelatedRow) => ({
  key: article.key,
  weight,
  sharedCount,
  shared: valuesOf(sharedEntities(toId, article.id), (entity) => entity.key),
});

test('related articles: weights, counts and shared entities are exact, and no article is related to itself', () => {
  const pages = pageOfEach(base(), ofEach, weightIn);
  const found = articles.flatMap((article, index) => (pages[index]?.rows ?? []).map((row) => ({ article, row })));
  expect(found.length).toBeGreaterThan(articles.length);
  for (const { article, row } of found) {
    const other = byKey.get(row.key) as WorldArticle;
    const expected = sharedBy(article, other);
    expect(other).not.toBe(article);
    expect(row.shared).toEqual(expected.slice(0, 10).map(({ record }) => record.key));
    expect(row.sharedCount).toBe(expected.length);
    expect(row.weight).toBeCloseTo(
      expected.reduce((sum, entity) => sum + 1 / Math.log(countOf(entity)), 0),
      5,
    );
  }
  expect(countOfEach(base(), articleIds, relatedArticles)).toEqual(pages.map(({ rows }) => rows.length));
});

test('related articles: the heaviest come first', () => {
  for (const { rows } of pageOfEach(base(), ofEach, ({ weight }) => ({ weight }))) {
    const weights = rows.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((one, other) => other - one));
  }
});

test('related articles: in a small base every article that shares an entity is listed', () => {
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
  const keys = (key: string) =>
    firstRows(store, relatedArticles(bind(idOf(key))), ({ article }) => ({ key: article.key })).map((row) => row.key);
  expect(keys('both')[0]).toBe('ada');
  expect(keys('both').slice(1).sort()).toEqual(['bob', 'bob-again']);
  expect(keys('ada')).toEqual(['both']);
  expect(keys('demonym')).toEqual([]);
  expect(keys('none')).toEqual([]);
});
