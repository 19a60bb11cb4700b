/** Each list, count and facet, of one parent or of many, is one statement that reads no big table from end to end. */
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/model.ts';
import { writeCursor } from '../../src/store/database/cursor.ts';
import type { Store } from '../../src/store/database/open.ts';
import { type Pair, WINDOWS } from '../../src/store/filter/cooccurrence.ts';
import { evidenceOf } from '../../src/store/graph/evidence.ts';
import { neighboursOf } from '../../src/store/graph/neighbours.ts';
import { relatedArticles, sharedEntities } from '../../src/store/graph/related.ts';
import { sharedNeighbours } from '../../src/store/graph/shared-neighbours.ts';
import { articlesOfEntity, entitiesOfArticle } from '../../src/store/read/appearances.ts';
import { allArticles, articleByKey, textOf } from '../../src/store/read/articles.ts';
import { allDuplicates, duplicatesOf } from '../../src/store/read/duplicates.ts';
import { allEntities, entityByIdentifier, entityByKey } from '../../src/store/read/entities.ts';
import type { Countable } from '../../src/store/read/facet-rows.ts';
import {
  allMentions,
  candidatesOf,
  mentionByKey,
  mentionsOfArticle,
  mentionsOfEntity,
} from '../../src/store/read/mentions.ts';
import { aliasesOf, identifiersOf } from '../../src/store/read/names.ts';
import { allRoles, roleByKey, rolesOfArticle, rolesOfEntity } from '../../src/store/read/roles.ts';
import { lastRun } from '../../src/store/read/runs.ts';
import {
  mentionsIn,
  type PassageRow,
  passagesOf,
  type SentenceRow,
  sentenceByKey,
  sentencesOf,
  sentencesOfPassage,
} from '../../src/store/read/sentences.ts';
import type { StatementRow } from '../../src/store/read/statement-sources.ts';
import {
  allStatements,
  nestedStatements,
  statementByKey,
  statementsOfArticle,
  statementsOfEntity,
} from '../../src/store/read/statements.ts';
import { countsBy, publicationAt } from '../../src/store/read/statistics.ts';
import { INTERVALS, timelineOf } from '../../src/store/read/timeline.ts';
import { bind, number, Sql } from '../../src/store/sql/expression.ts';
import { type Few, type List, type One, refer } from '../../src/store/sql/query.ts';
import { readOne, readRows, readValue } from '../../src/store/sql/read.ts';
import { articles as articlesTable, statements as statementsTable } from '../../src/store/sql/tables/articles.ts';
import { entities as entitiesTable } from '../../src/store/sql/tables/entities.ts';
import {
  countOf,
  countOfEach,
  facetOf,
  facetOfEach,
  idsOf,
  objectsOf,
  oneOfEach,
  type PageRequest,
  pageOfEach,
  pager,
  rowsOfEach,
  valueOfEach,
} from './read.ts';
import { shared } from './shared.ts';
import { statementsOf, walksOf } from './walks.ts';
import { articles, entities, mentions, WORLD } from './world.ts';
import {
  type ArticleFilter,
  type EntityFilter,
  filterOf,
  type MentionFilter,
  type RoleFilter,
  type StatementFilter,
} from './written-filter.ts';

const base = shared(WORLD);

const articleIds = idsOf(articles.map(({ id }) => id));
const entityIds = idsOf(entities.map(({ id }) => id));
const pairs = objectsOf(entities.slice(1).map(({ id }) => ({ a: entities[0]?.id as number, b: id })));
const positions = objectsOf(
  mentions.map(({ article, start, end }) => ({ key: article.record.key as string, start, end })),
);
const spans = objectsOf(articles.map(({ id }) => ({ article_id: id, start: 0, end: 40 })));

type Works = Readonly<Record<string, (store: Store) => void>>;

/** All columns of a row, at any depth. */
function columnsOf(row: unknown, path = ''): Record<string, Sql<unknown>> {
  if (row instanceof Sql) return { [path]: row };
  if (typeof row !== 'object') return {};
  const columns: Record<string, Sql<unknown>> = {};
  for (const name in row as object) {
    Object.assign(columns, columnsOf((row as Record<string, unknown>)[name], `${path}.${name}`));
  }
  return columns;
}

/** Expects one statement that reads nothing in order from an end on, but for these tables and indexes. */
const check = (work: (store: Store) => void, mayWalk: readonly string[] = []): void => {
  const statements = statementsOf(base().path, work);
  expect(statements).toHaveLength(1);
  for (const statement of statements) {
    const walked = walksOf(base(), statement).filter((name) => !mayWalk.includes(name));
    expect(walked, statement).toEqual([]);
  }
};

const checkPage = (list: List<unknown>, page: PageRequest, mayWalk: readonly string[] = []): void =>
  check((store) => pager(store, list, columnsOf)(page), mayWalk);

const checkCount = (list: List<unknown>, mayWalk: readonly string[] = []): void =>
  check((store) => countOf(store, list), mayWalk);

test('a statement that reads a table from end to end is found', () => {
  const walked = (sql: string): string[] => walksOf(base(), sql);
  expect(walked('SELECT * FROM mentions WHERE score > 0.5')).toEqual(['mentions']);
  expect(walked('SELECT * FROM articles ORDER BY published_at DESC, id DESC LIMIT 1')).toEqual([
    'articles_by_published',
  ]);
  expect(walked('SELECT * FROM articles WHERE id = 1')).toEqual([]);
});

describe('rows by key read no table from end to end', () => {
  const one =
    <P>(parents: Few<P>, find: (parent: P) => One<unknown>) =>
    (store: Store) =>
      oneOfEach(store, { parents, one: find }, columnsOf);
  const few =
    <P>(parents: Few<P>, rows: (parent: P) => Few<unknown>) =>
    (store: Store) =>
      rowsOfEach(store, { parents, rows }, columnsOf);
  const works: Works = {
    articles: one(articleIds, (id) => refer(articlesTable, 'id', id)),
    'articles by key': one(positions, ({ key }) => articleByKey(key)),
    texts: (store) => valueOfEach(store, articleIds, textOf),
    entities: one(entityIds, (id) => refer(entitiesTable, 'id', id)),
    'entities by key': one(positions, ({ key }) => entityByKey(key)),
    'entities by identifier': (store) => readOne(store, entityByIdentifier({ scheme: 'a', value: 'b' }), columnsOf),
    mentions: one(positions, ({ key, ...span }) => mentionByKey(key, span)),
    sentences: one(positions, ({ key, start }) => sentenceByKey(key, start)),
    roles: one(positions, ({ key, ...span }) => roleByKey(key, span)),
    statements: one(positions, ({ key, ...span }) => statementByKey(key, span)),
    'statements by id': one(entityIds, (id) => refer(statementsTable, 'id', id)),
    'statements within statements': few(entityIds, (id) => nestedStatements({ id } as StatementRow)),
    candidates: few(spans, ({ article_id: articleId, ...span }) => candidatesOf({ articleId, ...span })),
    'shared neighbours': few(pairs, sharedNeighbours),
    'entities that articles share': few(pairs, ({ a, b }) => sharedEntities(a, b)),
    aliases: few(entityIds, aliasesOf),
    identifiers: few(entityIds, identifiersOf),
    'mentions of sentences': few(spans, (span) => mentionsIn(span as SentenceRow)),
  };
  test.each(Object.entries(works))('%s', (_, work) => check(work));
});

const STRETCH = { start: 10, end: 60 };

describe.each<[string, PageRequest]>([
  ['the first page', { first: 5 }],
  ['the last page', { last: 5 }],
])('lists of many parents read no table from end to end: %s', (_, page) => {
  const each =
    <P>(parents: Few<P>, list: (parent: P) => List<unknown>) =>
    (store: Store) =>
      pageOfEach(store, { parents, list, page }, columnsOf);
  const inTime = filterOf('mention', { article: { publishedAt: { gte: '2006' } } });
  const withSource = filterOf('article', { source: { eq: 'x' }, text: { matches: 'engine' } });
  const engineAtPlace = filterOf('role', { text: { contains: 'engine' }, of: { kind: { eq: 'PLACE' } } });
  const works: Works = {
    'entities of articles': each(articleIds, (id) => entitiesOfArticle(id, {})),
    'articles of entities': each(entityIds, (id) => articlesOfEntity(id, {})),
    'articles of entities, filtered': each(entityIds, (id) => articlesOfEntity(id, { filter: withSource })),
    'mentions in articles': each(articleIds, (id) => mentionsOfArticle(id, {})),
    'mentions in a stretch of articles': each(articleIds, (id) => mentionsOfArticle(id, { within: STRETCH })),
    'passages in a stretch of articles': each(articleIds, (id) => passagesOf(id, STRETCH)),
    'roles in a stretch of articles': each(articleIds, (id) => rolesOfArticle(id, { within: STRETCH })),
    'statements in a stretch of articles': each(articleIds, (id) => statementsOfArticle(id, { within: STRETCH })),
    'mentions of entities': each(entityIds, (id) => mentionsOfEntity(id, {})),
    'mentions of entities in time': each(entityIds, (id) => mentionsOfEntity(id, { filter: inTime })),
    'mentions of entities to judge': each(entityIds, (id) =>
      mentionsOfEntity(id, { filter: { status: { eq: 'CANDIDATE' } } }),
    ),
    'mentions of entities of any status': each(entityIds, (id) =>
      mentionsOfEntity(id, { filter: { status: { in: ['ACCEPTED', 'CANDIDATE'] } } }),
    ),
    passages: each(articleIds, passagesOf),
    'sentences of articles': each(articleIds, sentencesOf),
    'sentences of passages': each(spans, (span) => sentencesOfPassage(span as PassageRow)),
    'related articles': each(articleIds, relatedArticles),
    'duplicates of entities': each(entityIds, (id) => duplicatesOf(id, { kinds: ['PERSON'] })),
    'roles in articles': each(articleIds, (id) => rolesOfArticle(id, {})),
    'roles of entities': each(entityIds, (id) => rolesOfEntity(id, {})),
    'roles of entities, filtered': each(entityIds, (id) => rolesOfEntity(id, { filter: engineAtPlace })),
    'statements in articles': each(articleIds, (id) => statementsOfArticle(id, {})),
    'statements of entities': each(entityIds, (id) => statementsOfEntity(id, {})),
    'statements of entities in time': each(entityIds, (id) =>
      statementsOfEntity(id, { filter: { article: { publishedAt: { gte: bind('2006') } } } }),
    ),
    'statements of entities by words': each(entityIds, (id) =>
      statementsOfEntity(id, { filter: { content: { matches: 'engine' } } }),
    ),
    ...Object.fromEntries(
      WINDOWS.flatMap((window) => [
        [`neighbours within one ${window}`, each(entityIds, (id) => neighboursOf(id, { window, minCount: 1 }))],
        [`evidence within one ${window}`, each(pairs, (pair) => evidenceOf(pair, window))],
      ]),
    ),
  };
  test.each(Object.entries(works))('%s', (_name, work) => check(work));
});

describe('a deep page begins at its cursor and reads nothing in order from an end on', () => {
  /** The cursor of the row at an index of a list. */
  const cursorAt = (list: List<unknown>, index: number): string => {
    const { cursors } = pager(base(), list, () => ({ one: number(1) }))({ first: index + 1 });
    return cursors[index] as string;
  };
  test.each<[string, () => List<unknown>, number]>([
    ['articles', () => allArticles({}), 49],
    ['mentions', () => allMentions({}), 49],
    ['statements', () => allStatements({}), 49],
    ['roles', () => allRoles({}), 49],
    ['entities', () => allEntities({}), 4],
  ])('%s', (_, list, index) => {
    checkPage(list(), { first: 5, after: cursorAt(list(), index) });
  });
  test.each([
    ['LAST', 'ASC'],
    ['FIRST', 'DESC'],
  ] as const)('with undated ones %s in %s', (nulls, direction) => {
    for (const list of [
      allArticles({ orderBy: { field: 'PUBLISHED_AT', direction, nulls } }),
      allMentions({ orderBy: { field: 'PUBLISHED_AT', direction, nulls } }),
      allEntities({ orderBy: { field: 'LAST_SEEN', direction, nulls } }),
    ]) {
      const page = { first: 5, after: cursorAt(list, 9) };
      checkPage(list, page);
      const [statement = ''] = statementsOf(base().path, (store) => pager(store, list, columnsOf)(page));
      expect(statement.match(/limit 5\b|limit 6\b/g)?.length, 'each branch ends with the page').toBeGreaterThan(2);
    }
  });
  test('articles, backwards', () => {
    checkPage(allArticles({}), { last: 5, before: cursorAt(allArticles({}), 49) });
  });
  test('duplicates', () => {
    checkPage(allDuplicates({}), { first: 5, after: writeCursor(['SCORE', 'DESC'], [0.5, 1, 2]) });
  });
});

describe('lists of everything are read along the index of their order', () => {
  test('duplicates', () => checkPage(allDuplicates({}), {}, ['duplicates_by_score']));

  test.each([
    ['PUBLISHED_AT', 'articles_by_published'],
    ['TITLE', 'articles_by_title'],
    ['WORD_COUNT', 'articles_by_word_count'],
  ] as const)('articles by %s', (field, index) => {
    checkPage(allArticles({ orderBy: { field, direction: 'ASC' } }), {}, [index]);
  });

  test.each([
    ['MENTION_COUNT', 'entities_by_mention_count'],
    ['ARTICLE_COUNT', 'entities_by_article_count'],
    ['NAME', 'entities_by_name'],
    ['FIRST_SEEN', 'entities_by_first_published'],
    ['LAST_SEEN', 'entities_by_last_published'],
  ] as const)('entities by %s', (field, index) => {
    checkPage(allEntities({ orderBy: { field, direction: 'ASC' } }), {}, [index]);
  });

  test('mentions, roles and statements', () => {
    for (const list of [allMentions({}), allRoles({}), allStatements({})]) {
      checkPage(list, {}, ['articles_by_published']);
    }
  });
});

const ADA = 'person/ada-lovelace';

const articlesSuch = (written: ArticleFilter) => allArticles({ filter: filterOf('article', written) });
const entitiesSuch = (written: EntityFilter) => allEntities({ filter: filterOf('entity', written) });
const mentionsSuch = (written: MentionFilter) => allMentions({ filter: filterOf('mention', written) });
const rolesSuch = (written: RoleFilter) => allRoles({ filter: filterOf('role', written) });
const statementsSuch = (written: StatementFilter) => allStatements({ filter: filterOf('statement', written) });

describe('filters that an index answers read nothing else', () => {
  test.each<ArticleFilter>([
    { key: { eq: 'a' } },
    { url: { in: ['a', 'b'] } },
    { title: { startsWith: 'a' } },
    { title: { eqInsensitive: 'a' } },
    { mentions: { surface: { eq: 'Ada' } } },
    { mentions: { entity: { key: { eq: 'a' } } } },
  ])('articles %j', (filter) => checkPage(articlesSuch(filter), {}, ['articles_by_published']));

  test.each<ArticleFilter>([
    { entities: { all: [ADA, 'b'] } },
    { entities: { any: [ADA] }, source: { eq: 'Gazette' } },
    { and: [{ entities: { all: [ADA], none: ['b'] } }, { publishedAt: { gte: '2005' } }] },
  ])('articles of entities %j', (filter) => {
    checkPage(articlesSuch(filter), {});
    checkCount(articlesSuch(filter));
  });

  test.each<EntityFilter>([
    { key: { eq: 'a' } },
    { name: { contains: 'ove' } },
    { alias: { startsWith: 'a' } },
    { alias: { eqInsensitive: 'a' } },
    { name: { eqInsensitive: 'a' } },
    { identifier: { scheme: 'a', value: 'b' } },
    { articles: { url: { eq: 'a' } } },
    { articles: { text: { matches: 'engine' } } },
    { articles: { entities: { all: [ADA] } } },
    { articles: { mentions: { surface: { eq: 'Ada' } } } },
  ])('entities %j', (filter) => checkPage(entitiesSuch(filter), {}, ['entities_by_mention_count']));

  test.each<MentionFilter>([
    { surface: { startsWith: 'a' } },
    { surface: { eqInsensitive: 'a' } },
    { entity: { key: { eq: 'a' } } },
    { entity: { identifier: { scheme: 'a', value: 'b' } } },
    { article: { key: { eq: 'a' } } },
  ])('mentions %j', (filter) => checkPage(mentionsSuch(filter), {}));

  test.each<StatementFilter>([
    { content: { matches: 'engine' } },
    { content: { matches: 'engine' }, article: { source: { eq: 'Gazette' } } },
    { speaker: { entity: { key: { eq: 'a' } } } },
    { speaker: { entity: { key: { eq: 'a' } }, status: { eq: 'CANDIDATE' } }, mode: { eq: 'DIRECT' } },
    { and: [{ addressee: { entity: { key: { eq: 'a' } } } }, { article: { publishedAt: { eq: '2005' } } }] },
    { article: { key: { eq: 'a' } } },
  ])('statements %j', (filter) => {
    checkPage(statementsSuch(filter), {});
    checkCount(statementsSuch(filter));
  });

  test.each<RoleFilter>([
    { entity: { key: { eq: 'a' } } },
    { and: [{ entity: { key: { eq: 'a' } } }], of: { name: { startsWith: 'a' } } },
    { of: { key: { eq: 'a' } }, text: { contains: 'minister' } },
    { article: { key: { eq: 'a' } } },
  ])('roles %j', (filter) => {
    checkPage(rolesSuch(filter), {});
    checkCount(rolesSuch(filter));
  });
});

describe('other filters are checked for each row in order, until the page is full', () => {
  test.each<ArticleFilter>([
    { mentions: { article: { text: { matches: 'engine' } } } },
    { language: { eq: 'en' } },
    { source: { contains: 'azet' } },
    { entities: { none: [ADA] } },
    { mentions: { kind: { eq: 'PERSON' } } },
    { mentions: { status: { eq: 'REJECTED' } } },
    { text: { matches: 'engine' } },
  ])('articles %j', (filter) => checkPage(articlesSuch(filter), {}, ['articles_by_published']));

  test.each<EntityFilter>([{ articleCount: { gt: 1 } }, { articles: { publishedAt: { eq: '2005' } } }])(
    'entities %j',
    (filter) => checkPage(entitiesSuch(filter), {}, ['entities_by_mention_count']),
  );

  test.each<MentionFilter>([{ kind: { eq: 'PERSON' } }, { status: { eq: 'CANDIDATE' } }, { resolved: false }])(
    'mentions %j',
    (filter) => checkPage(mentionsSuch(filter), {}, ['articles_by_published']),
  );

  test.each<StatementFilter>([
    { mode: { eq: 'DIRECT' } },
    { speaker: { kind: { eq: 'PERSON' } } },
    { speaker: { entity: { name: { contains: 'ove' } } } },
    { addressee: { kind: { eq: 'PERSON' } } },
    { article: { source: { eq: 'Gazette' } } },
  ])('statements %j', (filter) => {
    checkPage(statementsSuch(filter), {}, ['articles_by_published']);
    checkCount(statementsSuch(filter), ['statements', 'statements_by_speaker']);
  });

  test.each<RoleFilter>([{ text: { contains: 'minister' } }, { of: { kind: { eq: 'PLACE' } } }])(
    'roles %j',
    (filter) => {
      checkPage(rolesSuch(filter), {}, ['articles_by_published']);
      checkCount(rolesSuch(filter), ['roles', 'roles_by_entity', 'roles_by_of']);
    },
  );
});

describe('counts and facets of many parents read no table from end to end', () => {
  const count =
    <P>(parents: Few<P>, list: (parent: P) => List<unknown>) =>
    (store: Store) =>
      countOfEach(store, parents, list);
  const facet =
    <P, By extends string>(parents: Few<P>, list: (parent: P) => Countable<By>, by: By) =>
    (store: Store) =>
      facetOfEach(store, { parents, list, by });
  const english = filterOf('article', { language: { eq: 'en' } });
  const works: Works = {
    articles: count(entityIds, (id) => articlesOfEntity(id, {})),
    'articles, filtered': count(entityIds, (id) => articlesOfEntity(id, { filter: english })),
    entities: count(articleIds, (id) => entitiesOfArticle(id, {})),
    'mentions of entities': count(entityIds, (id) => mentionsOfEntity(id, {})),
    'mentions in articles, filtered': count(articleIds, (id) =>
      mentionsOfArticle(id, { filter: { kind: { eq: 'PERSON' } } }),
    ),
    passages: count(articleIds, passagesOf),
    sentences: count(articleIds, sentencesOf),
    'sentences of passages': count(spans, (span) => sentencesOfPassage(span as PassageRow)),
    related: count(articleIds, relatedArticles),
    duplicates: count(entityIds, (id) => duplicatesOf(id, { minScore: 0.5 })),
    'roles of entities': count(entityIds, (id) => rolesOfEntity(id, {})),
    'roles of entities by TEXT': facet(entityIds, (id) => rolesOfEntity(id, {}), 'TEXT'),
    'roles in articles by OF': facet(articleIds, (id) => rolesOfArticle(id, {}), 'OF'),
    'statements of entities': count(entityIds, (id) => statementsOfEntity(id, {})),
    'statements in articles, filtered': count(articleIds, (id) =>
      statementsOfArticle(id, { filter: { speaker: { kind: { eq: 'PERSON' } } } }),
    ),
    'statements in articles by SPEAKER': facet(articleIds, (id) => statementsOfArticle(id, {}), 'SPEAKER'),
    'statements of entities by SOURCE': facet(entityIds, (id) => statementsOfEntity(id, {}), 'SOURCE'),
    'statements of entities by YEAR': facet(entityIds, (id) => statementsOfEntity(id, {}), 'YEAR'),
    'articles by ENTITY': facet(entityIds, (id) => articlesOfEntity(id, {}), 'ENTITY'),
    'mentions by ENTITY': facet(articleIds, (id) => mentionsOfArticle(id, {}), 'ENTITY'),
    ...Object.fromEntries([
      ...WINDOWS.flatMap((window) => [
        [`neighbours within one ${window}`, count(entityIds, (id) => neighboursOf(id, { window, minCount: 1 }))],
        [`evidence within one ${window}`, count(pairs, (pair: Pair) => evidenceOf(pair, window))],
      ]),
      ...INTERVALS.map((interval) => [
        `timelines by ${interval}`,
        (store: Store) => rowsOfEach(store, { parents: entityIds, rows: (id) => timelineOf(id, interval) }, columnsOf),
      ]),
      ...(['KIND', 'SOURCE', 'YEAR'] as const).flatMap((by) => [
        [`articles by ${by}`, facet(entityIds, (id) => articlesOfEntity(id, {}), by)],
        [`entities by ${by}`, facet(articleIds, (id) => entitiesOfArticle(id, {}), by)],
        [`mentions by ${by}`, facet(entityIds, (id) => mentionsOfEntity(id, {}), by)],
      ]),
    ]),
  };
  test.each(Object.entries(works))('%s', (_, work) => check(work));
});

test('counts of all mentions that a filter lets through read the table in the order in which it is stored', () => {
  const persons = () => mentionsSuch({ kind: { eq: 'PERSON' } });
  checkCount(persons(), ['mentions']);
  check((store) => facetOf(store, persons(), 'ENTITY', 10), ['mentions']);
  check((store) => facetOf(store, persons(), 'YEAR', 10), ['mentions']);
});

describe('totals of the whole base are stored, not counted', () => {
  const works: Works = {
    articles: (store) => countOf(store, allArticles({})),
    entities: (store) => countOf(store, allEntities({})),
    mentions: (store) => countOf(store, allMentions({})),
    roles: (store) => countOf(store, allRoles({})),
    statements: (store) => countOf(store, allStatements({})),
    'articles by SOURCE': (store) => facetOf(store, allArticles({}), 'SOURCE', 10),
    'entities by KIND': (store) => facetOf(store, allEntities({}), 'KIND', 10),
    'mentions by YEAR': (store) => facetOf(store, allMentions({}), 'YEAR', 10),
    'entities of each kind': (store) => readRows(store, countsBy('ENTITY', 'KIND', KINDS), columnsOf),
  };
  test.each(Object.entries(works))('%s', (_, work) => check(work));

  test('first and last publication, and the last run', () => {
    for (const end of ['first', 'last'] as const) {
      check((store) => readValue(store, publicationAt(end)), ['articles_by_published']);
    }
    check((store) => readOne(store, lastRun(), columnsOf), ['runs']);
  });
});
