/** Every list, count and finder is one statement whatever the number of parents, and reads no big table from end to end. */
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/database/open.ts';
import type {
  ArticleFilter,
  EntityFilter,
  MentionFilter,
  RoleFilter,
  StatementFilter,
} from '../../src/store/filter/model.ts';
import { countEvidence, listEvidence } from '../../src/store/graph/evidence.ts';
import { countNeighbours, listNeighbours, WINDOWS } from '../../src/store/graph/neighbours.ts';
import { countRelated, listSharedEntities, relatedArticles } from '../../src/store/graph/related.ts';
import { articleEntities, entityArticles } from '../../src/store/read/appearances.ts';
import {
  countArticles,
  findArticles,
  findArticlesByKey,
  findTexts,
  listArticles,
} from '../../src/store/read/articles.ts';
import { listCandidates } from '../../src/store/read/candidates.ts';
import { countDuplicates, listDuplicates, listSharedNeighbours } from '../../src/store/read/duplicates.ts';
import {
  countEntities,
  findEntities,
  findEntitiesByIdentifier,
  findEntitiesByKey,
  listEntities,
} from '../../src/store/read/entities.ts';
import { articleFacet, entityFacet, mentionFacet } from '../../src/store/read/facets.ts';
import { countMentions, findMentions, listMentions } from '../../src/store/read/mentions.ts';
import { listAliases, listIdentifiers } from '../../src/store/read/names.ts';
import { countRoles, findRoles, listRoles } from '../../src/store/read/roles.ts';
import { roleFacet, statementFacet } from '../../src/store/read/said-facets.ts';
import { findSentences, listPassages, listSentenceMentions, listSentences } from '../../src/store/read/sentences.ts';
import {
  countStatements,
  findStatements,
  listNestedStatements,
  listStatements,
} from '../../src/store/read/statements.ts';
import { readStatistics } from '../../src/store/read/statistics.ts';
import { countPassageSentences, countPassages, countSentences } from '../../src/store/read/structure-counts.ts';
import { INTERVALS, listTimeline } from '../../src/store/read/timeline.ts';
import { writeCursor } from '../../src/store/sql/cursor.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import { ROOT } from '../../src/store/sql/scope.ts';
import { shared } from './shared.ts';
import { statementsOf, walksOf } from './walks.ts';
import { articles, entities, mentions, WORLD } from './world.ts';

const base = shared(WORLD);

const articleIds = articles.map(({ id }) => id);
const entityIds = entities.map(({ id }) => id);
const inArticles = { of: 'article', ids: articleIds } as const;
const ofEntities = { of: 'entity', ids: entityIds } as const;
const places = articleIds.map((articleId) => ({ articleId, start: 0 }));
const pairs = entityIds.slice(1).map((b) => ({ a: entityIds[0] as number, b }));
const refs = mentions.map(({ article, start, end }) => ({ articleKey: article.record.key as string, start, end }));

const cues = articles.map(({ id, record }) => ({
  articleId: id,
  articleKey: record.key as string,
  cue: { start: 0, end: 1 },
}));

/** What a work may read in order, from an end on, until it has its page; nothing unless said. */
const check = (work: (store: Store) => void, mayWalk: readonly string[] = []): void => {
  const statements = statementsOf(base().path, work);
  expect(statements).toHaveLength(1);
  for (const statement of statements) {
    const walked = walksOf(base(), statement).filter((name) => !mayWalk.includes(name));
    expect(walked, statement).toEqual([]);
  }
};

test('a statement that reads a table from end to end is seen', () => {
  const walked = (sql: string): string[] => walksOf(base(), sql);
  expect(walked('SELECT * FROM mentions WHERE score > 0.5')).toEqual(['mentions']);
  expect(walked('SELECT * FROM articles ORDER BY published_at DESC, id DESC LIMIT 1')).toEqual([
    'articles_by_published',
  ]);
  expect(walked('SELECT * FROM articles WHERE id = 1')).toEqual([]);
});

describe('finders', () => {
  const works: Record<string, (store: Store) => void> = {
    articles: (store) => findArticles(store, articleIds),
    'articles by key': (store) => findArticlesByKey(store, ['a', 'b']),
    texts: (store) => findTexts(store, articleIds),
    entities: (store) => findEntities(store, entityIds),
    'entities by key': (store) => findEntitiesByKey(store, ['a', 'b']),
    'entities by identifier': (store) => findEntitiesByIdentifier(store, [{ scheme: 'a', value: 'b' }]),
    mentions: (store) => findMentions(store, refs),
    sentences: (store) => findSentences(store, refs),
    roles: (store) => findRoles(store, refs),
    statements: (store) => findStatements(store, cues),
    'statements within statements': (store) => listNestedStatements(store, cues),
    candidates: (store) =>
      listCandidates(
        store,
        places.map((place) => ({ ...place, end: 4 })),
      ),
    'shared neighbours': (store) => listSharedNeighbours(store, pairs),
    aliases: (store) => listAliases(store, entityIds),
    identifiers: (store) => listIdentifiers(store, entityIds),
    'mentions of sentences': (store) => listSentenceMentions(store, places),
  };
  test.each(Object.entries(works))('%s', (_, work) => check(work));
});

describe.each<[string, PageRequest]>([
  ['the first page', { first: 5 }],
  ['the last page', { last: 5 }],
])('lists within many parents, %s', (_, page) => {
  const works: Record<string, (store: Store) => void> = {
    'entities of articles': (store) => articleEntities(store, articleIds, { page }),
    'articles of entities': (store) => entityArticles(store, entityIds, { page }),
    'articles of entities, filtered': (store) =>
      entityArticles(store, entityIds, { page, filter: { source: { eq: 'x' }, text: { matches: 'engine' } } }),
    'mentions in articles': (store) => listMentions(store, inArticles, { page }),
    'mentions of entities': (store) => listMentions(store, ofEntities, { page }),
    'mentions of entities in time': (store) =>
      listMentions(store, ofEntities, { page, filter: { article: { publishedAt: { gte: '2006' } } } }),
    'mentions of entities to judge': (store) =>
      listMentions(store, ofEntities, { page, filter: { status: { eq: 'CANDIDATE' } } }),
    'mentions of entities of any status': (store) =>
      listMentions(store, ofEntities, { page, filter: { status: { in: ['ACCEPTED', 'CANDIDATE'] } } }),
    passages: (store) => listPassages(store, articleIds, page),
    'sentences of articles': (store) => listSentences(store, inArticles, page),
    'sentences of passages': (store) => listSentences(store, { of: 'passage', passages: places }, page),
    'related articles': (store) => relatedArticles(store, articleIds, page),
    'entities that articles share': (store) =>
      listSharedEntities(store, [{ one: articleIds[0] ?? 0, other: articleIds[1] ?? 0 }]),
    'duplicates of entities': (store) => listDuplicates(store, ofEntities, { kinds: ['PERSON'], page }),
    'roles in articles': (store) => listRoles(store, inArticles, { page }),
    'roles of entities': (store) => listRoles(store, ofEntities, { page }),
    'roles of entities, filtered': (store) =>
      listRoles(store, ofEntities, { page, filter: { text: { contains: 'engine' }, of: { kind: { eq: 'PLACE' } } } }),
    'statements in articles': (store) => listStatements(store, inArticles, { page }),
    'statements of entities': (store) => listStatements(store, ofEntities, { page }),
    'statements of entities in time': (store) =>
      listStatements(store, ofEntities, { page, filter: { article: { publishedAt: { gte: '2006' } } } }),
    'statements of entities by words': (store) =>
      listStatements(store, ofEntities, { page, filter: { content: { matches: 'engine' } } }),
  };
  for (const window of WINDOWS) {
    works[`neighbours within one ${window}`] = (store) => listNeighbours(store, entityIds, { window, page });
    works[`evidence within one ${window}`] = (store) => listEvidence(store, pairs, { window, page });
  }
  test.each(Object.entries(works))('%s', (_, work) => check(work));
});

describe('a deep page', () => {
  /** Begins at its cursor: nothing is walked at all. */
  const after = (store: Store): string | undefined => listArticles(store, { page: { first: 50 } }).cursors[49];
  test('of articles', () => {
    const cursor = after(base());
    check((store) => listArticles(store, { page: { first: 5, after: cursor } }));
    check((store) => listArticles(store, { page: { last: 5, before: cursor } }));
  });
  test('of mentions', () => {
    const cursor = listMentions(base(), ROOT, { page: { first: 50 } })[0]?.cursors[49];
    check((store) => listMentions(store, ROOT, { page: { first: 5, after: cursor } }));
  });
  test('of statements and roles', () => {
    const cursor = listStatements(base(), ROOT, { page: { first: 50 } })[0]?.cursors[49];
    check((store) => listStatements(store, ROOT, { page: { first: 5, after: cursor } }));
    const place = listRoles(base(), ROOT, { page: { first: 50 } })[0]?.cursors[49];
    check((store) => listRoles(store, ROOT, { page: { first: 5, after: place } }));
  });
  test('of duplicates', () => {
    const cursor = writeCursor(['SCORE', 'DESC'], [0.5, 1, 2]);
    check((store) => listDuplicates(store, ROOT, { page: { first: 5, after: cursor } }));
  });
  test('of entities', () => {
    const cursor = listEntities(base(), { page: { first: 5 } }).cursors[4];
    check((store) => listEntities(store, { page: { first: 5, after: cursor } }));
  });
});

describe('lists of everything walk the index of their order', () => {
  test('duplicates', () => {
    check((store) => listDuplicates(store, ROOT, { page: {} }), ['duplicates_by_score']);
  });

  test.each([
    ['PUBLISHED_AT', 'articles_by_published'],
    ['TITLE', 'articles_by_title'],
    ['WORD_COUNT', 'articles_by_word_count'],
  ] as const)('articles by %s', (field, index) => {
    check((store) => listArticles(store, { orderBy: { field, direction: 'ASC' }, page: {} }), [index]);
  });

  test.each([
    ['MENTION_COUNT', 'entities_by_mention_count'],
    ['ARTICLE_COUNT', 'entities_by_article_count'],
    ['NAME', 'entities_by_name'],
    ['FIRST_SEEN', 'entities_by_first_published'],
    ['LAST_SEEN', 'entities_by_last_published'],
  ] as const)('entities by %s', (field, index) => {
    check((store) => listEntities(store, { orderBy: { field, direction: 'ASC' }, page: {} }), [index]);
  });

  test('mentions, roles and statements', () => {
    check((store) => listMentions(store, ROOT, { page: {} }), ['articles_by_published']);
    check((store) => listRoles(store, ROOT, { page: {} }), ['articles_by_published']);
    check((store) => listStatements(store, ROOT, { page: {} }), ['articles_by_published']);
  });
});

const entity = { id: 'person/ada-lovelace' };

describe('filters that an index can follow', () => {
  test.each<ArticleFilter>([
    { key: { eq: 'a' } },
    { url: { in: ['a', 'b'] } },
    { title: { startsWith: 'a' } },
    { mentions: { surface: { eq: 'Ada' } } },
    { mentions: { entity: { key: { eq: 'a' } } } },
  ])('articles %j', (filter) => check((store) => listArticles(store, { filter, page: {} }), ['articles_by_published']));

  test.each<ArticleFilter>([
    { entities: { all: [entity, { id: 'b' }] } },
    { entities: { any: [entity] }, source: { eq: 'Gazette' } },
    { and: [{ entities: { all: [entity], none: [{ id: 'b' }] } }, { publishedAt: { gte: '2005' } }] },
  ])('articles of entities %j', (filter) => {
    check((store) => listArticles(store, { filter, page: {} }));
    check((store) => countArticles(store, ROOT, filter));
  });

  test.each<EntityFilter>([
    { key: { eq: 'a' } },
    { name: { contains: 'ove' } },
    { alias: { startsWith: 'a' } },
    { identifier: { scheme: 'a', value: 'b' } },
    { articles: { url: { eq: 'a' } } },
    { articles: { text: { matches: 'engine' } } },
    { articles: { entities: { all: [entity] } } },
    { articles: { mentions: { surface: { eq: 'Ada' } } } },
  ])('entities %j', (filter) =>
    check((store) => listEntities(store, { filter, page: {} }), ['entities_by_mention_count']),
  );

  test.each<MentionFilter>([
    { surface: { startsWith: 'a' } },
    { entity: { key: { eq: 'a' } } },
    { entity: { identifier: { scheme: 'a', value: 'b' } } },
    { article: { key: { eq: 'a' } } },
  ])('mentions %j', (filter) => check((store) => listMentions(store, ROOT, { filter, page: {} })));

  test.each<StatementFilter>([
    { content: { matches: 'engine' } },
    { content: { matches: 'engine' }, article: { source: { eq: 'Gazette' } } },
    { speaker: { entity: { key: { eq: 'a' } } } },
    { speaker: { entity: { key: { eq: 'a' } }, status: { eq: 'CANDIDATE' } }, mode: { eq: 'DIRECT' } },
    { and: [{ addressee: { entity: { key: { eq: 'a' } } } }, { article: { publishedAt: { eq: '2005' } } }] },
    { article: { key: { eq: 'a' } } },
  ])('statements %j', (filter) => {
    check((store) => listStatements(store, ROOT, { filter, page: {} }));
    check((store) => countStatements(store, ROOT, filter));
  });

  test.each<RoleFilter>([
    { entity: { key: { eq: 'a' } } },
    { and: [{ entity: { key: { eq: 'a' } } }], of: { name: { startsWith: 'a' } } },
    { of: { key: { eq: 'a' } }, text: { contains: 'minister' } },
    { article: { key: { eq: 'a' } } },
  ])('roles %j', (filter) => {
    check((store) => listRoles(store, ROOT, { filter, page: {} }));
    check((store) => countRoles(store, ROOT, filter));
  });
});

describe('filters that are asked of each row in order, until the page is full', () => {
  test.each<ArticleFilter>([
    { mentions: { article: { text: { matches: 'engine' } } } },
    { language: { eq: 'en' } },
    { source: { contains: 'azet' } },
    { entities: { none: [entity] } },
    { mentions: { kind: { eq: 'PERSON' } } },
    { mentions: { status: { eq: 'REJECTED' } } },
    { text: { matches: 'engine' } },
  ])('articles %j', (filter) => check((store) => listArticles(store, { filter, page: {} }), ['articles_by_published']));

  test.each<EntityFilter>([{ articleCount: { gt: 1 } }, { articles: { publishedAt: { eq: '2005' } } }])(
    'entities %j',
    (filter) => check((store) => listEntities(store, { filter, page: {} }), ['entities_by_mention_count']),
  );

  test.each<MentionFilter>([{ kind: { eq: 'PERSON' } }, { status: { eq: 'CANDIDATE' } }, { resolved: false }])(
    'mentions %j',
    (filter) => check((store) => listMentions(store, ROOT, { filter, page: {} }), ['articles_by_published']),
  );

  test.each<StatementFilter>([
    { mode: { eq: 'DIRECT' } },
    { speaker: { kind: { eq: 'PERSON' } } },
    { speaker: { entity: { name: { contains: 'ove' } } } },
    { addressee: { kind: { eq: 'PERSON' } } },
    { article: { source: { eq: 'Gazette' } } },
  ])('statements %j', (filter) => {
    check((store) => listStatements(store, ROOT, { filter, page: {} }), ['articles_by_published']);
    check((store) => countStatements(store, ROOT, filter), ['statements', 'statements_by_speaker']);
  });

  test.each<RoleFilter>([{ text: { contains: 'minister' } }, { of: { kind: { eq: 'PLACE' } } }])(
    'roles %j',
    (filter) => {
      check((store) => listRoles(store, ROOT, { filter, page: {} }), ['articles_by_published']);
      check((store) => countRoles(store, ROOT, filter), ['roles', 'roles_by_entity', 'roles_by_of']);
    },
  );
});

describe('counts and facets within many parents', () => {
  const fields = ['KIND', 'SOURCE', 'YEAR'] as const;
  const works: Record<string, (store: Store) => void> = {
    articles: (store) => countArticles(store, ofEntities),
    'articles, filtered': (store) => countArticles(store, ofEntities, { language: { eq: 'en' } }),
    entities: (store) => countEntities(store, inArticles),
    'mentions of entities': (store) => countMentions(store, ofEntities),
    'mentions in articles, filtered': (store) => countMentions(store, inArticles, { kind: { eq: 'PERSON' } }),
    passages: (store) => countPassages(store, articleIds),
    sentences: (store) => countSentences(store, articleIds),
    'sentences of passages': (store) => countPassageSentences(store, places),
    related: (store) => countRelated(store, articleIds),
    duplicates: (store) => countDuplicates(store, ofEntities, { minScore: 0.5 }),
    'roles of entities': (store) => countRoles(store, ofEntities),
    'roles of entities by TEXT': (store) => roleFacet(store, ofEntities, { by: 'TEXT', first: 10 }),
    'roles in articles by OF': (store) => roleFacet(store, inArticles, { by: 'OF', first: 10 }),
    'statements of entities': (store) => countStatements(store, ofEntities),
    'statements in articles, filtered': (store) =>
      countStatements(store, inArticles, { speaker: { kind: { eq: 'PERSON' } } }),
    'statements in articles by SPEAKER': (store) => statementFacet(store, inArticles, { by: 'SPEAKER', first: 10 }),
    'statements of entities by SOURCE': (store) => statementFacet(store, ofEntities, { by: 'SOURCE', first: 10 }),
    'statements of entities by YEAR': (store) => statementFacet(store, ofEntities, { by: 'YEAR', first: 10 }),
  };
  for (const window of WINDOWS) {
    works[`neighbours within one ${window}`] = (store) => countNeighbours(store, entityIds, { window });
    works[`evidence within one ${window}`] = (store) => countEvidence(store, pairs, window);
  }
  for (const interval of INTERVALS) works[`by ${interval}`] = (store) => listTimeline(store, entityIds, interval);
  for (const by of fields) {
    works[`articles by ${by}`] = (store) => articleFacet(store, ofEntities, { by, first: 10 });
    works[`entities by ${by}`] = (store) => entityFacet(store, inArticles, { by, first: 10 });
    works[`mentions by ${by}`] = (store) => mentionFacet(store, ofEntities, { by, first: 10 });
  }
  works['articles by ENTITY'] = (store) => articleFacet(store, ofEntities, { by: 'ENTITY', first: 10 });
  works['mentions by ENTITY'] = (store) => mentionFacet(store, inArticles, { by: 'ENTITY', first: 10 });
  test.each(Object.entries(works))('%s', (_, work) => check(work));
});

test('counts of all such mentions go through the table as it lies', () => {
  const filter = { kind: { eq: 'PERSON' } } as const;
  check((store) => countMentions(store, ROOT, filter), ['mentions']);
  check((store) => mentionFacet(store, ROOT, { filter, by: 'ENTITY', first: 10 }), ['mentions']);
  check((store) => mentionFacet(store, ROOT, { filter, by: 'YEAR', first: 10 }), ['mentions']);
});

describe('totals of the whole base are kept, not counted', () => {
  const works: Record<string, (store: Store) => void> = {
    articles: (store) => countArticles(store, ROOT),
    entities: (store) => countEntities(store, ROOT),
    mentions: (store) => countMentions(store, ROOT),
    roles: (store) => countRoles(store, ROOT),
    statements: (store) => countStatements(store, ROOT),
    'articles by SOURCE': (store) => articleFacet(store, ROOT, { by: 'SOURCE', first: 10 }),
    'entities by KIND': (store) => entityFacet(store, ROOT, { by: 'KIND', first: 10 }),
    'mentions by YEAR': (store) => mentionFacet(store, ROOT, { by: 'YEAR', first: 10 }),
  };
  test.each(Object.entries(works))('%s', (_, work) => check(work));

  test('statistics', () => check(readStatistics, ['articles_by_published', 'runs']));
});
