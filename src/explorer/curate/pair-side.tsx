/** One entity of a pair: what it is called and is said to be, and its latest mentions. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { ArticleLink, ArticleLinkFields } from '../shared/article-link.tsx';
import { counted } from '../shared/counted.ts';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';
import { KindBadge } from '../shared/kind-badge.tsx';
import { InContext } from './in-context.tsx';

export const PairSideFields = graphql(
  `
    fragment PairSideFields on Entity {
      ...EntityLinkFields
      mentionCount
      articleCount
      aliases {
        name
      }
      roles(first: 3) {
        nodes {
          id
          text
        }
      }
      mentions(first: 3) {
        nodes {
          id
          surface
          context {
            before
            after
          }
          article {
            ...ArticleLinkFields
          }
        }
      }
    }
  `,
  [EntityLinkFields, ArticleLinkFields],
);

export function PairSide({ entity }: { readonly entity: FragmentOf<typeof PairSideFields> }) {
  const { aliases, roles, mentions, mentionCount, articleCount } = entity;
  return (
    <div className="pair-side">
      <h3 className="text">
        <EntityLink entity={entity} />
      </h3>
      <p>
        <KindBadge kind={entity.kind} />{' '}
        <span className="count">
          {counted(mentionCount, 'mention')} in {counted(articleCount, 'article')}
        </span>
      </p>
      <p className="text">
        {aliases
          .slice(0, 12)
          .map(({ name }) => name)
          .join(' · ')}
      </p>
      {roles.nodes.length > 0 && <p className="text">{roles.nodes.map(({ text }) => text).join(' · ')}</p>}
      <ul>
        {mentions.nodes.map(({ id, surface, context, article }) => (
          <li key={id}>
            <p>
              <InContext surface={surface} context={context} />
            </p>
            <ArticleLink article={article} />
          </li>
        ))}
      </ul>
    </div>
  );
}
