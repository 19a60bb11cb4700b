/** What every facet list shows of a value. */
import { graphql } from '../graphql/graphql.ts';
import { EntityLinkFields } from '../shared/entity-link.tsx';

export const EntityFacetFields = graphql(
  `
    fragment EntityFacetFields on EntityFacet {
      count
      entity {
        ...EntityLinkFields
      }
    }
  `,
  [EntityLinkFields],
);
