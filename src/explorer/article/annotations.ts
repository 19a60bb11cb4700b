/** What stands in the text of an article: its passages, names, roles and statements, loaded as far as they are needed. */
import type { AnyVariables, Client, TypedDocumentNode } from '@urql/core';
import { useMemo } from 'react';
import { useClient } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { EntityLinkFields } from '../shared/entity-link.tsx';
import { type Load, usePages } from './use-pages.ts';

const ArticlePassages = graphql(`
  query ArticlePassages($id: ID!, $after: String) {
    article(id: $id) {
      list: passages(first: 100, after: $after) {
        nodes {
          role
          span {
            start
            end
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const ArticleMentions = graphql(
  `
    query ArticleMentions($id: ID!, $after: String) {
      article(id: $id) {
        list: mentions(first: 100, after: $after, filter: { status: { in: [ACCEPTED, CANDIDATE, REJECTED] } }) {
          nodes {
            id
            start
            end
            surface
            kind
            form
            status
            entity {
              ...EntityLinkFields
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [EntityLinkFields],
);

const ArticleRoles = graphql(
  `
    query ArticleRoles($id: ID!, $after: String) {
      article(id: $id) {
        list: roles(first: 100, after: $after) {
          nodes {
            id
            text
            span {
              start
              end
            }
            mention {
              surface
            }
            entity {
              ...EntityLinkFields
            }
            of {
              ...EntityLinkFields
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [EntityLinkFields],
);

const ArticleStatements = graphql(
  `
    query ArticleStatements($id: ID!, $after: String) {
      article(id: $id) {
        list: statements(first: 50, after: $after) {
          nodes {
            id
            mode
            text
            cue {
              surface
              span {
                start
                end
              }
            }
            content {
              span {
                start
                end
              }
            }
            speaker {
              surface
            }
            speakerEntity {
              ...EntityLinkFields
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [EntityLinkFields],
);

interface List<Item> {
  readonly nodes: readonly Item[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface WithList<Item> {
  readonly article: { readonly list: List<Item> } | null;
}

interface Variables extends Record<string, unknown> {
  id: string;
  after?: string | null;
}

/** Asks the server each time: others may have changed what the cache holds. The pages that are shown are kept by `usePages`. */
const FRESH = { requestPolicy: 'network-only' } as const;

/** Loads pages of a list of an article. */
const loader =
  <Item>(client: Client, query: TypedDocumentNode<WithList<Item>, Variables>, id: string): Load<Item> =>
  async (after) => {
    const { data, error } = await client.query<WithList<Item>, AnyVariables>(query, { id, after }, FRESH).toPromise();
    if (error) throw error;
    const { nodes, pageInfo } = data?.article?.list ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
    return { items: nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
  };

interface Needed {
  readonly id: string;
  /** How far into the text they are needed. */
  readonly until: number;
  /** The number of the last change of the log. */
  readonly revision: number;
}

/** A list of the article, in the order of the text. */
function useList<Item>(
  query: TypedDocumentNode<WithList<Item>, Variables>,
  placeOf: (item: Item) => number,
  { id, until, revision }: Needed,
) {
  const client = useClient();
  const load = useMemo(() => loader(client, query, id), [client, query, id]);
  return usePages({ load, placeOf, until, revision });
}

const startOfSpan = ({ span }: { readonly span: { readonly start: number } }): number => span.start;

export function useAnnotations(needed: Needed) {
  return {
    passages: useList(ArticlePassages, startOfSpan, needed),
    mentions: useList(ArticleMentions, ({ start }) => start, needed),
    roles: useList(ArticleRoles, startOfSpan, needed),
    statements: useList(ArticleStatements, ({ cue }) => cue.span.start, needed),
  };
}

export type Annotations = ReturnType<typeof useAnnotations>;
export type Passage = Annotations['passages']['items'][number];
export type Mention = Annotations['mentions']['items'][number];
export type Role = Annotations['roles']['items'][number];
export type Statement = Annotations['statements']['items'][number];
