/** What the graph knows of an entity. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../../graphql/graphql.ts';

export const GraphNodeFields = graphql(`
  fragment GraphNodeFields on Entity {
    id
    key
    kind
    name
    articleCount
  }
`);

export type GraphNode = FragmentOf<typeof GraphNodeFields>;
