/** The queries of how many hits there are of each type, and that name each kind. They are apart from the facets to stay within the cost of an operation. */
import { graphql } from '../graphql/graphql.ts';

export const SearchTypes = graphql(`
  query SearchTypes($query: String!, $filter: SearchFilter) {
    search(query: $query, filter: $filter, first: 0) {
      totalCount
      facets {
        types {
          type
          count
        }
      }
    }
  }
`);

export const SearchKinds = graphql(`
  query SearchKinds(
    $query: String!
    $in: [Searchable!]!
    $person: SearchFilter
    $organization: SearchFilter
    $place: SearchFilter
    $other: SearchFilter
  ) {
    PERSON: search(query: $query, in: $in, filter: $person, first: 0) {
      totalCount
    }
    ORGANIZATION: search(query: $query, in: $in, filter: $organization, first: 0) {
      totalCount
    }
    PLACE: search(query: $query, in: $in, filter: $place, first: 0) {
      totalCount
    }
    OTHER: search(query: $query, in: $in, filter: $other, first: 0) {
      totalCount
    }
  }
`);
