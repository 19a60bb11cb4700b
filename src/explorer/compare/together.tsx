/** The articles that mention two or more of the entities, each with those that it mentions. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { ArticleLink, ArticleLinkFields } from '../shared/article-link.tsx';
import { counted } from '../shared/counted.ts';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';
import { PagedList } from '../shared/paged-list.tsx';

const ArticlesWithSeveral = graphql(
  `
    query ArticlesWithSeveral($filter: ArticleFilter!, $keys: [String!]!, $after: String) {
      articles(filter: $filter, first: 20, after: $after) {
        totalCount
        edges {
          node {
            ...ArticleLinkFields
            entities(filter: { key: { in: $keys } }, first: 8) {
              nodes {
                ...EntityLinkFields
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ArticleLinkFields, EntityLinkFields],
);

interface Props {
  readonly entities: readonly FragmentOf<typeof EntityLinkFields>[];
  readonly filter: ReturnType<typeof graphql.scalar<'ArticleFilter'>>;
}

/** Both of some pair. */
const pairsOf = (ids: readonly string[]) =>
  ids.flatMap((id, index) => ids.slice(index + 1).map((other) => ({ entities: { all: [id, other] } })));

export function Together({ entities, filter }: Props) {
  if (entities.length < 2) return <p className="note">Add another to compare it with.</p>;
  const both = { ...filter, or: pairsOf(entities.map(({ id }) => id)) };
  return (
    <section className="together">
      <h2>{entities.length === 2 ? 'Articles with both' : 'Articles with two or more of them'}</h2>
      <PagedList
        query={ArticlesWithSeveral}
        variables={{ filter: both, keys: entities.map(({ key }) => key) }}
        connectionOf={({ articles }) => articles}
        summary={({ articles }) => <p className="list-count">{counted(articles.totalCount, 'article')}</p>}
        row={({ node }) => (
          <li key={node.id}>
            <ArticleLink article={node} />
            {entities.length > 2 && (
              <ul className="together-names" aria-label="Mentions">
                {node.entities.nodes.map((entity) => (
                  <li key={entity.id}>
                    <EntityLink entity={entity} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        )}
        empty={<p className="note">No article of this period mentions two of them.</p>}
      />
    </section>
  );
}
