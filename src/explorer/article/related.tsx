/** Other articles: those that share entities with it, and other versions of its story. */
import { graphql } from '../graphql/graphql.ts';
import { ArticleLink, ArticleLinkFields } from '../shared/article-link.tsx';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';
import { PagedList } from '../shared/paged-list.tsx';

const RelatedArticles = graphql(
  `
    query RelatedArticles($id: ID!, $after: String) {
      article(id: $id) {
        related(first: 6, after: $after) {
          edges {
            sharedCount
            shared {
              ...EntityLinkFields
            }
            node {
              ...ArticleLinkFields
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
  [ArticleLinkFields, EntityLinkFields],
);

const ArticleVersions = graphql(
  `
    query ArticleVersions($id: ID!, $after: String) {
      article(id: $id) {
        versions(first: 10, after: $after) {
          edges {
            likeness
            first
            node {
              ...ArticleLinkFields
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
  [ArticleLinkFields],
);

/** How many shared entities are named as the reason. */
const SHOWN = 5;

export const Related = ({ articleId }: { readonly articleId: string }) => (
  <section aria-label="Related articles" className="related">
    <h2>Related</h2>
    <PagedList
      query={RelatedArticles}
      variables={{ id: articleId }}
      connectionOf={({ article }) => article?.related}
      empty={<p className="note">No other article shares an entity with it.</p>}
      row={({ node, shared, sharedCount }) => (
        <li key={node.id}>
          <ArticleLink article={node} />
          <p className="note">
            Both mention{' '}
            {shared.slice(0, SHOWN).map((entity, index) => (
              <span key={entity.id}>
                {index > 0 && ', '}
                <EntityLink entity={entity} />
              </span>
            ))}
            {sharedCount > SHOWN && ` and ${sharedCount - SHOWN} more`}
          </p>
        </li>
      )}
    />
  </section>
);

export const Versions = ({ articleId }: { readonly articleId: string }) => (
  <section aria-label="Versions" className="versions">
    <h2>Versions of this story</h2>
    <PagedList
      query={ArticleVersions}
      variables={{ id: articleId }}
      connectionOf={({ article }) => article?.versions}
      empty={<p className="note">There are no other versions.</p>}
      row={({ node, likeness, first }) => (
        <li key={node.id}>
          <ArticleLink article={node} />{' '}
          <span className="note">
            {first ? 'the first version' : `${Math.round(likeness * 100)} % like the first version`}
          </span>
        </li>
      )}
    />
  </section>
);
