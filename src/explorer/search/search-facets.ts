/** The query of what the results of a search have in common. */
import { graphql } from '../graphql/graphql.ts';
import { EntityFacetFields } from './facet-fields.ts';
import type { SearchFilter } from './filters.ts';

export type Searchable = 'ARTICLE' | 'ENTITY' | 'MENTION';

/** What a list of hits is asked for with. */
export interface SearchVariables {
  readonly query: string;
  /** What to list. */
  readonly in: Searchable[];
  readonly filter: SearchFilter;
}

export const SearchFacets = graphql(
  `
    query SearchFacets($query: String!, $in: [Searchable!]!, $filter: SearchFilter) {
      search(query: $query, in: $in, filter: $filter, first: 0) {
        facets {
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
