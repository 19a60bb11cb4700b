/** What surrounds the results of a search: how many hits there are of each type, and what the listed ones have in common. */
import type { CombinedError } from '@urql/core';
import { useQuery } from 'urql';
import { KINDS, type Kind } from '../shared/kinds.ts';
import type { FacetData } from './facets.tsx';
import { ofKind, type SearchFilter } from './filters.ts';
import { SearchKinds, SearchTypes } from './search-counts.ts';
import { type Searchable, SearchFacets, type SearchVariables } from './search-facets.ts';

export interface Surroundings {
  /** How many hits there are of all types; undefined while that is loading. */
  readonly total: number | undefined;
  /** How many hits there are of each type. */
  readonly counts: Readonly<Partial<Record<Searchable, number>>>;
  /** Undefined while they are loading. */
  readonly facets: FacetData | undefined;
  readonly error: CombinedError | undefined;
}

function useKinds({ query, in: types, filter }: SearchVariables) {
  const narrowedTo = (kind: Kind): SearchFilter => ({ and: [filter, ofKind(kind)] });
  const byKind = {
    person: narrowedTo('PERSON'),
    organization: narrowedTo('ORGANIZATION'),
    place: narrowedTo('PLACE'),
    other: narrowedTo('OTHER'),
  };
  const [{ data, error }] = useQuery({ query: SearchKinds, variables: { query, in: types, ...byKind } });
  return { kinds: data && KINDS.map((kind) => ({ kind, count: data[kind].totalCount })), error };
}

function useTypes({ query, filter }: SearchVariables) {
  const [{ data, error }] = useQuery({ query: SearchTypes, variables: { query, filter } });
  const types = data?.search.facets.types ?? [];
  const counts = Object.fromEntries(types.flatMap(({ type, count }) => (type === null ? [] : [[type, count]])));
  return { total: data?.search.totalCount, counts, error };
}

export function useSurroundings(variables: SearchVariables): Surroundings {
  const { total, counts, error: typesError } = useTypes(variables);
  const { kinds, error: kindsError } = useKinds(variables);
  const [{ data, error }] = useQuery({ query: SearchFacets, variables: { ...variables } });
  const facets = data && { ...data.search.facets, kinds: kinds ?? [] };
  return { total, counts, facets, error: error ?? typesError ?? kindsError };
}
