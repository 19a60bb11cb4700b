/** An article in a list of the articles of an entity, with how much it is about it and where it first names it. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { ArticleLink, ArticleLinkFields } from './article-link.tsx';
import { counted } from './counted.ts';
import { placePath } from './sentence-item.tsx';

export const EntityArticleFields = graphql(
  `
    fragment EntityArticleFields on EntityArticleEdge {
      mentionCount
      salience
      firstMention {
        start
        end
      }
      node {
        ...ArticleLinkFields
      }
    }
  `,
  [ArticleLinkFields],
);

interface Props {
  readonly edge: FragmentOf<typeof EntityArticleFields>;
}

export const EntityArticleRow = ({ edge: { mentionCount, salience, firstMention, node } }: Props) => (
  <li className="entity-article">
    <ArticleLink article={node} />
    <span className="note">
      <a href={placePath(node.key, firstMention)}>{counted(mentionCount, 'mention')}</a>, {Math.round(salience * 100)} %
      of it
    </span>
  </li>
);
