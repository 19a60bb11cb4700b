/** The queries in PostGraphile's schema: the same fields under the names that it gives them. */
import type { Variables } from '../queries/query.ts';

const BY_TIME = '[PUBLISHED_AT_DESC, ROW_ID_DESC]';
const ENTITY = '{ id: gid kind name }';

interface PostgraphileQuery {
  readonly document: string;
  readonly variables?: (variables: Variables) => Variables;
}

const both = (variables: Variables): Variables => {
  const [one, other] = variables.ids as readonly string[];
  return { one: one as string, other: other as string };
};

/** By name of the query. It has no fields for the others. */
export const POSTGRAPHILE_QUERIES: Readonly<Record<string, PostgraphileQuery>> = {
  'entity by id': {
    document: 'query ($id: String!) { entity: entityByGid(gid: $id) { id: gid kind name articleCount mentionCount } }',
  },
  '20 articles x 10 mentions x entity': {
    document: `query ($after: Cursor) { articles: allArticles(first: 20, after: $after, orderBy: ${BY_TIME}) { nodes {
      id: gid title publishedAt: published mentions(first: 10) { nodes { surface start end entity ${ENTITY} } } } } }`,
  },
  '10 neighbours x 5 articles': {
    document: `query ($key: String!) { entity: entityByKey(key: $key) {
      neighbours(first: 10, orderBy: [SENTENCES_DESC, NEIGHBOUR_ID_ASC]) { edges { node { weight: sentences node { id: gid name
        articles(first: 5, orderBy: [PUBLISHED_AT_DESC, ARTICLE_ID_DESC], condition: { counted: true }) { nodes {
          article { id: gid title } } } } } } } } }`,
  },
  'deep page 1,000': {
    document: `query ($after: Cursor!) { articles: allArticles(first: 20, after: $after, orderBy: ${BY_TIME}) {
      nodes { id: gid title publishedAt: published source } pageInfo { hasNextPage endCursor } } }`,
  },
  'filter through relation': {
    document: `query ($one: String!, $other: String!) { articles: allArticles(first: 20, orderBy: ${BY_TIME}, filter: { and: [
      { entities: { some: { entity: { gid: { equalTo: $one } } } } }
      { entities: { some: { entity: { gid: { equalTo: $other } } } } } ] }) { nodes { id: gid title publishedAt: published source } } }`,
    variables: both,
  },
  'article with all mentions': {
    document: `query ($key: String!) { article: articleByKey(key: $key) { id: gid title publishedAt: published text
      mentions(first: 100) { nodes { surface start end kind form entity ${ENTITY} } } } }`,
  },
};
