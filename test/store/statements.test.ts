/** Statements are found, listed, counted and filtered as a plain reading of the seeds says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleKeyOf } from '../../src/store/read/articles.ts';
import { passageOfSentence, sentenceAt } from '../../src/store/read/sentences.ts';
import type { StatementRow } from '../../src/store/read/statement-sources.ts';
import {
  allStatements,
  nestedStatements,
  type StatementList,
  statementByKey,
  statementsOfArticle,
  statementsOfEntity,
} from '../../src/store/read/statements.ts';
import { bind, type Sql } from '../../src/store/sql/expression.ts';
import { refer } from '../../src/store/sql/query.ts';
import { statements as statementsTable } from '../../src/store/sql/tables/articles.ts';
import { statementFilters } from './filter-arbitraries.ts';
import { fitsStatement } from './plain-filter.ts';
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
  rowsOfEach,
  valuesIn,
} from './read.ts';
import { shared } from './shared.ts';
import { joined } from './words.ts';
import { articles, entities, statements, WORLD, type WorldStatement } from './world.ts';
import { filterOf, type StatementFilter } from './written-filter.ts';

const base = shared(WORLD);
const articleIds = idsOf(articles.map(({ id }) => id));
const entityIds = idsOf(entities.map(({ id }) => id));

const cueOf = ({ article_id, cue_start, cue_end }: StatementRow) => ({
  key: articleKeyOf(article_id),
  start: cue_start,
  end: cue_end,
});
const idOf = ({ key, start, end }: { readonly key: string; readonly start: number; readonly end: number }): string =>
  `${key}:${start}-${end}`;
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

const cues = statements.map(({ article, record }) => ({ key: article.record.key as string, ...record.cue }));
const byCue = ({ key, start, end }: { key: Sql<string>; start: Sql<number>; end: Sql<number> }) =>
  statementByKey(key, { start, end });

test('statements: are found by their cue, whatever the status of the speaker', () => {
  const parents = objectsOf([...cues, { key: 'news/0', start: 0, end: 1 }]);
  const found = oneOfEach(base(), { parents, one: byCue }, (row) => {
    const sentence = { articleId: row.article_id, start: row.sentence_start };
    return {
      ...cueOf(row),
      articleId: row.article_id,
      content: valuesIn(row.content_start, row.content_end),
      speaker: valuesIn(row.speaker_start, row.speaker_end),
      speakerEntityId: row.speaker_entity_id,
      addressee: valuesIn(row.addressee_start, row.addressee_end),
      direct: row.direct,
      score: row.score,
      parent: oneIn(refer(statementsTable, 'id', row.parent_id), cueOf),
      sentence: oneIn(sentenceAt(sentence), ({ start, end }) => ({ start, end })),
      passage: oneIn(passageOfSentence(sentence), ({ start, end, role }) => ({ start, end, role })),
    };
  });
  expect(found).toEqual([
    ...statements.map(({ article, record, speaker, parent }) => {
      const { sentences, passages } = article.record;
      const outer = statements.find(({ id }) => id === parent);
      return {
        key: article.record.key,
        ...record.cue,
        articleId: article.id,
        content: [record.content.start, record.content.end],
        speaker: [record.speaker.start, record.speaker.end],
        speakerEntityId: speaker.entity?.id ?? null,
        addressee: [record.addressee?.start ?? null, record.addressee?.end ?? null],
        direct: record.direct ? 1 : 0,
        score: record.score,
        parent: outer ? [{ key: article.record.key, ...outer.record.cue }] : [],
        sentence: [{ start: record.sentence, end: sentences.find(({ start }) => start === record.sentence)?.end }],
        passage: [passages.find(({ start, end }) => start <= record.sentence && record.sentence < end)],
      };
    }),
    null,
  ]);
});

test('statements: those of accepted speakers are listed within the one that contains them', () => {
  const ids = new Map(
    oneOfEach(base(), { parents: objectsOf(cues), one: byCue }, (row) => ({ ...cueOf(row), id: row.id })).flatMap(
      (row) => (row ? [[idOf(row), row.id] as const] : []),
    ),
  );
  const outer = idsOf(statements.map(({ id }) => ids.get(id) as number));
  const nested = rowsOfEach(base(), { parents: outer, rows: (id) => nestedStatements({ id } as StatementRow) }, cueOf);
  expect(nested.map((rows) => rows.map(idOf))).toEqual(
    statements.map(({ id }) => accepted.filter(({ parent }) => parent === id).map((inner) => inner.id)),
  );
});

describe('statements: pages are the whole list', () => {
  const expectPages = (list: StatementList, expected: readonly string[]) => {
    expect(expected.length).toBeGreaterThan(3);
    for (const [size, backward] of [
      [100, false],
      [Math.ceil(expected.length / 9), false],
      [Math.ceil(expected.length / 7), true],
    ] as const) {
      const rows = joined(Math.min(100, size), backward, pager(base(), list, cueOf));
      expect(rows.map(idOf)).toEqual(expected);
    }
  };

  test.each([
    ['ASC', 1],
    ['DESC', -1],
  ] as const)('of all and of a speaker, %s', (direction, sign) => {
    const orderBy = { field: 'PUBLISHED_AT', direction } as const;
    expectPages(allStatements({ orderBy }), inOrder(accepted, sign));
    const [entity] = entities;
    const its = accepted.filter(({ speaker }) => speaker.entity === entity);
    expectPages(statementsOfEntity(bind(entity?.id as number), { orderBy }), inOrder(its, sign));
    const filter = filterOf('statement', { speaker: { entity: { key: { eq: entity?.record.key as string } } } });
    expectPages(allStatements({ filter, orderBy }), inOrder(its, sign));
  });

  test('of an addressee, and of words', () => {
    const [, entity] = entities;
    const received = accepted.filter(
      ({ addressee }) => addressee?.status === 'ACCEPTED' && addressee.entity?.id === entity?.id,
    );
    const toEntity = filterOf('statement', { addressee: { entity: { key: { eq: entity?.record.key as string } } } });
    expectPages(allStatements({ filter: toEntity }), inOrder(received, -1));
    const withWord = accepted.filter(({ content }) => /\bengine\b/.test(content));
    expectPages(allStatements({ filter: { content: { matches: 'engine' } } }), inOrder(withWord, -1));
  });

  test('of an article by position', () => {
    const there = (id: number) => accepted.filter(({ article }) => article.id === id).map((it) => it.id);
    const [richest = 0] = articles.map(({ id }) => id).sort((one, other) => there(other).length - there(one).length);
    const list = (direction: 'ASC' | 'DESC') =>
      statementsOfArticle(bind(richest), { orderBy: { field: 'POSITION', direction } });
    expectPages(list('ASC'), there(richest));
    expectPages(list('DESC'), there(richest).reverse());
  });
});

test('statements: an order by position is refused outside an article', () => {
  const list = allStatements({ orderBy: { field: 'POSITION', direction: 'ASC' } });
  expect(() => pager(base(), list, cueOf)({})).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
});

test('statements: lists and counts those that the filter lets through', () => {
  fc.assert(
    fc.property(statementFilters, (written) => {
      const filter = filterOf('statement', written);
      const such = statements.filter((statement) => fitsStatement(written, statement));
      const found = joined(100, false, pager(base(), allStatements({ filter }), cueOf));
      expect(found.map(idOf).sort()).toEqual(such.map(({ id }) => id).sort());
      expect(countOf(base(), allStatements({ filter }))).toBe(such.length);
      const own = entities.map((entity) => such.filter(({ speaker }) => speaker.entity === entity).length);
      const ofEntity = (id: Sql<number>) => statementsOfEntity(id, { filter });
      expect(countOfEach(base(), entityIds, ofEntity)).toEqual(own);
      const pages = pageOfEach(base(), { parents: entityIds, list: ofEntity, page: { first: 100 } }, cueOf);
      expect(pages.map(({ rows }) => rows.length)).toEqual(own.map((count) => Math.min(100, count)));
      const there = articles.map((article) => such.filter((it) => it.article === article).map(({ id }) => id));
      const inArticle = (id: Sql<number>) => statementsOfArticle(id, { filter });
      const within = pageOfEach(base(), { parents: articleIds, list: inArticle, page: { first: 100 } }, cueOf);
      expect(within.map(({ rows }) => rows.map(idOf))).toEqual(there);
      expect(countOfEach(base(), articleIds, inArticle)).toEqual(there.map((ids) => ids.length));
    }),
    { numRuns: 120 },
  );
});

test('statements: all of them are counted', () => {
  expect(countOf(base(), allStatements({}))).toBe(accepted.length);
});

test('statements: facets count speakers, sources and years', () => {
  const facet = (by: 'SPEAKER' | 'SOURCE' | 'YEAR', filter?: StatementFilter) =>
    new Map(
      facetOf(base(), allStatements({ filter: filterOf('statement', filter ?? null) }), by).map(
        ({ value, count }) => [value, count] as const,
      ),
    );
  const countsOf = <Value>(values: readonly Value[]) =>
    new Map(values.map((value) => [value, values.filter((other) => other === value).length]));
  expect(facet('SPEAKER')).toEqual(countsOf(accepted.map(({ speaker }) => speaker.entity?.id ?? null)));
  expect(facet('SOURCE')).toEqual(countsOf(accepted.map(({ article }) => article.record.source)));
  expect(facet('YEAR')).toEqual(countsOf(accepted.map(({ article }) => article.publishedAt.slice(0, 4) || null)));
  const quoted = accepted.filter(({ record }) => record.direct);
  expect(facet('YEAR', { mode: { eq: 'DIRECT' } })).toEqual(
    countsOf(quoted.map(({ article }) => article.publishedAt.slice(0, 4) || null)),
  );
});

test.each<[StatementFilter, string]>([
  [{ content: { matches: '-engine' } }, 'BAD_USER_INPUT'],
  [{ speaker: { surface: { contains: 'a' } } }, 'BAD_USER_INPUT'],
  [{ speaker: { entity: { articles: { mentions: { entity: { articles: {} } } } } } }, 'LIMIT_EXCEEDED'],
])('statements: the filter %j is refused', (filter, code) => {
  const read = () => pager(base(), allStatements({ filter: filterOf('statement', filter) }), cueOf)({});
  expect(read).toThrow(expect.objectContaining({ code }));
});
