/** Operations that are written rather than drawn: the log of changes, deep nesting, refusals, and rare states. */
import { gql } from '../../stage.ts';

/** The log of changes with all that its snapshots lead to. */
const LOG = gql`
  query {
    changes(first: 100) { totalCount nodes { ...C } }
    last: changes(last: 2, states: [UNDONE, ORPHANED], since: 1) { pageInfo { hasPreviousPage startCursor } edges { cursor node { ...C } } }
    change(number: 2) { ...C }
    none: change(number: 0) { ...C }
  touched: articles(first: 100) { nodes { changes(types: [RELINK_MENTION, EDIT_ARTICLE, REPLACE_ARTICLE_TEXT, ACCEPT_MENTION], states: [HOLDS, ORPHANED, UNDONE], since: 0) { totalCount nodes { number } } } }
    byEditor: changes(createdBy: "editor", types: [RENAME_ENTITY, EDIT_ARTICLE]) { totalCount nodes { number reason } }
    entities(first: 100) { nodes { redirectedFrom changes(first: 3) { totalCount nodes { id } } } }
    articles(first: 100) { nodes { changes(last: 3, createdBy: "admin") { totalCount nodes { id before { ...S } } } } }
  }
  fragment C on Change {
    id number key type input reason createdBy createdAt state orphanReason
    undoes { id type before { entities { name } } } undoneBy { id after { entities { name } } } before { ...S } after { ...S }
  }
  fragment S on ChangeSnapshot {
    entities { key kind name articleCount mentionCount entity { id redirectedFrom } }
    articles {
      key title byline publishedAt publishedPrecision source url language section textHash article { id publishedAt }
    }
    mentions { articleKey span { start end } surface kind form status entityKey mention { id origin } }
  }`;

const DEEP = gql`{
  articles(first: 3) {
    totalCount
    nodes { title entities(first: 2) { edges { salience node { name
      neighbours(first: 2, window: ARTICLE) { edges { weight evidence(last: 2) { nodes { text mentions { surface entity { name
        articles(first: 1) { nodes { related(first: 2) { edges { weight sharedCount shared { key } node { title
          statements(first: 2) { nodes { text nested { text parent { text } } speaker { candidates { score } } } } } } } } } } } } } } }
    } } } }
  }
}`;

/** Things that few of a knowledge base are: each with what only it has. */
const RARE = gql`{
  ambiguous: mentions(filter: { status: { in: [CANDIDATE] }, resolved: false }, first: 100) {
    totalCount nodes { surface entity { key } candidates { score entity { key name } } origin linkScore }
  }
  rejected: mentions(filter: { status: { not: ACCEPTED } }, last: 20) { nodes { status assertedBy { type name version } } }
  unresolved: mentions(filter: { resolved: false }) { totalCount facets { entities { count entity { key } } } }
  undated: articles(filter: { publishedAt: { isNull: true } }) { totalCount nodes { publishedAt publishedPrecision title byline language source } }
  unknown: articles(filter: { or: [{ byline: { isNull: true } }, { language: { isNull: true } }, { source: { isNull: true } }] }) {
    totalCount facets { sources { count source } years { count year } }
  }
  known: articles(filter: { not: { byline: { not: "Jane Doe" } }, language: { isNull: false } }) { nodes { byline language } }
  people: entities(first: 3) { nodes { neighbours(kinds: [PERSON, PLACE], window: ARTICLE) { totalCount nodes { kind } } none: neighbours(kinds: []) { totalCount nodes { kind } } } }
  neverSeen: entities(filter: { firstSeen: { isNull: true } }) { totalCount nodes { key firstSeen lastSeen articleCount inGazetteer } facets { years { count year } } }
  demonyms: mentions(filter: { form: { eq: DEMONYM } }) { totalCount nodes { surface entity { demonymCount mentionCount articleCount } } }
  merged: entities(first: 100) { nodes { redirectedFrom aliases { name origin form } identifiers { scheme value assertedBy { name } } } }
  none: articles(filter: { or: [] }) { totalCount edges { cursor } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } }
  copies: articles(filter: { copy: true }, first: 100) {
    totalCount nodes { copyOf { key } repeats { key } versions { totalCount edges { likeness first node { key } } } entities(first: 2) { nodes { key } } }
  }
  stretches: articles(first: 100) {
    nodes {
      passages(within: { start: 0, end: 300 }) { totalCount } sentences(within: { start: 0, end: 300 }) { totalCount } mentions(within: { start: 0, end: 300 }) { totalCount }
      roles(within: { start: 0, end: 3000 }) { totalCount nodes { id } } statements(within: { start: 0, end: 3000 }) { totalCount nodes { id } }
    }
  }
  originals: articles(filter: { copy: false }, first: 3) { totalCount nodes { versions(first: 1) { nodes { key } } repeats { key } } }
  statistics { articleCount mentionsByStatus { status count } lastRun { command problemCount finishedAt } firstPublishedAt }
}`;

/** Offsets and contexts in every unit. */
const SPANS = gql`{
  mentions(first: 40) { nodes {
    start utf8: start(unit: UTF8) points: start(unit: CODE_POINT) end(unit: UTF8)
    span { start(unit: CODE_POINT) end(unit: UTF8) } context(before: 3, after: 3) { before surface after }
  } }
  statements(first: 20) { nodes { cue { surface span { start(unit: UTF8) } } content { context(before: 0, after: 1000) { before after } } } }
  roles(first: 20) { nodes { text context { before surface after } short: context(before: 2, after: 1) { before after } span { end(unit: UTF8) } ofMention { surface } of { key } } }
  articles(first: 5) { nodes { passages { nodes { role text span { end(unit: CODE_POINT) } sentences(last: 1) { nodes { text } } } } } }
}`;

const FACETS = gql`{
  articles { facets { kinds(first: 2) { kind count } sources(first: 3) { source count } years(first: 2) { year count } months { month count } sections(first: 3) { section count } languages(first: 3) { language count } bylines(first: 3) { byline count } entities(first: 3, kinds: [PERSON, PLACE]) { count entity { key } } } }
  entities {
    facets { kinds(first: 2) { kind count } sources(first: 3) { source count } years(first: 2) { year count } }
    nodes {
      articles { facets { kinds(first: 1) { kind count } sources { source count } years { year count } months(first: 100) { month count } sections { section count } languages { language count } bylines { byline count } entities(first: 100) { count entity { key } } none: entities(kinds: []) { count } } }
      mentions { facets { sections(first: 2) { section count } languages { language count } months(first: 3) { month count } people: entities(kinds: [PERSON]) { count entity { key } } kinds { kind count } sources(first: 2) { source count } years(first: 1) { year count } entities(first: 2) { count } } }
      roles { facets { texts(first: 2) { text count } of(first: 2) { count entity { key } } } }
      statements { facets { sections(first: 2) { section count } languages { language count } months { month count } speakers(first: 1, kinds: [PERSON]) { count entity { key } } sources(first: 2) { source count } years(first: 2) { year count } } }
    }
  }
  mentions { facets { sections(first: 2) { section count } languages { language count } months { month count } people: entities(kinds: [PERSON]) { count entity { key } } kinds(first: 3) { kind count } sources(first: 2) { source count } years(first: 1) { year count } entities(first: 100) { count entity { key } } } }
  roles { facets { texts(first: 100) { text count } of(first: 2) { count entity { key } } } }
  statements { facets { sections(first: 2) { section count } languages { language count } months(first: 3) { month count } people: speakers(kinds: [PERSON]) { count } speakers(first: 5) { count entity { key } } sources(first: 2) { source count } years(first: 2) { year count } } }
}`;

/** Hits of words that every base has, and of phrases, beginnings and exclusions. */
const SEARCH = gql`{
  all: search(query: "lovelace", first: 30) { ...H }
  beginnings: search(query: "lo* -byron", last: 30) { ...H }
  misspelled: search(query: "lovelase", first: 30) { ...H }
  meantSo: search(query: "\\"lovelase\\"") { ...H }
  wordByWord: search(query: "babage engine", last: 30) { ...H }
  phrase: search(query: "\\"ada lovelace\\"", in: [ENTITY, MENTION]) { ...H }
  nothing: search(query: "qqq", in: []) { ...H facets { types { type } years { year } } }
  counted: search(query: "the", first: 0) {
    totalCount
    facets {
      types(first: 2) { type count } sources(first: 2) { source count } languages(first: 2) { language count }
      sections(first: 2) { section count } years(first: 3) { year count } months(first: 3) { month count }
      people: entities(kinds: [PERSON], first: 3) { entity { key } count }
    }
    ...T
  }
  dated: search(query: "lovelace", filter: { article: { publishedAt: { isNull: false } } }, first: 0) { ...T }
  names: search(query: "lo*", in: [ENTITY], first: 0) { ...T }
  none: search(query: "lovelace", in: [], first: 0) { ...T }
}
fragment T on SearchConnection {
  timeline { start count } weeks: timeline(interval: WEEK) { start count } days: timeline(interval: DAY) { start count }
  timelineBySource(interval: YEAR) { start source count } few: timelineBySource(sources: 1) { start source count }
}
fragment H on SearchConnection {
  totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
  nodes { __typename }
  edges { cursor score name node { __typename ... on Entity { key } ... on Article { key } ... on Mention { id } }
    highlights { surface span { start(unit: UTF8) end } context(before: 5, after: 5) { before surface after } } }
}`;

/** Lists and entities along time. */
const TIMELINES = gql`{
  articles { totalCount timeline { start count } weeks: timeline(interval: WEEK) { start count } timelineBySource(interval: YEAR, sources: 2) { start source count } }
  dated: articles(filter: { publishedAt: { isNull: false } }) { timeline(interval: DAY) { start count } timelineBySource { start source count } }
  mentions(filter: { kind: { eq: PERSON } }) { timeline(interval: YEAR) { start count } timelineBySource(interval: MONTH, sources: 3) { start source count } }
  everything: mentions { timeline { start count } }
  roles { timeline { start count } timelineBySource(interval: YEAR, sources: 2) { start source count } }
  sentences { timeline(interval: DAY) { start count } timelineBySource(sources: 2) { start source count } }
  statements { timeline { start count } timelineBySource(interval: WEEK, sources: 1) { start source count } }
  entities(first: 100) { nodes {
    articles { timeline(interval: YEAR) { start count } timelineBySource { start source count } }
    mentions { timeline { start count } } statements { timeline { start count } } roles { timeline { start count } }
  } }
}`;

/** Articles of periods, some of which are whole months and years. */
const PERIODS = gql`{
  year: articles(filter: { publishedAt: { eq: "1843" } }) { ...P }
  years: articles(filter: { publishedAt: { gte: "1842", lt: "1844" } }) { ...P }
  months: articles(filter: { publishedAt: { gt: "1842-02", lte: "2005-08" } }) { ...P }
  days: articles(filter: { publishedAt: { gte: "1842-02-02" } }) { ...P }
  undated: articles(filter: { publishedAt: { isNull: true } }) { ...P }
}
fragment P on ArticleConnection {
  facets { sources { source count } sections { section count } kinds { kind count } months { month count } entities(first: 100) { count entity { key } } }
  timeline(interval: DAY) { start count } years: timeline(interval: YEAR) { start count } timelineBySource { start source count }
}`;

/** Who rises and falls, and who stands together in lists. */
const TRENDS = gql`{
  years: trends(period: { gte: "1850" }, against: { lt: "1850" }, first: 100) { totalCount articleCount articleCountAgainst nodes { ...T } }
  recent: trends(period: { gte: "2005-03" }, against: { lt: "2005-03" }, first: 100) { totalCount articleCount articleCountAgainst nodes { ...T } }
  falling: trends(period: { gte: "2005" }, against: { lt: "2005" }, direction: FALLING, kinds: [PERSON]) { totalCount nodes { ...T } }
  none: trends(period: { eq: "1700" }, against: { eq: "1701" }) { totalCount nodes { ...T } }
  entities(first: 100) { nodes {
    trend(period: { gte: "1850" }, against: { lt: "1850" }, filter: { wordCount: { gt: 3 } }) { ...T articles(first: 2) { totalCount nodes { key } } articlesAgainst { totalCount } }
    articles { companions: cooccurrences(window: ARTICLE, kinds: [PERSON, PLACE]) { count } cooccurrences(first: 3) { count entity { key } other { key } } }
  } }
  articles { sentences: cooccurrences(first: 100) { count entity { key } other { key } } cooccurrences(window: ARTICLE, first: 100) { count entity { key } other { key } } }
  dated: articles(filter: { publishedAt: { isNull: false } }) { cooccurrences(window: ARTICLE, kinds: [PERSON, PLACE]) { count entity { key } other { key } } }
}
fragment T on Trend { direction score articleCount articleCountAgainst entity { key } }`;

export const WRITTEN: readonly string[] = [TIMELINES, PERIODS, TRENDS, LOG, DEEP, RARE, SPANS, FACETS, SEARCH];

const MANY_IDS = JSON.stringify(Array.from({ length: 101 }, () => 'Article:x'));
const MANY_TEXTS = JSON.stringify(Array.from({ length: 101 }, (_, index) => `${index}`));
const LONG = 'a'.repeat(1001);
const nested = (depth: number): string => `${'{ not: '.repeat(depth)}{}${' }'.repeat(depth)}`;

/** Operations of which something is refused. */
export const REFUSED: readonly string[] = [
  '{ articles(first: 0) { totalCount } }',
  '{ entities(last: 101) { totalCount } statistics { articleCount } }',
  '{ mentions(first: 1, last: 1) { totalCount } }',
  '{ entities(first: 1) { nodes { articles(first: -1) { totalCount } } } }',
  '{ article(key: "nothing") { mentions(first: 0) { totalCount } } }',
  '{ articles(after: "!") { totalCount } }',
  '{ articles(after: "!") { nodes { id } } }',
  '{ articles(before: "WyJhIl0") { pageInfo { hasNextPage } edges { cursor } } }',
  '{ articles { facets { kinds(first: 0) { count } } } }',
  '{ articles { timelineBySource(sources: 0) { count } } }',
  '{ articles { cooccurrences(first: 101) { count } } }',
  '{ timelines(entities: []) { periods { start } } }',
  '{ timelines(entities: ["Article:a"]) { periods { start } } }',
  '{ entities { facets { years(first: 101) { count } } } }',
  '{ roles { facets { texts(first: 0) { count } } } }',
  '{ mentions(orderBy: { field: POSITION }) { totalCount } }',
  '{ mentions(orderBy: { field: POSITION }) { nodes { id } } }',
  '{ statements(orderBy: { field: POSITION, direction: DESC }) { edges { cursor } } }',
  '{ article { id } }',
  '{ article(key: "a", id: "Article:a") { id } }',
  '{ entity(key: "a", identifier: { scheme: "a", value: "b" }) { id } }',
  '{ article(id: "Entity:a") { id } statistics { articleCount } }',
  '{ entity(id: "a") { id } }',
  '{ mention(id: "Mention:x") { id } }',
  '{ statement(id: "Statement:x:1") { id } }',
  '{ node(id: "") { id } }',
  '{ node(id: "Sentence:x") { id } }',
  '{ node(id: "Role:x:1-y") { id } }',
  '{ node(id: "Change:0") { id } }',
  '{ nodes(ids: ["Article:a", "Nothing:1"]) { id } }',
  '{ nodes(ids: ["Article:a", "Mention:x"]) { id } }',
  `{ nodes(ids: ${MANY_IDS}) { id } }`,
  '{ entities(first: 1) { nodes { evidence(with: "Article:a") { totalCount } } } }',
  '{ entities(first: 2) { nodes { evidence(with: "Entity:nobody", first: 0) { totalCount } } } }',
  '{ entities(first: 2) { nodes { neighbours(minCount: 0) { totalCount } } } }',
  '{ suggest(prefix: "a", first: 0) { name } }',
  '{ suggest(prefix: "a", first: 51) { name } }',
  `{ suggest(prefix: "${LONG}") { name } }`,
  '{ suggest(prefix: "--") { name } }',
  '{ path(from: "Entity:a", to: "Entity:b", maxLength: 0) { length } }',
  '{ path(from: "Entity:a", to: "Article:b") { length } }',
  '{ path(from: "Entity:a", to: "Entity:b", maxLength: 7) { length } }',
  '{ graph(around: []) { nodes { distance } } }',
  '{ graph(around: ["Entity:a"], depth: 4) { nodes { distance } } }',
  '{ graph(around: ["Entity:a"], first: 101) { nodes { distance } } }',
  '{ mentions(first: 1) { nodes { context(before: 1001) { before } } } }',
  '{ roles(first: 1) { nodes { context(after: -1) { after } } } }',
  '{ search(query: "") { totalCount } }',
  '{ search(query: "-ada") { nodes { __typename } } }',
  '{ search(query: "a*") { totalCount } }',
  `{ search(query: "${'ab* '.repeat(5)}") { totalCount } }`,
  `{ search(query: "${'ab '.repeat(17)}") { totalCount } }`,
  `{ search(query: "${LONG}") { totalCount } }`,
  '{ search(query: "ada", after: "!") { totalCount } }',
  '{ search(query: "ada", in: [ENTITY], after: "WyJhIl0") { nodes { __typename } } }',
  '{ articles(filter: { title: { contains: "lo" } }) { totalCount } }',
  '{ articles(filter: { title: { contains: "lo" } }) { __typename } }',
  '{ articles(filter: { text: { matches: "a*" } }) { nodes { id } } }',
  '{ statements(filter: { content: { matches: "-a" } }) { facets { years { count } } } }',
  '{ articles(filter: { entities: { any: ["Article:a"] } }) { __typename } }',
  '{ entities(first: 1) { nodes { articles(filter: { not: { entities: { all: ["x"] } } }) { __typename } } } }',
  `{ articles(filter: ${nested(5)}) { totalCount } }`,
  `{ articles(filter: ${nested(6)}) { totalCount } }`,
  `{ entities(filter: { key: { in: ${MANY_TEXTS} } }) { totalCount } }`,
  `{ entities(filter: { name: { eq: "${LONG}" } }) { totalCount } }`,
  '{ entities(filter: { name: { startsWith: "a\\u0000" } }) { totalCount } }',
];
