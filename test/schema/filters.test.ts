/** Filters reach the store as they were written: one of each sort, and what is refused. */
import { afterAll, describe, expect, test } from 'vitest';
import { KNOWN, LIBRARY } from './library.ts';
import { gql, stageOf, type Variables } from './stage.ts';

const stage = stageOf(LIBRARY, KNOWN);
afterAll(stage.close);

const ARTICLES = gql`
  query ($filter: ArticleFilter) {
    articles(filter: $filter, first: 100, orderBy: { field: PUBLISHED_AT, direction: ASC, nulls: FIRST }) {
      totalCount
      nodes {
        key
      }
    }
  }
`;
const ENTITIES = gql`
  query ($filter: EntityFilter) {
    entities(filter: $filter, first: 100, orderBy: { field: NAME }) {
      totalCount
      nodes {
        key
      }
    }
  }
`;
const MENTIONS = gql`
  query ($filter: MentionFilter) {
    mentions(filter: $filter, first: 100, orderBy: { field: PUBLISHED_AT, direction: ASC, nulls: FIRST }) {
      totalCount
      nodes {
        surface
      }
    }
  }
`;

const ROLES = gql`
  query ($filter: RoleFilter) {
    roles(filter: $filter, first: 100) {
      totalCount
      nodes {
        text
      }
    }
  }
`;
const STATEMENTS = gql`
  query ($filter: StatementFilter) {
    statements(filter: $filter, first: 100, orderBy: { field: PUBLISHED_AT, direction: ASC, nulls: FIRST }) {
      totalCount
      nodes {
        text
      }
    }
  }
`;

const listed = async (source: string, filter: Variables) => {
  const [list] = Object.values(await stage.get(source, { filter })) as { totalCount: number; nodes: Variables[] }[];
  expect(list?.totalCount).toBe(list?.nodes.length);
  return list?.nodes.map(({ key, surface, text }) => key ?? surface ?? text);
};

const entities = (operator: string, ...keys: string[]) => ({
  entities: { [operator]: keys.map((key) => `Entity:${key}`) },
});

describe('articles', () => {
  test.each<[Variables, string[]]>([
    [{ key: { startsWith: 'engine' } }, ['engine/turin', 'engine/notes']],
    [{ title: { contains: 'ANALYTICAL' } }, ['engine/notes']],
    [{ location: { country: { eq: 'IT' } } }, ['engine/turin']],
    // An Italian is a mention of Italy that does not count.
    [{ mentions: { entity: { location: { country: { eq: 'IT' } } } } }, ['engine/turin', 'engine/notes']],
    [{ not: { location: { continent: { eq: 'EUROPE' } } }, title: { contains: 'ANALYTICAL' } }, ['engine/notes']],
    [{ source: { isNull: true } }, ['undated', 'society/evening']],
    [{ url: { isNull: false } }, ['engine/notes']],
    [{ byline: { eq: 'A. A. L.' } }, ['engine/notes']],
    [{ publishedAt: { isNull: true } }, ['undated']],
    [{ publishedAt: { gt: '1834' } }, ['engine/turin', 'engine/notes']],
    [{ publishedAt: { eq: '1840-08' } }, ['engine/turin']],
    [{ publishedAt: { gte: '1840-08-15T16:30:00+06:00', lt: '1843-09' } }, ['engine/turin']],
    [{ wordCount: { gt: 30 } }, ['engine/notes']],
    [{ text: { matches: '"took notes"' } }, ['engine/turin']],
    [entities('all', 'person/ada-lovelace', 'person/charles-babbage'), ['society/evening', 'engine/notes']],
    [entities('any', 'person/luigi-menabrea', 'place/italy'), ['engine/turin', 'engine/notes']],
    [entities('none', 'person/ada-byron'), ['engine/turin']],
    [{ mentions: { form: { eq: 'ACRONYM' } } }, ['engine/notes']],
    [{ mentions: { entity: { kind: { eq: 'PLACE' }, name: { eq: 'Turin' } } } }, ['engine/turin']],
    [{ or: [{ key: { eq: 'undated' } }, { key: { eq: 'engine/notes' } }] }, ['undated', 'engine/notes']],
    [{ and: [{ key: { in: ['undated', 'engine/notes'] } }], not: { publishedAt: { isNull: true } } }, ['engine/notes']],
    [{ language: { not: 'en' } }, []],
    [{ section: { eq: 'World' } }, []],
    [{ key: { eq: 'undated', not: null }, title: null }, ['undated']],
  ])('%j', async (filter, keys) => {
    expect(await listed(ARTICLES, filter)).toEqual(keys);
  });
});

describe('entities', () => {
  test.each<[Variables, string[]]>([
    [{ kind: { eq: 'OTHER' } }, ['other/analytical-engine']],
    [{ alias: { startsWith: 'august' } }, ['person/ada-lovelace']],
    [{ name: { contains: 'society' } }, ['organization/royal-society']],
    [{ identifier: { scheme: 'iso3166', value: 'IT' } }, ['place/italy']],
    [{ mentionCount: { gte: 20 } }, ['person/ada-lovelace', 'place/london']],
    [{ articleCount: { eq: 0 } }, ['place/atlantis']],
    [{ firstSeen: { gte: '1840' } }, expect.arrayContaining(['place/italy', 'place/turin'])],
    [{ lastSeen: { isNull: true } }, ['place/atlantis']],
    [{ kind: { in: ['PLACE'] }, articles: { key: { eq: 'engine/notes' } } }, ['place/london']],
    [{ key: { in: ['place/turin', 'person/nobody'] } }, ['place/turin']],
  ])('%j', async (filter, keys) => {
    expect(await listed(ENTITIES, filter)).toEqual(keys);
  });
});

describe('mentions', () => {
  test.each<[Variables, string[]]>([
    [{ surface: { eq: 'Italian' } }, ['Italian']],
    [{ status: { eq: 'CANDIDATE' } }, ['Turin']],
    [{ form: { not: 'FULL_NAME' } }, ['Lovelace', 'Italian', 'Lovelace', 'R.S.']],
    [{ resolved: false }, ['Worthing']],
    [{ score: { lt: 0.75 } }, []],
    [{ linkScore: { isNull: true } }, ['Worthing']],
    [{ assertedBy: { type: { eq: 'SEED' } } }, []],
    [{ assertedBy: { name: 'reader' }, kind: { eq: 'OTHER' } }, ['Analytical Engine', 'Analytical Engine']],
    [{ entity: { key: { eq: 'place/italy' } }, article: { key: { eq: 'engine/turin' } } }, ['Italy']],
  ])('%j', async (filter, surfaces) => {
    expect(await listed(MENTIONS, filter)).toEqual(surfaces);
  });
});

describe('roles', () => {
  test.each<[Variables, string[]]>([
    [{ text: { contains: 'GINE' } }, ['engineer']],
    [{ entity: { key: { eq: 'person/friend-4' } } }, ['Friend']],
    [{ entity: { key: { eq: 'person/friend-3' } }, of: { kind: { eq: 'PLACE' } } }, []],
    [{ of: { name: { eq: 'Italy' } }, article: { key: { eq: 'engine/notes' } } }, ['engineer']],
    [{ and: [{ not: { text: { eq: 'Friend' } } }], or: [{ text: { eq: 'Mr.' } }] }, ['Mr.']],
  ])('%j', async (filter, texts) => {
    expect(await listed(ROLES, filter)).toEqual(texts);
  });
});

describe('statements', () => {
  const [NOTES, ENGINEER] = ['notes to a paper by Luigi Menabrea, an Italian engineer', 'an Italian engineer'];
  test.each<[Variables, unknown]>([
    [{ content: { matches: 'ital* -notes' } }, [ENGINEER]],
    [{ content: { matches: '"a paper"' } }, [NOTES]],
    [{ mode: { eq: 'DIRECT' } }, [ENGINEER]],
    [{ speaker: { resolved: false } }, ['nor Turin']],
    [{ speaker: { status: { eq: 'CANDIDATE' } } }, ['nor was']],
    [{ speaker: { entity: { key: { eq: 'person/luigi-menabrea' } } } }, [ENGINEER]],
    [{ addressee: { surface: { eq: 'Friend 7' } } }, ['from London']],
    [{ article: { key: { eq: 'engine/notes' } }, not: { mode: { eq: 'DIRECT' } } }, [NOTES, 'nor Turin']],
    [{ and: [{ content: { matches: 'london' } }], or: [{ article: { source: { eq: 'Memoirs' } } }] }, []],
    [{ article: { source: { eq: 'Post' } } }, Array(12).fill('from London')],
  ])('%j', async (filter, texts) => {
    expect(await listed(STATEMENTS, filter)).toEqual(texts);
  });
});

test.each<[Variables, string, string]>([
  [{ content: { matches: '-london' } }, 'word', 'BAD_USER_INPUT'],
  [{ speaker: { surface: { contains: 'a' } } }, '2', 'BAD_USER_INPUT'],
  [{ speaker: { entity: { articles: { mentions: { entity: { articles: {} } } } } } }, '6 deep', 'LIMIT_EXCEEDED'],
])('of statements, %j is refused', async (filter, message, code) => {
  expect(await stage.refusal(STATEMENTS, { filter })).toEqual({ message: expect.stringContaining(message), code });
});

test.each<[Variables, string, string]>([
  [{ entities: { all: ['Article:undated'] } }, 'is not of type: Entity', 'BAD_USER_INPUT'],
  [{ entities: { any: ['person/ada-lovelace'] } }, 'is not an id', 'BAD_USER_INPUT'],
  [{ publishedAt: { eq: '2005-02-30' } }, 'PartialDateTime must be a string such as', 'BAD_USER_INPUT'],
  [{ title: { contains: 'a' } }, '2', 'BAD_USER_INPUT'],
  [{ wordCount: { eq: 'many' } }, 'Int cannot represent', 'BAD_USER_INPUT'],
  [{ key: { in: Array(101).fill('a') } }, '100', 'LIMIT_EXCEEDED'],
  [{ not: { not: { not: { not: { not: { not: { key: { eq: 'a' } } } } } } } }, '6 deep', 'LIMIT_EXCEEDED'],
])('%j is refused', async (filter, message, code) => {
  expect(await stage.refusal(ARTICLES, { filter })).toEqual({ message: expect.stringContaining(message), code });
});
