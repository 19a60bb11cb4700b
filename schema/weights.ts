/**
 * What fields cost beside the nodes they give, in nodes. Rough: in the benchmarks of the README a node of a page takes some 0.1 ms, a
 * facet of a large list some 15 ms and a search for a common word 60 ms; of small lists, which most are, counting takes far less. A
 * field that is not named here costs nothing more.
 */
import { CHANGE_DEFINITIONS } from '../src/corrections/definitions.ts';

const COUNT = 5;
const FACET = 100;
const WALK = 200;
/** Ten in one operation are as many as may be. */
const CHANGE = 450;

/** By `Type.field`; the server refuses an operation whose nodes and weights come to too much. */
export const WEIGHTS: Readonly<Record<string, number>> = {
  'Article.text': 5,
  'ArticleConnection.totalCount': COUNT,
  'ArticleEntityConnection.totalCount': COUNT,
  'ArticleFacets.entities': FACET,
  'ArticleFacets.kinds': FACET,
  'ArticleFacets.sources': FACET,
  'ArticleFacets.years': FACET,
  'ChangeConnection.totalCount': COUNT,
  'DuplicateConnection.totalCount': COUNT,
  'Entity.neighbours': 10,
  'Entity.timeline': 20,
  'EntityArticleConnection.totalCount': COUNT,
  'EntityConnection.totalCount': COUNT,
  'EntityFacets.kinds': FACET,
  'EntityFacets.sources': FACET,
  'EntityFacets.years': FACET,
  'MentionConnection.totalCount': COUNT,
  'MentionFacets.entities': FACET,
  'MentionFacets.kinds': FACET,
  'MentionFacets.sources': FACET,
  'MentionFacets.years': FACET,
  ...Object.fromEntries(CHANGE_DEFINITIONS.map(({ mutation }) => [`Mutation.${mutation.name}`, CHANGE])),
  'NeighbourConnection.totalCount': COUNT,
  'PassageConnection.totalCount': COUNT,
  'Query.graph': WALK,
  'Query.path': WALK,
  'Query.search': WALK,
  'Query.statistics': 20,
  'Query.suggest': 10,
  'RelatedArticleConnection.totalCount': COUNT,
  'RoleConnection.totalCount': COUNT,
  'RoleFacets.of': FACET,
  'RoleFacets.texts': FACET,
  'SearchConnection.totalCount': COUNT,
  'SentenceConnection.totalCount': COUNT,
  'StatementConnection.totalCount': COUNT,
  'StatementFacets.sources': FACET,
  'StatementFacets.speakers': FACET,
  'StatementFacets.years': FACET,
};
