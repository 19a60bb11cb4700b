/** A link to an article by its headline, with who published it and when. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { articlePath } from '../routing/paths.ts';
import { Dated } from './dated.tsx';

/** What the link needs of an article. */
export const ArticleLinkFields = graphql(`
  fragment ArticleLinkFields on Article {
    id
    key
    title
    source
    publishedAt
    publishedPrecision
  }
`);

export function ArticleLink({ article }: { readonly article: FragmentOf<typeof ArticleLinkFields> }) {
  const { key, title, source } = article;
  return (
    <span className="article-link">
      <a href={articlePath(key)}>
        <bdi>{title ?? key}</bdi>
      </a>{' '}
      <span className="article-origin">
        {source !== null && (
          <>
            <bdi>{source}</bdi>,{' '}
          </>
        )}
        <Dated article={article} />
      </span>
    </span>
  );
}
