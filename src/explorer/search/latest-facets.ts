/** The queries of what surrounds the latest articles. */
import { graphql } from '../graphql/graphql.ts';
import { EntityFacetFields } from './facet-fields.ts';

export const LatestFacets = graphql(
  `
    query LatestFacets($filter: ArticleFilter) {
      statistics {
        articleCount
        mentionCount
        entityCount
      }
      articles(filter: $filter, first: 0) {
        totalCount
        facets {
          kinds {
            kind
            count
          }
          sources(first: 8) {
            source
            count
          }
          people: entities(kinds: [PERSON], first: 8) {
            ...EntityFacetFields
          }
          organizations: entities(kinds: [ORGANIZATION], first: 8) {
            ...EntityFacetFields
          }
          places: entities(kinds: [PLACE], first: 8) {
            ...EntityFacetFields
          }
        }
      }
    }
  `,
  [EntityFacetFields],
);

export const LatestTimeline = graphql(`
  query LatestTimeline($filter: ArticleFilter, $interval: Interval!) {
    articles(filter: $filter, first: 0) {
      timeline(interval: $interval) {
        start
        count
      }
    }
  }
`);
