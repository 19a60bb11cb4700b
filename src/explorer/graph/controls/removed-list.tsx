/** Who was removed from the graph, each with a button that brings it back. */
import type { Drawing } from '../drawing/drawing.ts';

interface Props {
  readonly without: readonly string[];
  /** Everything that was asked for, what was removed included. */
  readonly all: Drawing;
  readonly onBringBack: (id: string) => void;
}

export function RemovedList({ without, all, onBringBack }: Props) {
  const nodes = without.flatMap((id) => all.nodes.get(id) ?? []);
  if (nodes.length === 0) return null;
  return (
    <ul className="graph-removed" aria-label="Removed">
      {nodes.map(({ id, name }) => (
        <li key={id}>
          <button type="button" aria-label={`Bring back ${name}`} onClick={() => onBringBack(id)}>
            <bdi>{name}</bdi> ↩
          </button>
        </li>
      ))}
    </ul>
  );
}
