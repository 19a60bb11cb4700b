/** Lists filtered by relations within relations, as deep as the limit allows, with conditions that nothing, something or everything meets. */

/** A root field with its filter, in GraphQL. */
interface FilteredList {
  readonly name: string;
  readonly list: 'articles' | 'entities' | 'mentions' | 'roles' | 'statements';
  readonly filter: string;
}

type Nesting = (filter: string) => string;

const within =
  (field: string): Nesting =>
  (filter) =>
    `{ ${field}: ${filter} }`;
const mentions = within('mentions');
const articles = within('articles');
const entity = within('entity');
const article = within('article');
const not = within('not');

const alternatives = (count: number, filter: (index: number) => string): string =>
  `{ or: [${Array.from({ length: count }, (_, index) => filter(index)).join(', ')}] }`;

const scored = (most: number): string => `{ score: { lt: ${most} } }`;
const worded = (most: number): string => `{ wordCount: { lt: ${most} } }`;

/** Of articles: they share an entity with one that has such a mention. */
const sharing: Nesting = (mention) => mentions(entity(articles(mentions(mention))));

export const FILTERED_LISTS: readonly FilteredList[] = [
  { name: 'articles, 4 relations, none', list: 'articles', filter: sharing(scored(-1)) },
  { name: 'articles, 4 relations, some', list: 'articles', filter: sharing('{ kind: { eq: OTHER } }') },
  { name: 'articles, 4 relations, all', list: 'articles', filter: sharing(scored(2)) },
  { name: 'articles, not 4 relations', list: 'articles', filter: not(sharing(scored(-1))) },
  { name: 'articles, 5 relations, none', list: 'articles', filter: sharing(article(worded(0))) },
  { name: 'articles, 5 relations, all', list: 'articles', filter: sharing(article(worded(9999))) },
  {
    name: 'articles by articles, none',
    list: 'articles',
    filter: mentions(article(mentions(article(mentions(scored(-1)))))),
  },
  { name: 'entities, 4 relations, none', list: 'entities', filter: articles(mentions(entity(articles(worded(0))))) },
  { name: 'entities, 4 relations, all', list: 'entities', filter: articles(mentions(entity(articles(worded(9999))))) },
  {
    name: 'mentions, 5 relations, none',
    list: 'mentions',
    filter: entity(articles(mentions(entity(articles(worded(0)))))),
  },
  {
    name: 'mentions, entity and article, all',
    list: 'mentions',
    filter: '{ entity: { mentionCount: { gt: 0 } }, article: { wordCount: { gt: 0 } } }',
  },
  { name: 'statements, 5 relations, none', list: 'statements', filter: article(sharing(scored(-1))) },
  { name: 'roles, 5 relations, none', list: 'roles', filter: article(sharing(scored(-1))) },
  {
    name: 'roles, who and of whom',
    list: 'roles',
    filter: '{ of: { articles: { wordCount: { gt: 0 } } }, entity: { articles: { wordCount: { lt: 0 } } } }',
  },
  {
    name: '40 alternatives of 2 relations',
    list: 'articles',
    filter: alternatives(40, (index) => mentions(entity(`{ mentionCount: { lt: ${-index} } }`))),
  },
  {
    name: '40 alternatives of 4 relations',
    list: 'articles',
    filter: alternatives(40, (index) => sharing(scored(-index - 1))),
  },
  {
    name: '90 searches',
    list: 'articles',
    filter: alternatives(90, (index) => `{ text: { matches: "said -without${index}" } }`),
  },
];

/** The facet of each list by what its rows refer to. */
const FACETS: Readonly<Record<FilteredList['list'], string>> = {
  articles: 'entities',
  entities: 'kinds',
  mentions: 'entities',
  roles: 'of',
  statements: 'speakers',
};

/** What is asked of a list: its length, its first page, a facet. */
export const SELECTIONS: Readonly<Record<string, (list: FilteredList['list']) => string>> = {
  count: () => '{ totalCount }',
  page: () => '{ nodes { id } }',
  facet: (list) => `{ facets { ${FACETS[list]} { count } } }`,
};
