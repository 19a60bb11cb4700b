/** The queries of sizes.ts: every field that lists, counts or searches, for the most popular entities, first and last pages. */

/** The entities, articles and words that the queries name. */
export interface QuerySubjects {
  /** The two entities in most articles. */
  readonly popular: readonly [string, string];
  /** An entity just below the size of a hub, so that its neighbours are counted by the query. */
  readonly middling: string;
  /** An entity in one article. */
  readonly rare: string;
  readonly article: string;
  readonly source: string;
  /** A word in nearly every text, and one in few. */
  readonly commonWord: string;
  readonly rareWord: string;
}

const PAGE = 'totalCount pageInfo { hasNextPage endCursor }';

const pages = (name: string, wrap: (args: string) => string): [string, string][] => [
  [`${name}, first page`, wrap('first: 20')],
  [`${name}, last page`, wrap('last: 20')],
];

const ofEntity = (key: string, fields: string): string => `{ entity(key: "${key}") { ${fields} } }`;

const neighbours = (name: string, key: string): [string, string][] =>
  ['SENTENCE', 'ARTICLE'].flatMap((window) =>
    ['first', 'last'].map((end): [string, string] => [
      `neighbours of a ${name} entity, ${window}, ${end} 10`,
      ofEntity(key, `neighbours(window: ${window}, ${end}: 10) { edges { weight node { name } } }`),
    ]),
  );

const articles = ({ popular, source, commonWord }: QuerySubjects): [string, string][] => [
  ...pages('articles', (args) => `{ articles(${args}) { nodes { title publishedAt } } }`),
  ...pages('articles by title', (args) => `{ articles(${args}, orderBy: { field: TITLE }) { nodes { title } } }`),
  ['articles, counted', `{ articles(first: 1) { ${PAGE} } }`],
  ['articles, facets', '{ articles(first: 1) { facets { sources { count } years { count } entities { count } } } }'],
  ...pages(
    'articles naming both of the most popular',
    (args) =>
      `{ articles(${args}, filter: { entities: { all: ["Entity:${popular[0]}", "Entity:${popular[1]}"] } }) { nodes { title } } }`,
  ),
  [
    'articles naming both of the most popular, counted',
    `{ articles(first: 1, filter: { entities: { all: ["Entity:${popular[0]}", "Entity:${popular[1]}"] } }) { ${PAGE} } }`,
  ],
  [
    'articles of a source in a year, counted',
    `{ articles(filter: { source: { eq: "${source}" }, publishedAt: { gte: "2007", lte: "2007" } }) { ${PAGE} nodes { title } } }`,
  ],
  [
    'articles by text, source and time',
    `{ articles(filter: { text: { matches: "${commonWord}" }, source: { eq: "${source}" }, publishedAt: { gte: "2008" } }) { nodes { title } } }`,
  ],
  ['articles by part of title', '{ articles(filter: { title: { contains: "ndra" } }) { nodes { title } } }'],
];

const entities = ({ popular, article, middling, rare }: QuerySubjects): [string, string][] => [
  ...pages('entities', (args) => `{ entities(${args}) { nodes { name articleCount } } }`),
  ...pages('entities by name', (args) => `{ entities(${args}, orderBy: { field: NAME }) { nodes { name } } }`),
  ['entities of a kind, counted', `{ entities(filter: { kind: { eq: PLACE } }) { ${PAGE} nodes { name } } }`],
  ['entities by part of alias', '{ entities(filter: { alias: { contains: "ndra" } }) { nodes { name } } }'],
  [
    'entities in articles between dates',
    '{ entities(filter: { articles: { publishedAt: { gte: "2006-03-01", lt: "2006-03-03" } } }) { nodes { name } } }',
  ],
  ...pages('articles of the most popular', (args) =>
    ofEntity(popular[0], `articles(${args}) { edges { mentionCount node { title } firstMention { surface } } }`),
  ),
  [
    'articles of the most popular, counted, facets',
    ofEntity(popular[0], `articles { ${PAGE} facets { years { count } } }`),
  ],
  ...pages('mentions of the most popular', (args) =>
    ofEntity(popular[0], `mentions(${args}) { nodes { surface sentence { text } } }`),
  ),
  ['timeline of the most popular by month', ofEntity(popular[0], 'timeline(interval: MONTH) { start articleCount }')],
  ...neighbours('most popular', popular[0]),
  ...neighbours('middling', middling),
  ...neighbours('rare', rare),
  [
    'neighbours of the most popular that are places, in 3 articles and more',
    ofEntity(
      popular[0],
      'neighbours(window: ARTICLE, first: 10, kinds: [PLACE], minCount: 3) { edges { weight node { name } } }',
    ),
  ],
  [
    'neighbours of the most popular, counted',
    ofEntity(popular[0], `neighbours(window: ARTICLE, first: 10) { ${PAGE} }`),
  ],
  [
    'neighbours of the most popular with evidence',
    ofEntity(
      popular[0],
      'neighbours(window: SENTENCE, first: 10) { edges { evidence(first: 3) { totalCount nodes { text } } } }',
    ),
  ],
  [
    'entities of an article',
    `{ article(key: "${article}") { entities { ${PAGE} edges { salience node { name } } } } }`,
  ],
  [
    'articles related to an article',
    `{ article(key: "${article}") { related(first: 10) { edges { weight shared { name } node { title } } } } }`,
  ],
];

const mentions = ({ popular }: QuerySubjects): [string, string][] => [
  ...pages('mentions', (args) => `{ mentions(${args}) { nodes { surface } } }`),
  [
    'mentions by form, counted, facets',
    `{ mentions(filter: { form: { eq: DEMONYM } }) { ${PAGE} facets { kinds { count } } nodes { surface } } }`,
  ],
  [
    'mentions of the most popular between dates',
    `{ mentions(filter: { entity: { key: { eq: "${popular[0]}" } }, article: { publishedAt: { gte: "2007-01-01", lt: "2007-02-01" } } }) { ${PAGE} nodes { surface } } }`,
  ],
];

const statementsAndRoles = ({ popular, commonWord, rareWord }: QuerySubjects): [string, string][] => [
  ...pages('statements', (args) => `{ statements(${args}) { nodes { text speaker { surface } sentence { text } } } }`),
  ...pages('statements of the most popular', (args) =>
    ofEntity(popular[0], `statements(${args}) { nodes { text sentence { text } } }`),
  ),
  [
    'statements of the most popular, counted, facets',
    ofEntity(popular[0], `statements(first: 1) { ${PAGE} facets { years { count } } }`),
  ],
  [
    'statements to the most popular',
    `{ statements(filter: { addressee: { entity: { key: { eq: "${popular[0]}" } } } }) { nodes { text } } }`,
  ],
  ...[commonWord, rareWord].map((word): [string, string] => [
    `statements with the word ${word}, counted`,
    `{ statements(first: 20, filter: { content: { matches: "${word}" } }) { ${PAGE} nodes { text } } }`,
  ]),
  ['statements counted by speaker', '{ statements(first: 1) { facets { speakers { count entity { name } } } } }'],
  [
    'quoted statements, counted',
    `{ statements(first: 20, filter: { mode: { eq: DIRECT } }) { ${PAGE} nodes { text } } }`,
  ],
  [
    'roles of the most popular, counted, facets',
    ofEntity(popular[0], `roles(first: 20) { ${PAGE} facets { texts { text count } } nodes { text } }`),
  ],
  ['roles by part of their words', '{ roles(filter: { text: { contains: "ndra" } }) { nodes { text } } }'],
];

const others = ({ popular, rare, commonWord, rareWord }: QuerySubjects): [string, string][] => [
  [
    'search for a common word',
    `{ search(query: "${commonWord}", first: 20) { edges { score highlights { span { start end } } } } }`,
  ],
  [
    'search for a rare word',
    `{ search(query: "${rareWord}", first: 20) { edges { score highlights { span { start end } } } } }`,
  ],
  ['search for a beginning without a word', '{ search(query: "ba* -the", first: 20) { totalCount edges { score } } }'],
  ['suggest for one letter', '{ suggest(prefix: "b") { entity { name } } }'],
  ['suggest for four letters', '{ suggest(prefix: "bund") { entity { name } } }'],
  [
    'path between the most popular',
    `{ path(from: "Entity:${popular[0]}", to: "Entity:${popular[1]}") { length hops { evidence { text } } } }`,
  ],
  [
    'path to a rare entity',
    `{ path(from: "Entity:${popular[0]}", to: "Entity:${rare}") { length hops { evidence { text } } } }`,
  ],
  [
    'graph around the most popular, 2 deep',
    `{ graph(around: ["Entity:${popular[0]}"], depth: 2, first: 50) { nodes { entity { name } } edges { weight } } }`,
  ],
  ['statistics', '{ statistics { articleCount entityCount mentionCount mentionsByForm { count } } }'],
];

/** All queries, each with a name. */
export function writeQueries(subjects: QuerySubjects): [name: string, query: string][] {
  return [
    ...articles(subjects),
    ...entities(subjects),
    ...mentions(subjects),
    ...statementsAndRoles(subjects),
    ...others(subjects),
  ];
}
