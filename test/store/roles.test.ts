/** Roles are found, listed, counted and filtered as a plain reading of the seeds says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRoles, findRoles, listRoles, type RoleRow } from '../../src/store/read/roles.ts';
import { roleFacet } from '../../src/store/read/said-facets.ts';
import { ROOT } from '../../src/store/sql/scope.ts';
import { fold } from '../../src/text/fold.ts';
import { roleFilters } from './filter-arbitraries.ts';
import { fitsRole } from './plain-filter.ts';
import { shared } from './shared.ts';
import { joined } from './words.ts';
import { articles, entities, roles, WORLD, type WorldRole } from './world.ts';

const base = shared(WORLD);
const inArticles = { of: 'article', ids: articles.map(({ id }) => id) } as const;
const ofEntities = { of: 'entity', ids: entities.map(({ id }) => id) } as const;

const idOf = ({ articleKey, start, end }: RoleRow): string => `${articleKey}:${start}-${end}`;
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

test('by their words, whatever the status of who has them', () => {
  const refs = roles.map(({ article, start, end }) => ({ articleKey: article.record.key, start, end }));
  const rows = findRoles(base(), [...refs, { articleKey: 'news/0', start: 0, end: 99_999 }]);
  expect(rows).toEqual([
    ...roles.map(({ article, start, end, text, mention, of }, index) => {
      const { record } = article;
      const { sentence } = roles[index]?.article.record.roles.find((role) => role.start === start) ?? {};
      return {
        articleId: article.id,
        articleKey: record.key,
        start,
        end,
        text,
        entityId: mention.entity?.id ?? null,
        mention: { start: mention.start, end: mention.end },
        ofEntityId: of?.entity?.id ?? null,
        of: of && { start: of.start, end: of.end },
        sentence: { start: sentence, end: record.sentences.find((it) => it.start === sentence)?.end },
        passage: record.passages.find((it) => it.start <= start && end <= it.end),
      };
    }),
    null,
  ]);
});

test.each([
  [100, false],
  [7, false],
  [9, true],
])('pages of %i, backwards %s, joined, are the whole lists', (size, backward) => {
  const read = (scope: Parameters<typeof listRoles>[1]) => (page: object) => listRoles(base(), scope, { page })[0];
  const ids = (scope: Parameters<typeof listRoles>[1]) =>
    (joined(size, backward, read(scope) as never) as RoleRow[]).map(idOf);
  expect(ids(ROOT)).toEqual(latestFirst(accepted));
  for (const entity of entities.slice(0, 3)) {
    const its = accepted.filter(({ mention }) => mention.entity === entity);
    expect(its.length).toBeGreaterThan(5);
    expect(ids({ of: 'entity', ids: [entity.id] })).toEqual(latestFirst(its));
    const filter = { of: { key: { eq: entity.record.key as string } } };
    const found = joined(size, backward, (page) => listRoles(base(), ROOT, { filter, page })[0] as never);
    expect((found as RoleRow[]).map(idOf)).toEqual(latestFirst(accepted.filter(({ of }) => of?.entity === entity)));
  }
});

test('every filter lets through what a plain reading of it does', () => {
  fc.assert(
    fc.property(roleFilters, (filter) => {
      const such = roles.filter((role) => fitsRole(filter, role));
      const found = joined(100, false, (page) => listRoles(base(), ROOT, { filter, page })[0] as never);
      expect((found as RoleRow[]).map(idOf).sort()).toEqual(such.map(({ id }) => id).sort());
      expect(countRoles(base(), ROOT, filter)).toEqual([such.length]);
      const own = entities.map((entity) => such.filter(({ mention }) => mention.entity === entity).length);
      expect(countRoles(base(), ofEntities, filter)).toEqual(own);
      const there = articles.map((article) => such.filter((it) => it.article === article).map(({ id }) => id));
      const within = listRoles(base(), inArticles, { filter, page: { first: 100 } });
      expect(within.map(({ rows }) => rows.map(idOf))).toEqual(there);
      expect(countRoles(base(), inArticles, filter)).toEqual(there.map((ids) => ids.length));
    }),
    { numRuns: 120 },
  );
});

test('the total of all is kept', () => {
  expect(countRoles(base(), ROOT)).toEqual([accepted.length]);
});

test('facets count words, and what roles are of', () => {
  const [entity] = entities;
  const its = accepted.filter(({ mention }) => mention.entity === entity);
  const facet = (by: 'TEXT' | 'OF') =>
    new Map(
      roleFacet(base(), { of: 'entity', ids: [entity?.id as number] }, { by, first: 100 })[0]?.map((row) => [
        row.value,
        row.count,
      ]),
    );
  const tally = (values: readonly (string | null)[]) =>
    new Map(values.map((value) => [value, values.filter((other) => other === value).length]));
  const printed = (text: string): string =>
    its
      .map((role) => role.text)
      .filter((other) => fold(other) === fold(text))
      .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))[0] ?? '';
  expect(facet('TEXT')).toEqual(tally(its.map(({ text }) => printed(text))));
  expect(facet('OF')).toEqual(tally(its.map(({ of }) => of?.entity?.record.key ?? null)));
});
