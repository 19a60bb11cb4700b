/** The entities that a list is narrowed to, by their keys in the address. */
import type { FragmentOf } from 'gql.tada';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { EntityLinkFields } from '../shared/entity-link.tsx';

const ChosenEntities = graphql(
  `
    query ChosenEntities($keys: [String!]!) {
      entities(filter: { key: { in: $keys } }, first: 100) {
        nodes {
          ...EntityLinkFields
        }
      }
    }
  `,
  [EntityLinkFields],
);

interface Chosen {
  readonly entities: readonly FragmentOf<typeof EntityLinkFields>[];
  readonly isLoading: boolean;
}

/** Keys that lead to nothing are left out. */
export function useChosenEntities(keys: readonly string[]): Chosen {
  const pause = keys.length === 0;
  const [{ data, fetching }] = useQuery({ query: ChosenEntities, variables: { keys: [...keys] }, pause });
  return { entities: pause ? [] : (data?.entities.nodes ?? []), isLoading: !pause && fetching };
}
