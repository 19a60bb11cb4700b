/** The mentions of an entity, each with a box to tick. */

import { graphql } from '../graphql/graphql.ts';
import { ArticleLink, ArticleLinkFields } from '../shared/article-link.tsx';
import { formatNumber } from '../shared/counted.ts';
import { PagedList } from '../shared/paged-list.tsx';
import { InContext } from './in-context.tsx';

const MentionsToTick = graphql(
  `
    query MentionsToTick($entity: ID!, $after: String) {
      entity(id: $entity) {
        mentions(first: 20, after: $after) {
          edges {
            node {
              id
              surface
              context(before: 60, after: 60) {
                before
                after
              }
              article {
                ...ArticleLinkFields
              }
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

interface Props {
  readonly entityId: string;
  readonly ticked: readonly string[];
  readonly onTick: (ids: readonly string[]) => void;
}

export function MentionTicks({ entityId, ticked, onTick }: Props) {
  const toggle = (id: string): void =>
    onTick(ticked.includes(id) ? ticked.filter((each) => each !== id) : [...ticked, id]);
  return (
    <fieldset className="ticks">
      <legend>Its mentions: {formatNumber(ticked.length)} ticked</legend>
      <PagedList
        query={MentionsToTick}
        variables={{ entity: entityId }}
        connectionOf={({ entity }) => entity?.mentions}
        empty={<p className="note">It has no mentions.</p>}
        row={({ node: { id, surface, context, article } }) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked={ticked.includes(id)} onChange={() => toggle(id)} />
              <InContext surface={surface} context={context} />
            </label>
            <ArticleLink article={article} />
          </li>
        )}
      />
    </fieldset>
  );
}
