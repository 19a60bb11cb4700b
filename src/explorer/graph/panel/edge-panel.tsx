/** What stands behind a connection: as many sentences, or articles, as it weighs. */
import { useMemo } from 'react';
import { counted } from '../../shared/counted.ts';
import { EntityLink } from '../../shared/entity-link.tsx';
import type { GraphNode } from '../data/node-fields.ts';
import type { Edge } from '../drawing/step.ts';
import type { GraphState } from '../params.ts';
import { Panel } from './panel.tsx';
import { SharedArticleList } from './shared-articles.tsx';
import { SharedSentenceList } from './shared-sentences.tsx';

interface Props {
  readonly edge: Edge;
  readonly nodes: readonly [GraphNode, GraphNode];
  readonly state: GraphState;
  readonly onClose: () => void;
}

export function EdgePanel({ edge: { ends, weight }, nodes, state, onClose }: Props) {
  const keys = useMemo(() => nodes.map(({ key }) => key), [nodes]);
  const title = (
    <>
      <EntityLink entity={nodes[0]} /> and <EntityLink entity={nodes[1]} />
    </>
  );
  const isBySentence = state.window === 'SENTENCE';
  return (
    <Panel title={title} onClose={onClose}>
      <p className="count">
        {counted(weight, isBySentence ? 'sentence' : 'article')} {weight === 1 ? 'names' : 'name'} both
      </p>
      {isBySentence ? (
        <SharedSentenceList ends={ends} state={state} />
      ) : (
        <SharedArticleList ends={ends} keys={keys} state={state} />
      )}
    </Panel>
  );
}
