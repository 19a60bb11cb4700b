/** What the list of results shows of a hit. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { ArticleLinkFields } from '../shared/article-link.tsx';
import { EntityLinkFields } from '../shared/entity-link.tsx';

export const HitFields = graphql(
  `
    fragment HitFields on SearchEdge {
      cursor
      name
      matchedBy
      highlights {
        surface
        span {
          start
          end
        }
        context(before: 90, after: 150) {
          before
          after
        }
      }
      node {
        __typename
        ... on Article {
          ...ArticleLinkFields
        }
        ... on Entity {
          ...EntityLinkFields
          articleCount
        }
        ... on Mention {
          id
          start
          end
          surface
          sentence {
            text
            span {
              start
            }
          }
          article {
            ...ArticleLinkFields
          }
          entity {
            ...EntityLinkFields
          }
        }
      }
    }
  `,
  [ArticleLinkFields, EntityLinkFields],
);

export type Hit = FragmentOf<typeof HitFields>;
export type HitHighlight = Hit['highlights'][number];
type HitNode = Hit['node'];
export type HitOf<Type extends HitNode['__typename']> = Extract<HitNode, { __typename: Type }>;
