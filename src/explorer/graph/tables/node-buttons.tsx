/** The buttons of an entity: open or close it, look for a path from it, take it away. */
import type { NodeActions } from '../actions.ts';
import type { GraphNode } from '../data/node-fields.ts';

interface Props {
  readonly node: Pick<GraphNode, 'id' | 'name'>;
  readonly actions: NodeActions;
}

/** What the button for a path says: it takes two presses, one at each end. */
function pathLabel({ id }: Props['node'], { pathFrom }: NodeActions): string {
  if (pathFrom === '') return 'Path from here';
  return pathFrom === id ? 'No path' : 'Path to here';
}

export function NodeButtons({ node, actions }: Props) {
  const { id, name } = node;
  const isOpen = actions.isOpen(id);
  const path = pathLabel(node, actions);
  return (
    <div className="buttons">
      <button
        type="button"
        aria-label={`${isOpen ? 'Collapse' : 'Expand'} ${name}`}
        disabled={!isOpen && actions.isFull}
        onClick={() => (isOpen ? actions.collapse(id) : actions.open(id))}
      >
        {isOpen ? 'Collapse' : 'Expand'}
      </button>
      <button type="button" aria-label={`${path}: ${name}`} onClick={() => actions.path(id)}>
        {path}
      </button>
      <button type="button" aria-label={`Remove ${name}`} onClick={() => actions.remove(id)}>
        Remove
      </button>
    </div>
  );
}
