/** Roles are found, listed, counted and filtered as a plain reading of the seeds does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleKeyOf } from '../../src/store/read/articles.ts';
import {
  allRoles,
  type RoleList,
  type RoleRow,
  roleByKey,
  rolesOfArticle,
  rolesOfEntity,
} from '../../src/store/read/roles.ts';
import { passageOfSentence, sentenceAt } from '../../src/store/read/sentences.ts';
import { bind, type Sql } from '../../src/store/sql/expression.ts';
import { fold } from '../../src/text/fold.ts';
import { roleFilters } from './filter-arbitraries.ts';
import { fitsRole } from './plain-filter.ts';
import {
  countOf,
  countOfEach,
  facetOf,
  idsOf,
  objectsOf,
  oneIn,
  oneOfEach,
  pageOfEach,
  pager,
  valuesIn,
} from './read.ts';
import { shared } from './shared.ts';
import { joined } from './words.ts';
import { articles, entities, roles, WORLD, type WorldRole } from './world.ts';
import { filterOf } from './written-filter.ts';

const base = shared(WORLD);
const articleIds = idsOf(articles.map(({ id }) => id));
const entityIds = idsOf(entities.map(({ id }) => id));

const positionOf = ({ article_id, start, end }: RoleRow) => ({ key: articleKeyOf(article_id), start, end });
const idOf = ({ key, start, end }: { readonly key: string; readonly start: number; readonly end: number }): string =>
  `${key}:${start}-${end}`;
const accepted = roles.filter(({ mention }) => mention.status === 'ACCEPTED');

/** Latest article first, within one from its beginning. */
const latestFirst = (them: readonly WorldRole[]): string[] =>
  [...them]
    .sort(
      (one, other) =>
        Number(other.article.publishedAt > one.article.publishedAt) -
          Number(one.article.publishedAt > other.article.publishedAt) ||
        other.article.id - one.article.id ||
        one.start - other.start,
    )
    .map(({ id }) => id);

test('roles: are found by their position, whatever the status of who has them', () => {
  const positions = roles.map(({ article, start, end }) => ({ key: article.record.key as string, start, end }));
  const parents = objectsOf([...positions, { key: 'news/0', start: 0, end: 99_999 }]);
  const found = oneOfEach(base(), { parents, one: ({ key, start, end }) => roleByKey(key, { start, end }) }, (role) => {
    const sentence = { articleId: role.article_id, start: role.sentence_start };
    return {
      ...positionOf(role),
      articleId: role.article_id,
      text: role.text,
      entityId: role.entity_id,
      mention: valuesIn(role.mention_start, role.mention_end),
      ofEntityId: role.of_entity_id,
      of: valuesIn(role.of_start, role.of_end),
      sentence: oneIn(sentenceAt(sentence), ({ start, end }) => ({ start, end })),
      passage: oneIn(passageOfSentence(sentence), (passage) => ({
        start: passage.start,
        end: passage.end,
        role: passage.role,
      })),
    };
  });
  expect(found).toEqual([
    ...roles.map(({ article: { id, record }, start, end, text, mention, of }) => {
      const { sentence } = record.roles.find((role) => role.start === start) ?? {};
      return {
        key: record.key,
        start,
        end,
        articleId: id,
        text,
        entityId: mention.entity?.id ?? null,
        mention: [mention.start, mention.end],
        ofEntityId: of?.entity?.id ?? null,
        of: [of?.start ?? null, of?.end ?? null],
        sentence: [{ start: sentence, end: record.sentences.find((it) => it.start === sentence)?.end }],
        passage: [record.passages.find((it) => it.start <= start && end <= it.end)],
      };
    }),
    null,
  ]);
});

test.each([
  [100, false],
  [7, false],
  [9, true],
])('roles: pages of %i, backwards %s, are the whole lists', (size, backward) => {
  const ids = (list: RoleList): string[] => joined(size, backward, pager(base(), list, positionOf)).map(idOf);
  expect(ids(allRoles({}))).toEqual(latestFirst(accepted));
  for (const entity of entities.slice(0, 3)) {
    const its = accepted.filter(({ mention }) => mention.entity === entity);
    expect(its.length).toBeGreaterThan(5);
    expect(ids(rolesOfEntity(bind(entity.id), {}))).toEqual(latestFirst(its));
    const filter = filterOf('role', { of: { key: { eq: entity.record.key } } });
    expect(ids(allRoles({ filter }))).toEqual(latestFirst(accepted.filter(({ of }) => of?.entity === entity)));
  }
});

test('roles: lists and counts those that the filter lets through', () => {
  fc.assert(
    fc.property(roleFilters, (written) => {
      const filter = filterOf('role', written);
      const such = roles.filter((role) => fitsRole(written, role));
      const found = joined(100, false, pager(base(), allRoles({ filter }), positionOf));
      expect(found.map(idOf).sort()).toEqual(such.map(({ id }) => id).sort());
      expect(countOf(base(), allRoles({ filter }))).toBe(such.length);
      const own = entities.map((entity) => such.filter(({ mention }) => mention.entity === entity).length);
      expect(countOfEach(base(), entityIds, (id) => rolesOfEntity(id, { filter }))).toEqual(own);
      const there = articles.map((article) => such.filter((it) => it.article === article).map(({ id }) => id));
      const inArticle = (id: Sql<number>) => rolesOfArticle(id, { filter });
      const within = pageOfEach(base(), { parents: articleIds, list: inArticle, page: { first: 100 } }, positionOf);
      expect(within.map(({ rows }) => rows.map(idOf))).toEqual(there);
      expect(countOfEach(base(), articleIds, inArticle)).toEqual(there.map((ids) => ids.length));
    }),
    { numRuns: 120 },
  );
});

test('roles: all of them are counted', () => {
  expect(countOf(base(), allRoles({}))).toBe(accepted.length);
});

test('roles: facets count their words and what they are of', () => {
  const [entity] = entities;
  const its = accepted.filter(({ mention }) => mention.entity === entity);
  const list = rolesOfEntity(bind(entity?.id as number), {});
  const facet = (by: 'TEXT' | 'OF') =>
    new Map(facetOf(base(), list, by).map(({ value, count }) => [value, count] as const));
  const countsOf = <Value>(values: readonly Value[]) =>
    new Map(values.map((value) => [value, values.filter((other) => other === value).length]));
  const printed = (text: string): string =>
    its
      .map((role) => role.text)
      .filter((other) => fold(other) === fold(text))
      .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))[0] ?? '';
  expect(facet('TEXT')).toEqual(countsOf(its.map(({ text }) => printed(text))));
  expect(facet('OF')).toEqual(countsOf(its.map(({ of }) => of?.entity?.id ?? null)));
});
