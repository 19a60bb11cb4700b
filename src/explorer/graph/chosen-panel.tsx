/** The panel for what is chosen: a connection, an entity or a path; nothing when nothing is. */
import type { Update } from '../routing/params.ts';
import type { NodeActions } from './actions.ts';
import type { usePath } from './data/use-path.ts';
import { type Drawing, edgeBetween } from './drawing/drawing.ts';
import { EdgePanel } from './panel/edge-panel.tsx';
import { NodePanel } from './panel/node-panel.tsx';
import { PathPanel } from './panel/path-panel.tsx';
import { type GraphState, type PARAMS, pairOf } from './params.ts';

interface Props {
  readonly state: GraphState;
  readonly update: Update<typeof PARAMS>;
  readonly actions: NodeActions;
  readonly all: Drawing;
  readonly path: ReturnType<typeof usePath>;
}

export function ChosenPanel({ state, update, actions, all, path: [path, retryPath] }: Props) {
  const [one, other] = pairOf(state.edge) ?? ['', ''];
  const edge = all.edges.get(edgeBetween(one, other, 0).key);
  const ends = edge?.ends.map((id) => all.nodes.get(id));
  const close = (): void => update({ node: '', edge: [] }, { replace: true });
  if (edge && ends?.[0] && ends[1])
    return <EdgePanel key={edge.key} edge={edge} nodes={[ends[0], ends[1]]} state={state} onClose={close} />;
  const node = all.nodes.get(state.node);
  if (node) return <NodePanel key={node.id} node={node} actions={actions} onClose={close} />;
  if (state.path.length === 2)
    return (
      <PathPanel
        result={path}
        state={state}
        onEdge={actions.chooseEdge}
        onRetry={retryPath}
        onClose={() => update({ path: [] })}
      />
    );
  return null;
}
