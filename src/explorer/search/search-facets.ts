/** The query of what surrounds the results of a search: how many there are of each type, and their facets. */
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { EntityLinkFields } from '../shared/entity-link.tsx';
import { KINDS, type Kind } from '../shared/kinds.ts';
import type { FacetData } from './facets.tsx';
import { ofKind, type SearchFilter } from './filters.ts';

const SearchFacets = graphql(
  `
    query SearchFacets(
      $query: String!
      $in: [Searchable!]!
      $filter: SearchFilter
      $person: SearchFilter
      $organization: SearchFilter
      $place: SearchFilter
      $other: SearchFilter
    ) {
      all: search(query: $query, filter: $filter, first: 0) {
        totalCount
        facets {
          types {
            type
            count
          }
        }
      }
      list: search(query: $query, in: $in, filter: $filter, first: 0) {
        facets {
          sources(first: 8) {
            source
            count
          }
          people: entities(kinds: [PERSON], first: 8) {
            count
            entity {
              ...EntityLinkFields
            }
          }
          organizations: entities(kinds: [ORGANIZATION], first: 8) {
            count
            entity {
              ...EntityLinkFields
            }
          }
          places: entities(kinds: [PLACE], first: 8) {
            count
            entity {
              ...EntityLinkFields
            }
          }
        }
      }
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
  `,
  [EntityLinkFields],
);

export type Searchable = 'ARTICLE' | 'ENTITY' | 'MENTION';

/** What a list of hits is asked for with. */
export interface SearchVariables {
  readonly query: string;
  /** What to list. */
  readonly in: Searchable[];
  readonly filter: SearchFilter;
}

export interface Surroundings {
  readonly total: number;
  /** How many hits there are of each type. */
  readonly counts: Readonly<Partial<Record<Searchable, number>>>;
  readonly facets: FacetData;
}

/** Undefined while they are loading. Errors are those of the results, and shown there. */
export function useSurroundings(variables: SearchVariables): Surroundings | undefined {
  const narrowedTo = (kind: Kind): SearchFilter => ({ and: [variables.filter, ofKind(kind)] });
  const byKind = {
    person: narrowedTo('PERSON'),
    organization: narrowedTo('ORGANIZATION'),
    place: narrowedTo('PLACE'),
    other: narrowedTo('OTHER'),
  };
  const [{ data }] = useQuery({ query: SearchFacets, variables: { ...variables, ...byKind } });
  if (data === undefined) return undefined;
  return {
    total: data.all.totalCount,
    counts: Object.fromEntries(
      data.all.facets.types.flatMap(({ type, count }) => (type === null ? [] : [[type, count]])),
    ),
    facets: { ...data.list.facets, kinds: KINDS.map((kind) => ({ kind, count: data[kind].totalCount })) },
  };
}
