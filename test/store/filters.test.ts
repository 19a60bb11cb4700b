/** Every filter lets through what a plain reading of it does, in lists, in lists within parents, and in counts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DatelineError } from '../../src/problem.ts';
import type { ArticleFilter, MentionFilter } from '../../src/store/filter/model.ts';
import { articleEntities, entityArticles } from '../../src/store/read/appearances.ts';
import { countArticles, listArticles } from '../../src/store/read/articles.ts';
import { countEntities, listEntities } from '../../src/store/read/entities.ts';
import { countMentions, listMentions, type MentionRow } from '../../src/store/read/mentions.ts';
import { type MentionScope, ROOT } from '../../src/store/sql/scope.ts';
import { articleFilters, entityFilters, mentionFilters } from './filter-arbitraries.ts';
import { countedArticles, fitsArticle, fitsEntity, fitsMention } from './plain-filter.ts';
import { shared } from './shared.ts';
import { joined } from './words.ts';
import { articles, counts, entities, mentions, WORLD } from './world.ts';

const base = shared(WORLD);
const RUNS = { numRuns: 150 };

const articleIds = articles.map(({ id }) => id);
const entityIds = entities.map(({ id }) => id);
const placeOf = ({ articleKey, start, end }: MentionRow): string => `${articleKey}:${start}-${end}`;

const orders = fc.constantFrom<'PUBLISHED_AT' | 'TITLE' | 'WORD_COUNT'>('PUBLISHED_AT', 'TITLE', 'WORD_COUNT');

test('articles', () => {
  fc.assert(
    fc.property(articleFilters, orders, (filter, field) => {
      const expected = articles
        .filter((article) => fitsArticle(filter, article))
        .map(({ record }) => record.key as string);
      const orderBy = { field, direction: 'ASC' as const };
      const found = joined(100, false, (page) => listArticles(base(), { filter, orderBy, page }));
      expect(found.map(({ key }) => key).sort()).toEqual(expected.sort());
      expect(countArticles(base(), ROOT, filter)).toEqual([expected.length]);
    }),
    RUNS,
  );
});

test('articles of an entity', () => {
  fc.assert(
    fc.property(articleFilters, (filter) => {
      const expected = entities.map(
        (entity) => countedArticles(entity).filter((article) => fitsArticle(filter, article)).length,
      );
      expect(countArticles(base(), { of: 'entity', ids: entityIds }, filter)).toEqual(expected);
      const pages = entityArticles(base(), entityIds, { filter, page: { first: 100 } });
      expect(pages.map(({ rows }) => rows.length)).toEqual(expected.map((count) => Math.min(100, count)));
    }),
    RUNS,
  );
});

test('entities', () => {
  fc.assert(
    fc.property(entityFilters, (filter) => {
      const expected = entities
        .filter((entity) => fitsEntity(filter, entity))
        .map(({ record }) => record.key as string);
      const found = listEntities(base(), { filter, page: { first: 100 } }).rows.map(({ key }) => key);
      expect(found.sort()).toEqual(expected.sort());
      expect(countEntities(base(), ROOT, filter)).toEqual([expected.length]);
    }),
    RUNS,
  );
});

test('entities of an article', () => {
  fc.assert(
    fc.property(entityFilters, (filter) => {
      const expected = articles.map(({ mentions }) => [
        ...new Set(
          mentions.flatMap((mention) =>
            counts(mention) && mention.entity && fitsEntity(filter, mention.entity)
              ? [mention.entity.record.key as string]
              : [],
          ),
        ),
      ]);
      const pages = articleEntities(base(), articleIds, { filter, page: { first: 100 } });
      expect(pages.map(({ rows }) => rows.map(({ entity }) => entity.key).sort())).toEqual(
        expected.map((keys) => keys.sort()),
      );
      expect(countEntities(base(), { of: 'article', ids: articleIds }, filter)).toEqual(
        expected.map((keys) => keys.length),
      );
    }),
    { numRuns: 60 },
  );
});

test('mentions', () => {
  fc.assert(
    fc.property(mentionFilters, (filter) => {
      const expected = mentions.filter((mention) => fitsMention(filter, mention)).map(({ id }) => id);
      const found = joined(100, false, (page) => listMentions(base(), ROOT, { filter, page })[0] as never);
      expect((found as MentionRow[]).map(placeOf).sort()).toEqual(expected.sort());
      expect(countMentions(base(), ROOT, filter)).toEqual([expected.length]);
    }),
    RUNS,
  );
});

test('mentions of an entity, and in an article', () => {
  fc.assert(
    fc.property(mentionFilters, (filter) => {
      const ofEntities = entities.map(
        ({ mentions }) => mentions.filter((mention) => fitsMention(filter, mention)).length,
      );
      const scope = { of: 'entity', ids: entityIds } as const;
      expect(countMentions(base(), scope, filter)).toEqual(ofEntities);
      const pages = listMentions(base(), scope, { filter, page: { first: 100 } });
      expect(pages.map(({ rows }) => rows.length)).toEqual(ofEntities.map((count) => Math.min(100, count)));

      const inArticles = articles.map(({ mentions }) =>
        mentions.filter((mention) => fitsMention(filter, mention)).map(({ id }) => id),
      );
      const found = listMentions(base(), { of: 'article', ids: articleIds }, { filter, page: { first: 100 } });
      expect(found.map(({ rows }) => rows.map(placeOf))).toEqual(inArticles);
      expect(countMentions(base(), { of: 'article', ids: articleIds }, filter)).toEqual(
        inArticles.map((ids) => ids.length),
      );
    }),
    { numRuns: 60 },
  );
});

test('of mentions to judge none fit an empty "or"', () => {
  const filter: MentionFilter = { status: { not: 'ACCEPTED' }, or: [] };
  const scopes: MentionScope[] = [ROOT, { of: 'entity', ids: entityIds }, { of: 'article', ids: articleIds }];
  for (const scope of scopes) {
    const pages = listMentions(base(), scope, { filter, page: {} });
    expect(pages.flatMap(({ rows }) => rows)).toEqual([]);
  }
});

test.each<[string, ArticleFilter]>([
  ['too short a part', { title: { contains: 'ab' } }],
  ['a date that is none', { publishedAt: { gte: '2005-02-30' } }],
  ['a search without words', { text: { matches: '-engine' } }],
  ['a NUL', { source: { eq: 'a\0b' } }],
])('%s is refused as bad input', (_, filter) => {
  const list = () => listArticles(base(), { filter, page: {} });
  expect(list).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  expect(list).toThrow(DatelineError);
});

const nested = (levels: number): ArticleFilter => (levels === 0 ? {} : { not: nested(levels - 1) });

test.each<[string, ArticleFilter]>([
  ['nesting', nested(7)],
  ['a list', { source: { in: Array.from({ length: 101 }, String) } }],
  ['many lists', { or: Array.from({ length: 6 }, () => ({ source: { in: Array.from({ length: 90 }, String) } })) }],
  ['a text', { source: { eq: 'x'.repeat(1001) } }],
])('%s beyond the limit is refused', (_, filter) => {
  expect(() => listArticles(base(), { filter, page: {} })).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }));
});

test('the largest filters within the limits are answered', () => {
  const many = {
    or: Array.from({ length: 100 }, () => ({ title: { eq: 'x' }, byline: { startsWith: 'y' }, section: { not: 'z' } })),
  };
  expect(listArticles(base(), { filter: many, page: {} }).rows).toEqual([]);
  expect(listArticles(base(), { filter: nested(5), page: { first: 1 } }).rows).toEqual([]);
  expect(listArticles(base(), { filter: { source: { contains: '*?[' } }, page: {} }).rows).toEqual([]);
});
