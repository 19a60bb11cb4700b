/** What a comparison begins with: how to choose, and those that most articles mention. */
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { formatParams } from '../routing/params.ts';
import { counted } from '../shared/counted.ts';
import { EntityLinkFields } from '../shared/entity-link.tsx';
import { Message } from '../shared/message.tsx';
import { PARAMS } from './params.ts';

const MostMentioned = graphql(
  `
    query MostMentioned {
      entities(orderBy: { field: ARTICLE_COUNT }, first: 8) {
        nodes {
          ...EntityLinkFields
          articleCount
        }
      }
    }
  `,
  [EntityLinkFields],
);

export function Start() {
  const [{ data }] = useQuery({ query: MostMentioned });
  const found = (data?.entities.nodes ?? []).filter(({ articleCount }) => articleCount > 0);
  return (
    <Message title="Whom or what to compare">
      <p>Type the beginning of a name above and choose from the list. Then add a second one.</p>
      {found.length > 0 && <p>Or begin with one of those that most articles mention:</p>}
      <ul>
        {found.map(({ id, kind, name, articleCount }) => (
          <li key={id}>
            <a className="entity-link" data-kind={kind} href={`/compare${formatParams(PARAMS, { e: [id] })}`}>
              <bdi>{name}</bdi>
            </a>{' '}
            <span className="count">{counted(articleCount, 'article')}</span>
          </li>
        ))}
      </ul>
    </Message>
  );
}
