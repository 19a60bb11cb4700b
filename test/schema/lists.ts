/** Every connection of the schema, and the operations that read pages of them. */

/** A list, by the fields that lead to it; several orders of one field where they differ in kind. */
export const LISTS: readonly string[][] = [
  ['articles'],
  ['articles(orderBy: { field: TITLE, direction: ASC })'],
  ['articles(orderBy: { field: WORD_COUNT, direction: DESC }, filter: { source: { in: ["Gazette", "Post"] } })'],
  ['entities'],
  ['entities(orderBy: { field: NAME, direction: DESC })'],
  ['entities(orderBy: { field: FIRST_SEEN, direction: ASC }, filter: { articleCount: { gte: 1 } })'],
  ['mentions'],
  ['mentions(orderBy: { field: PUBLISHED_AT, direction: ASC }, filter: { kind: { not: PERSON } })'],
  ['search(query: "ada")'],
  ['search(query: "ada", orderBy: { field: PUBLISHED_AT }, filter: { article: { publishedAt: { gte: "1800" } } })'],
  ['similarArticles(text: "Ada Lovelace wrote notes on the engine of Charles Babbage in London.")'],
  ['trends(period: { gte: "1823" }, against: { lt: "1823" })'],
  [
    'trends(period: { gte: "1823" }, against: { lt: "1823" }, direction: FALLING, first: 1)',
    'nodes',
    'articlesAgainst',
  ],
  ['duplicates'],
  ['duplicates(reasons: [SPELLING, SURNAME])'],
  ['entity(key: "person/ada-lovelace")', 'duplicates(kinds: [PERSON], reasons: [SURNAME, SPELLING], minScore: 0.1)'],
  ['roles'],
  ['roles(filter: { text: { eq: "Friend" }, of: { key: { eq: "place/london" } } })'],
  ['statements'],
  ['statements(orderBy: { field: PUBLISHED_AT, direction: ASC }, filter: { content: { matches: "london" } })'],
  ['statements(filter: { speaker: { entity: { key: { eq: "person/ada-lovelace" } } }, mode: { eq: REPORTED } })'],
  ['article(key: "engine/notes")', 'roles(filter: { text: { contains: "engin" } })'],
  ['article(key: "engine/notes")', 'statements(orderBy: { field: POSITION, direction: DESC })'],
  ['article(key: "engine/notes")', 'statements(filter: { mode: { eq: DIRECT } })'],
  ['entity(key: "person/friend-3")', 'roles(filter: { article: { source: { eq: "Post" } } })'],
  ['entity(key: "person/ada-lovelace")', 'statements(filter: { article: { source: { eq: "Post" } } })'],
  ['entity(key: "person/ada-lovelace")', 'statements(orderBy: { field: PUBLISHED_AT, direction: ASC })'],
  ['article(key: "engine/notes")', 'passages'],
  ['article(key: "engine/notes")', 'sentences'],
  ['article(key: "engine/notes")', 'mentions'],
  ['article(key: "engine/notes")', 'mentions(orderBy: { field: POSITION, direction: DESC })'],
  ['article(key: "engine/notes")', 'entities'],
  ['article(key: "engine/notes")', 'entities(orderBy: { field: NAME, direction: ASC })'],
  ['article(key: "engine/notes")', 'related'],
  ['article(key: "engine/notes")', 'passages(last: 1)', 'nodes', 'sentences'],
  ['entity(key: "person/ada-lovelace")', 'articles'],
  ['entity(key: "person/ada-lovelace")', 'mentions'],
  ['entity(key: "person/ada-lovelace")', 'neighbours'],
  ['entity(key: "person/ada-lovelace")', 'neighbours(window: ARTICLE, minCount: 2)'],
  ['entity(key: "person/ada-lovelace")', 'evidence(with: "Entity:place/london")'],
  ['entity(key: "person/ada-lovelace")', 'neighbours(first: 1)', 'edges', 'evidence'],
  ['entity(key: "person/ada-lovelace")', 'articles(filter: { source: { eq: "Post" } })'],
  [
    'entity(key: "place/london")',
    'mentions(orderBy: { field: PUBLISHED_AT, direction: ASC }, filter: { form: { eq: FULL_NAME } })',
  ],
  ['entity(key: "place/london")', 'evidence(with: "Entity:organization/royal-society", window: ARTICLE)'],
];

/** Lists of which the library has none, tested in pages-of-stories.test.ts. */
export const STORY_LISTS: readonly string[] = ['versions', 'changedSince'];

/** Lists of changes, for a knowledge base in which some were made. */
export const CHANGE_LISTS: readonly string[][] = [
  ['changes'],
  ['changes(types: [RENAME_ENTITY, EDIT_ARTICLE], states: [HOLDS], createdBy: "ada", since: 1)'],
  ['entity(key: "person/ada-lovelace")', 'changes'],
  [
    'entity(key: "person/ada-lovelace")',
    'changes(types: [RENAME_ENTITY], states: [HOLDS, UNDONE], createdBy: "ada", since: 1)',
  ],
  ['article(key: "engine/notes")', 'changes'],
  ['article(key: "engine/notes")', 'changes(types: [EDIT_ARTICLE], states: [HOLDS], createdBy: "ada", since: 1)'],
];

/** What has no id of its own is known by what it says. */
const nodeOf = (path: readonly string[]): string => {
  if (path.at(-1) === 'passages') return '{ text }';
  if (path.at(-1)?.startsWith('trends')) return '{ direction entity { id } }';
  return path.at(-1)?.startsWith('duplicates') ? '{ name otherName }' : '{ ... on Node { id } }';
};

const pageOf = (path: readonly string[]): string =>
  `totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node ${nodeOf(path)} } nodes ${nodeOf(path)}`;

/** The operation that reads a page of the list, under the name `list`; by default all that there is of it. */
export const operationFor = (path: readonly string[], page = pageOf(path)): string => {
  const [last = '', ...outer] = [...path].reverse();
  const paging = 'first: $first, after: $after, last: $last, before: $before)';
  const field = last.includes('(') ? last.replace(/\)$/, `, ${paging}`) : `${last}(${paging}`;
  const body = outer.reduce((inner, each) => `${each} { ${inner} }`, `list: ${field} { ${page} }`);
  return `query Page($first: Int, $after: String, $last: Int, $before: String) { ${body} }`;
};

/** Lists that a knowledge base without several runs and problems leaves short; the differential test pages through them. */
export const RUN_LISTS = ['runs', 'problems'];
