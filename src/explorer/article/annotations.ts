/** What stands in the text of an article: its passages, names, roles and statements, loaded as far as they are needed. */
import type { AnyVariables, Client, TypedDocumentNode } from '@urql/core';
import { useCallback } from 'react';
import { useClient } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { EntityLinkFields } from '../shared/entity-link.tsx';
import type { Stretch } from './rows.ts';
import { loadPages, type Page, useParts } from './use-parts.ts';

const ArticlePassages = graphql(`
  query ArticlePassages($id: ID!, $within: SpanInput!, $after: String) {
    article(id: $id) {
      list: passages(within: $within, first: 100, after: $after) {
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
    query ArticleMentions($id: ID!, $within: SpanInput!, $after: String) {
      article(id: $id) {
        list: mentions(
          within: $within
          first: 100
          after: $after
          filter: { status: { in: [ACCEPTED, CANDIDATE, REJECTED] } }
        ) {
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
    query ArticleRoles($id: ID!, $within: SpanInput!, $after: String) {
      article(id: $id) {
        list: roles(within: $within, first: 100, after: $after) {
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
    query ArticleStatements($id: ID!, $within: SpanInput!, $after: String) {
      article(id: $id) {
        list: statements(within: $within, first: 50, after: $after) {
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
  within: Stretch;
  after?: string | null;
}

/** Asks the server each time: others may have changed what the cache holds. What is shown is kept by `useParts`. */
const FRESH = { requestPolicy: 'network-only' } as const;

type Query<Item> = TypedDocumentNode<WithList<Item>, Variables>;

/** Loads a page of what a list of an article has in a stretch. */
async function loadPage<Item>(client: Client, query: Query<Item>, variables: Variables): Promise<Page<Item>> {
  const { data, error } = await client.query<WithList<Item>, AnyVariables>(query, variables, FRESH).toPromise();
  if (error) throw error;
  const list = data?.article?.list;
  return { items: list?.nodes ?? [], next: list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : null };
}

interface Needed {
  readonly id: string;
  readonly stretches: readonly Stretch[];
  /** Indexes of stretches, the most urgent first. */
  readonly needed: readonly number[];
  /** The number of the last change of the log. */
  readonly revision: number;
}

/** What a list of the article has in the stretches that are needed, in the order of the text. */
function useList<Item>(query: Query<Item>, { id, stretches, needed, revision }: Needed) {
  const client = useClient();
  const load = useCallback(
    (part: number) => {
      const within = stretches[part] ?? { start: 0, end: 0 };
      return loadPages((after) => loadPage(client, query, { id, within, after }));
    },
    [client, query, id, stretches],
  );
  return useParts({ load, needed, revision });
}

export const useAnnotations = (needed: Needed) => ({
  passages: useList(ArticlePassages, needed),
  mentions: useList(ArticleMentions, needed),
  roles: useList(ArticleRoles, needed),
  statements: useList(ArticleStatements, needed),
});

export type Annotations = ReturnType<typeof useAnnotations>;
export type Passage = Annotations['passages']['items'][number];
export type Mention = Annotations['mentions']['items'][number];
export type Role = Annotations['roles']['items'][number];
export type Statement = Annotations['statements']['items'][number];
