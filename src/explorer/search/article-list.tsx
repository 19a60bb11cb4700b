/** Articles by date, each with whom and what it is about. */
import { graphql } from '../graphql/graphql.ts';
import { ArticleLink, ArticleLinkFields } from '../shared/article-link.tsx';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';
import { Message } from '../shared/message.tsx';
import { PagedList } from '../shared/paged-list.tsx';
import type { ArticleFilter } from './filters.ts';
import type { SearchState } from './params.ts';

const LatestArticles = graphql(
  `
    query LatestArticles($filter: ArticleFilter, $order: ArticleOrder, $after: String) {
      articles(filter: $filter, orderBy: $order, first: 20, after: $after) {
        edges {
          node {
            ...ArticleLinkFields
            entities(first: 5) {
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
  readonly filter: ArticleFilter;
  readonly order: SearchState['order'];
}

export const ArticleList = ({ filter, order }: Props) => (
  <PagedList
    query={LatestArticles}
    variables={{ filter, order: { field: 'PUBLISHED_AT', direction: order === 'OLDEST' ? 'ASC' : 'DESC' } }}
    connectionOf={({ articles }) => articles}
    row={({ node }) => (
      <li key={node.id} className="hit">
        <ArticleLink article={node} />
        <ul className="about" aria-label="About">
          {node.entities.nodes.map((entity) => (
            <li key={entity.id}>
              <EntityLink entity={entity} />
            </li>
          ))}
        </ul>
      </li>
    )}
    empty={<Message title="No article is such">Remove some of what narrows the list.</Message>}
  />
);
