/** The card of an entity in the graph: what it is, and what can be done with it here. */
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.ts';
import { Answer } from '../../shared/answer.tsx';
import { counted } from '../../shared/counted.ts';
import { formatDate } from '../../shared/dated.tsx';
import { EntityLink } from '../../shared/entity-link.tsx';
import { KindBadge } from '../../shared/kind-badge.tsx';
import type { NodeActions } from '../actions.ts';
import type { GraphNode } from '../data/node-fields.ts';
import { NodeButtons } from '../tables/node-buttons.tsx';
import { Panel } from './panel.tsx';

const Card = graphql(`
  query GraphCard($id: ID!) {
    entity(id: $id) {
      id
      mentionCount
      firstSeen
      lastSeen
      roles {
        facets {
          texts(first: 3) {
            text
            count
          }
        }
      }
    }
  }
`);

interface Props {
  readonly node: GraphNode;
  readonly actions: NodeActions;
  readonly onClose: () => void;
}

export function NodePanel({ node, actions, onClose }: Props) {
  const [result, ask] = useQuery({ query: Card, variables: { id: node.id } });
  return (
    <Panel title={<EntityLink entity={node} />} onClose={onClose}>
      <p>
        <KindBadge kind={node.kind} /> <span className="count">{counted(node.articleCount, 'article')}</span>
      </p>
      <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {({ entity }) =>
          entity && (
            <>
              {entity.roles.facets.texts.length > 0 && (
                <p className="text">{entity.roles.facets.texts.map(({ text }) => text).join(', ')}</p>
              )}
              {entity.firstSeen !== null && entity.lastSeen !== null && (
                <p className="note">
                  {counted(entity.mentionCount, 'mention')} from {formatDate(entity.firstSeen)} to{' '}
                  {formatDate(entity.lastSeen)}
                </p>
              )}
            </>
          )
        }
      </Answer>
      <NodeButtons node={node} actions={actions} />
    </Panel>
  );
}
