/** The results of a search, a page at a time. */
import type { ReactNode } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { PagedList } from '../shared/paged-list.tsx';
import { HitItem } from './hit.tsx';
import { HitFields } from './hit-fields.ts';
import type { SearchState } from './params.ts';
import type { SearchVariables } from './search-facets.ts';

const SearchHits = graphql(
  `
    query SearchHits(
      $query: String!
      $in: [Searchable!]!
      $filter: SearchFilter
      $order: SearchOrder
      $first: Int!
      $after: String
    ) {
      search(query: $query, in: $in, filter: $filter, orderBy: $order, first: $first, after: $after) {
        edges {
          ...HitFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [HitFields],
);

const ORDERS = {
  BEST: { field: 'RANK' },
  NEWEST: { field: 'PUBLISHED_AT', direction: 'DESC' },
  OLDEST: { field: 'PUBLISHED_AT', direction: 'ASC' },
} as const;

interface Props {
  readonly variables: SearchVariables;
  readonly order: SearchState['order'];
  readonly first?: number;
  /** Without it the list has no button for more. */
  readonly empty: ReactNode;
}

export const Results = ({ variables, order, first = 20, empty }: Props) => (
  <PagedList
    query={SearchHits}
    variables={{ ...variables, order: ORDERS[order], first }}
    connectionOf={({ search }) => search}
    row={(hit) => (
      <li key={hit.cursor} className="hit">
        <HitItem hit={hit} />
      </li>
    )}
    empty={empty}
  />
);
