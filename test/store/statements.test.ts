/** Statements are found, listed, counted and filtered as a plain reading of the seeds says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StatementFilter } from '../../src/store/filter/model.ts';
import { statementFacet } from '../../src/store/read/said-facets.ts';
import {
  countStatements,
  findStatements,
  listNestedStatements,
  listStatements,
  type StatementRow,
} from '../../src/store/read/statements.ts';
import { ROOT } from '../../src/store/sql/scope.ts';
import { statementFilters } from './filter-arbitraries.ts';
import { fitsStatement } from './plain-filter.ts';
import { shared } from './shared.ts';
import { joined } from './words.ts';
import { articles, entities, statements, WORLD, type WorldStatement } from './world.ts';

const base = shared(WORLD);
const articleIds = articles.map(({ id }) => id);
const entityIds = entities.map(({ id }) => id);
const inArticles = { of: 'article', ids: articleIds } as const;
const ofEntities = { of: 'entity', ids: entityIds } as const;

const idOf = ({ articleKey, cue }: Pick<StatementRow, 'articleKey' | 'cue'>): string =>
  `${articleKey}:${cue.start}-${cue.end}`;
const refOf = ({ article, record }: WorldStatement) => ({ articleKey: article.record.key as string, cue: record.cue });
const accepted = statements.filter(({ speaker }) => speaker.status === 'ACCEPTED');

type Value = string | number;

/** As lists give them: by publication and article in one direction, within an article from its beginning. */
const inOrder = (them: readonly WorldStatement[], direction: 1 | -1): string[] => {
  const keys = ({ article, record }: WorldStatement): Value[] => [article.publishedAt, article.id, record.cue.start];
  return [...them]
    .sort((one, other) => {
      const [left, right] = [keys(one), keys(other)];
      const at = left.findIndex((value, index) => value !== right[index]);
      return ((left[at] as Value) < (right[at] as Value) ? -1 : 1) * (at === 2 ? 1 : direction);
    })
    .map(({ id }) => id);
};

test('the world has enough of every sort', () => {
  expect(accepted.length).toBeGreaterThan(200);
  expect(statements.length).toBeGreaterThan(accepted.length + 20);
  expect(statements.filter(({ parent }) => parent !== null).length).toBeGreaterThan(50);
});

test('by their cue, whatever the status of the speaker', () => {
  const rows = findStatements(base(), [...statements.map(refOf), { articleKey: 'news/0', cue: { start: 0, end: 1 } }]);
  expect(rows).toEqual([
    ...statements.map(({ article, record, speaker, parent }) => {
      const passage = article.record.passages.find(
        ({ start, end }) => start <= record.sentence && record.sentence < end,
      );
      const outer = statements.find(({ id }) => id === parent);
      return {
        articleId: article.id,
        articleKey: article.record.key,
        cue: record.cue,
        content: record.content,
        speaker: record.speaker,
        speakerEntityId: speaker.entity?.id ?? null,
        addressee: record.addressee,
        mode: record.direct ? 'DIRECT' : 'REPORTED',
        parentCue: outer?.record.cue ?? null,
        sentence: {
          start: record.sentence,
          end: article.record.sentences.find(({ start }) => start === record.sentence)?.end,
        },
        passage,
      };
    }),
    null,
  ]);
});

test('those made within others', () => {
  const outer = statements.map(({ article, record }) => ({ articleId: article.id, cue: record.cue }));
  expect(listNestedStatements(base(), outer).map((rows) => rows.map(idOf))).toEqual(
    statements.map(({ id }) => accepted.filter(({ parent }) => parent === id).map((inner) => inner.id)),
  );
});

describe('pages, joined from either end', () => {
  const reads = (read: (page: object) => unknown, expected: readonly string[]) => {
    expect(expected.length).toBeGreaterThan(3);
    for (const [size, backward] of [
      [100, false],
      [Math.ceil(expected.length / 9), false],
      [Math.ceil(expected.length / 7), true],
    ] as const) {
      const rows = joined(Math.min(100, size), backward, read as never) as StatementRow[];
      expect(rows.map(idOf)).toEqual(expected);
    }
  };

  test.each([
    ['ASC', 1],
    ['DESC', -1],
  ] as const)('of all and of a speaker, %s', (direction, sign) => {
    const orderBy = { field: 'PUBLISHED_AT', direction } as const;
    reads((page) => listStatements(base(), ROOT, { orderBy, page })[0], inOrder(accepted, sign));
    const [entity] = entities;
    const its = accepted.filter(({ speaker }) => speaker.entity === entity);
    const scope = { of: 'entity', ids: [entity?.id as number] } as const;
    reads((page) => listStatements(base(), scope, { orderBy, page })[0], inOrder(its, sign));
    const filter = { speaker: { entity: { key: { eq: entity?.record.key as string } } } };
    reads((page) => listStatements(base(), ROOT, { filter, orderBy, page })[0], inOrder(its, sign));
  });

  test('of what was said to somebody, and of words', () => {
    const [, entity] = entities;
    const told = accepted.filter(
      ({ addressee }) => addressee?.status === 'ACCEPTED' && addressee.entity?.id === entity?.id,
    );
    const addressee = { entity: { key: { eq: entity?.record.key as string } } };
    reads((page) => listStatements(base(), ROOT, { filter: { addressee }, page })[0], inOrder(told, -1));
    const filter = { content: { matches: 'engine' } };
    const spoken = accepted.filter(({ content }) => /\bengine\b/.test(content));
    reads((page) => listStatements(base(), ROOT, { filter, page })[0], inOrder(spoken, -1));
  });

  test('of an article by position', () => {
    const there = (id: number) => accepted.filter(({ article }) => article.id === id).map((it) => it.id);
    const [richest = 0] = [...articleIds].sort((one, other) => there(other).length - there(one).length);
    const read = (direction: 'ASC' | 'DESC') => (page: object) =>
      listStatements(base(), { of: 'article', ids: [richest] }, { orderBy: { field: 'POSITION', direction }, page })[0];
    reads(read('ASC'), there(richest));
    reads(read('DESC'), there(richest).reverse());
  });

  test('by position are refused outside an article', () => {
    const orderBy = { field: 'POSITION', direction: 'ASC' } as const;
    expect(() => listStatements(base(), ROOT, { orderBy, page: {} })).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  });
});

test('every filter lets through what a plain reading of it does', () => {
  fc.assert(
    fc.property(statementFilters, (filter) => {
      const such = statements.filter((statement) => fitsStatement(filter, statement));
      const found = joined(100, false, (page) => listStatements(base(), ROOT, { filter, page })[0] as never);
      expect((found as StatementRow[]).map(idOf).sort()).toEqual(such.map(({ id }) => id).sort());
      expect(countStatements(base(), ROOT, filter)).toEqual([such.length]);
      const own = entities.map((entity) => such.filter(({ speaker }) => speaker.entity === entity).length);
      expect(countStatements(base(), ofEntities, filter)).toEqual(own);
      const pages = listStatements(base(), ofEntities, { filter, page: { first: 100 } });
      expect(pages.map(({ rows }) => rows.length)).toEqual(own.map((count) => Math.min(100, count)));
      const there = articles.map((article) => such.filter((it) => it.article === article).map(({ id }) => id));
      const within = listStatements(base(), inArticles, { filter, page: { first: 100 } });
      expect(within.map(({ rows }) => rows.map(idOf))).toEqual(there);
      expect(countStatements(base(), inArticles, filter)).toEqual(there.map((ids) => ids.length));
    }),
    { numRuns: 120 },
  );
});

test('the total of all is kept', () => {
  expect(countStatements(base(), ROOT)).toEqual([accepted.length]);
});

test('facets count speakers, sources and years', () => {
  const facet = (by: 'SPEAKER' | 'SOURCE' | 'YEAR', filter?: StatementFilter) =>
    new Map(statementFacet(base(), ROOT, { by, filter, first: 100 })[0]?.map((row) => [row.value, row.count]));
  const tally = (values: readonly (string | null)[]) =>
    new Map(values.map((value) => [value, values.filter((other) => other === value).length]));
  expect(facet('SPEAKER')).toEqual(tally(accepted.map(({ speaker }) => speaker.entity?.record.key ?? null)));
  expect(facet('SOURCE')).toEqual(tally(accepted.map(({ article }) => article.record.source)));
  expect(facet('YEAR')).toEqual(tally(accepted.map(({ article }) => article.publishedAt.slice(0, 4) || null)));
  const quoted = accepted.filter(({ record }) => record.direct);
  expect(facet('YEAR', { mode: { eq: 'DIRECT' } })).toEqual(
    tally(quoted.map(({ article }) => article.publishedAt.slice(0, 4) || null)),
  );
});

test.each<[StatementFilter, string]>([
  [{ content: { matches: '-engine' } }, 'BAD_USER_INPUT'],
  [{ speaker: { surface: { contains: 'ab' } } }, 'BAD_USER_INPUT'],
  [{ speaker: { entity: { articles: { mentions: { entity: { articles: {} } } } } } }, 'LIMIT_EXCEEDED'],
])('%j is refused', (filter, code) => {
  expect(() => listStatements(base(), ROOT, { filter, page: {} })).toThrow(expect.objectContaining({ code }));
});
