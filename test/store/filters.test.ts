/** Every filter lets through what a plain reading of it does, in lists, in lists within parents, and in counts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DatelineError } from '../../src/problem.ts';
import { articlesOfEntity, entitiesOfArticle } from '../../src/store/read/appearances.ts';
import { allArticles, articleKeyOf } from '../../src/store/read/articles.ts';
import { allEntities } from '../../src/store/read/entities.ts';
import type { MentionRow } from '../../src/store/read/mention-sources.ts';
import { allMentions, mentionsOfArticle, mentionsOfEntity } from '../../src/store/read/mentions.ts';
import type { Sql } from '../../src/store/sql/expression.ts';
import { HUB_ARTICLES } from '../../src/store/sql/hubs.ts';
import { articleOf } from './article-of.ts';
import { seeded } from './base.ts';
import { articleFilters, entityFilters, mentionFilters } from './filter-arbitraries.ts';
import { countedArticles, fitsArticle, fitsEntity, fitsMention } from './plain-filter.ts';
import { countOf, countOfEach, firstRows, idsOf, pageOfEach, pager, rowsToCount } from './read.ts';
import { shared } from './shared.ts';
import { joined } from './words.ts';
import { articles, counts, ENTITY_KEYS, entities, mentions, REDIRECT, WORLD } from './world.ts';
import { type ArticleFilter, filterOf, type MentionFilter } from './written-filter.ts';

const base = shared(WORLD);
const RUNS = { numRuns: 150 };

const articleIds = idsOf(articles.map(({ id }) => id));
const entityIds = idsOf(entities.map(({ id }) => id));
const first = { first: 100 };
const keyOf = ({ key }: { readonly key: Sql<string> }) => ({ key });

const positionOf = ({ article_id: articleId, start, end }: MentionRow) => ({
  key: articleKeyOf(articleId),
  start,
  end,
});
const idOf = ({ key, start, end }: { readonly key: string; readonly start: number; readonly end: number }): string =>
  `${key}:${start}-${end}`;

const orders = fc.constantFrom<'PUBLISHED_AT' | 'TITLE' | 'WORD_COUNT'>('PUBLISHED_AT', 'TITLE', 'WORD_COUNT');

test('articles: lists and counts those that the filter lets through', () => {
  fc.assert(
    fc.property(articleFilters, orders, (written, field) => {
      const expected = articles
        .filter((article) => fitsArticle(written, article))
        .map(({ record }) => record.key as string);
      const list = allArticles({ filter: filterOf('article', written), orderBy: { field, direction: 'ASC' } });
      const found = joined(100, false, pager(base(), list, keyOf));
      expect(found.map(({ key }) => key).sort()).toEqual(expected.sort());
      expect(countOf(base(), list)).toBe(expected.length);
    }),
    RUNS,
  );
});

test('articles: are counted for any two entities that they mention, without reading them when one is a hub', () => {
  const keys = [...ENTITY_KEYS, REDIRECT.from, 'person/nobody'];
  for (const pair of keys.flatMap((a) => keys.map((b) => [a, b]))) {
    const written: ArticleFilter = { entities: { all: pair } };
    const list = allArticles({ filter: filterOf('article', written) });
    expect(countOf(base(), list), pair.join()).toBe(articles.filter((each) => fitsArticle(written, each)).length);
    const isOne = new Set(pair.map((key) => (key === REDIRECT.from ? REDIRECT.to : key))).size === 1;
    if (!isOne) expect(rowsToCount(base(), list), pair.join()).toBeLessThanOrEqual(HUB_ARTICLES);
  }
});

test('articles of an entity: lists and counts those that the filter lets through', () => {
  fc.assert(
    fc.property(articleFilters, (written) => {
      const filter = filterOf('article', written);
      const expected = entities.map((entity) =>
        countedArticles(entity)
          .filter((article) => fitsArticle(written, article))
          .map(({ record }) => record.key as string),
      );
      const list = (id: Sql<number>) => articlesOfEntity(id, { filter });
      expect(countOfEach(base(), entityIds, list)).toEqual(expected.map((keys) => keys.length));
      const pages = pageOfEach(base(), { parents: entityIds, list, page: first }, ({ article }) => keyOf(article));
      expect(pages.map(({ rows }) => rows.length)).toEqual(expected.map((keys) => Math.min(100, keys.length)));
      for (const [index, { rows }] of pages.entries()) {
        expect(expected[index]).toEqual(expect.arrayContaining(rows.map(({ key }) => key)));
      }
    }),
    RUNS,
  );
});

test('entities: lists and counts those that the filter lets through', () => {
  fc.assert(
    fc.property(entityFilters, (written) => {
      const expected = entities
        .filter((entity) => fitsEntity(written, entity))
        .map(({ record }) => record.key as string);
      const list = allEntities({ filter: filterOf('entity', written) });
      const found = firstRows(base(), list, keyOf).map(({ key }) => key);
      expect(found.sort()).toEqual(expected.sort());
      expect(countOf(base(), list)).toBe(expected.length);
    }),
    RUNS,
  );
});

test('entities of an article: lists and counts those that the filter lets through', () => {
  fc.assert(
    fc.property(entityFilters, (written) => {
      const filter = filterOf('entity', written);
      const expected = articles.map(({ mentions }) => [
        ...new Set(
          mentions.flatMap((mention) =>
            counts(mention) && mention.entity && fitsEntity(written, mention.entity)
              ? [mention.entity.record.key as string]
              : [],
          ),
        ),
      ]);
      const list = (id: Sql<number>) => entitiesOfArticle(id, { filter });
      const pages = pageOfEach(base(), { parents: articleIds, list, page: first }, ({ entity }) => keyOf(entity));
      expect(pages.map(({ rows }) => rows.map(({ key }) => key).sort())).toEqual(expected.map((keys) => keys.sort()));
      expect(countOfEach(base(), articleIds, list)).toEqual(expected.map((keys) => keys.length));
    }),
    { numRuns: 60 },
  );
});

test('mentions: lists and counts those that the filter lets through', () => {
  fc.assert(
    fc.property(mentionFilters, (written) => {
      const expected = mentions.filter((mention) => fitsMention(written, mention)).map(({ id }) => id);
      const list = allMentions({ filter: filterOf('mention', written) });
      const found = joined(100, false, pager(base(), list, positionOf));
      expect(found.map(idOf).sort()).toEqual(expected.sort());
      expect(countOf(base(), list)).toBe(expected.length);
    }),
    RUNS,
  );
});

test('mentions of an entity and of an article: lists and counts those that the filter lets through', () => {
  fc.assert(
    fc.property(mentionFilters, (written) => {
      const filter = filterOf('mention', written);
      const own = entities.map(({ mentions }) => mentions.filter((it) => fitsMention(written, it)).length);
      const ofEntity = (id: Sql<number>) => mentionsOfEntity(id, { filter });
      expect(countOfEach(base(), entityIds, ofEntity)).toEqual(own);
      const pages = pageOfEach(base(), { parents: entityIds, list: ofEntity, page: first }, positionOf);
      expect(pages.map(({ rows }) => rows.length)).toEqual(own.map((count) => Math.min(100, count)));

      const inArticles = articles.map(({ mentions }) =>
        mentions.filter((mention) => fitsMention(written, mention)).map(({ id }) => id),
      );
      const inArticle = (id: Sql<number>) => mentionsOfArticle(id, { filter });
      const found = pageOfEach(base(), { parents: articleIds, list: inArticle, page: first }, positionOf);
      expect(found.map(({ rows }) => rows.map(idOf))).toEqual(inArticles);
      expect(countOfEach(base(), articleIds, inArticle)).toEqual(inArticles.map((ids) => ids.length));
    }),
    { numRuns: 60 },
  );
});

test('mentions: none of those to judge fits an empty "or"', () => {
  const written: MentionFilter = { status: { not: 'ACCEPTED' }, or: [] };
  const filter = filterOf('mention', written);
  expect(firstRows(base(), allMentions({ filter }), positionOf)).toEqual([]);
  expect(countOfEach(base(), entityIds, (id) => mentionsOfEntity(id, { filter }))).toEqual(entities.map(() => 0));
  expect(countOfEach(base(), articleIds, (id) => mentionsOfArticle(id, { filter }))).toEqual(articles.map(() => 0));
  for (const [parents, list] of [
    [entityIds, (id: Sql<number>) => mentionsOfEntity(id, { filter })],
    [articleIds, (id: Sql<number>) => mentionsOfArticle(id, { filter })],
  ] as const) {
    expect(pageOfEach(base(), { parents, list, page: {} }, positionOf).flatMap(({ rows }) => rows)).toEqual([]);
  }
});

const read = (written: ArticleFilter) =>
  firstRows(base(), allArticles({ filter: filterOf('article', written) }), keyOf);

test.each<[string, ArticleFilter]>([
  ['a text to contain that is too short', { title: { contains: ' a ' } }],
  ['an invalid date', { publishedAt: { gte: '2005-02-30' } }],
  ['a search without words', { text: { matches: '-engine' } }],
  ['a NUL', { source: { eq: 'a\0b' } }],
])('filters: %s is refused as bad input', (_, filter) => {
  expect(() => read(filter)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  expect(() => read(filter)).toThrow(DatelineError);
});

const nested = (levels: number): ArticleFilter => (levels === 0 ? {} : { not: nested(levels - 1) });

test.each<[string, ArticleFilter]>([
  ['nesting', nested(7)],
  ['a list', { source: { in: Array.from({ length: 101 }, String) } }],
  ['many lists', { or: Array.from({ length: 6 }, () => ({ source: { in: Array.from({ length: 90 }, String) } })) }],
  ['a text', { source: { eq: 'x'.repeat(1001) } }],
])('filters: %s beyond the limit is refused', (_, filter) => {
  expect(() => read(filter)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }));
});

test('filters: the largest within the limits are answered', () => {
  const many = {
    or: Array.from({ length: 100 }, () => ({ title: { eq: 'x' }, byline: { startsWith: 'y' }, section: { not: 'z' } })),
  };
  expect(read(many)).toEqual([]);
  expect(read(nested(5))).toEqual([]);
  expect(read({ source: { contains: '*?[' } })).toEqual([]);
});

test('filters: a part of two characters is found at either end and in the middle of a text, and alone', () => {
  const titled = ['UN', 'A run', 'Tundra', 'Under', '日本', '新日本海', 'Łun', 'none'].map((title, index) =>
    articleOf(`${index}`, 'Text', { title }),
  );
  const store = seeded({ articles: titled });
  const titles = (contains: string) => {
    const list = allArticles({ filter: filterOf('article', { title: { contains } }) });
    return firstRows(store, list, ({ title }) => ({ title }))
      .map(({ title }) => title)
      .toSorted();
  };
  expect(titles('UN')).toEqual(['A run', 'Tundra', 'UN', 'Under', 'Łun'].toSorted());
  expect(titles('日本')).toEqual(['新日本海', '日本'].toSorted());
  expect(titles('ß')).toEqual([]);
  expect(titles('*n')).toEqual([]);
});

test('filters: only rows with a part of two characters count against the time', () => {
  const articles = Array.from({ length: 500 }, (_, index) =>
    articleOf(`${index}`, 'Text', { title: `Title ${index % 5 ? 'of' : 'un'}` }),
  );
  const store = seeded({ articles });
  const list = allArticles({ filter: filterOf('article', { title: { contains: 'un' } }) });
  expect(countOf(store, list)).toBe(100);
  expect(rowsToCount(store, list)).toBeLessThan(400);
});

test.each<[string, ArticleFilter]>([
  ['words', { text: { matches: 'the' } }],
  ['a part of the title', { title: { contains: 'the' } }],
  ['entities', { entities: { any: entities.slice(0, 100).map(({ record }) => record.key) } }],
])('filters: the set that %s find counts against the time, and so do the rows', (_, written) => {
  const list = allArticles({ filter: filterOf('article', written) });
  const found = countOf(base(), list);
  expect(found).toBeGreaterThan(0);
  expect(rowsToCount(base(), list)).toBeGreaterThanOrEqual(2 * found);
});
