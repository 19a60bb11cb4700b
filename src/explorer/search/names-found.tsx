/** The names that fit best, above the articles that are found. */

import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { formatNumber } from '../shared/counted.ts';
import { HitItem } from './hit.tsx';
import { HitFields } from './hit-fields.ts';
import { type SearchState, searchHref } from './params.ts';
import type { SearchVariables } from './search-facets.ts';

const NamesFoundQuery = graphql(
  `
    query NamesFound($query: String!, $filter: SearchFilter) {
      search(query: $query, in: [ENTITY], filter: $filter, first: 4) {
        totalCount
        edges {
          ...HitFields
        }
      }
    }
  `,
  [HitFields],
);

interface Props {
  readonly state: SearchState;
  readonly variables: SearchVariables;
}

export function NamesFound({ state, variables: { query, filter } }: Props) {
  const [{ data }] = useQuery({ query: NamesFoundQuery, variables: { query, filter } });
  if (data === undefined || data.search.edges.length === 0) return null;
  const { totalCount, edges } = data.search;
  return (
    <section className="names-found" aria-label="Names">
      <ul>
        {edges.map((hit) => (
          <li key={hit.cursor}>
            <HitItem hit={hit} />
          </li>
        ))}
      </ul>
      {totalCount > edges.length && (
        <a href={searchHref(state, { in: 'ENTITY' })}>All {formatNumber(totalCount)} names</a>
      )}
    </section>
  );
}
