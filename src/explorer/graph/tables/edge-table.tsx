/** The connections of the graph as a table: a press on the weight shows what stands behind it. */
import { useMemo } from 'react';
import { counted } from '../../shared/counted.ts';
import { EntityLink } from '../../shared/entity-link.tsx';
import type { NodeActions } from '../actions.ts';
import type { Drawing } from '../drawing/drawing.ts';
import type { Edge } from '../drawing/step.ts';
import type { GraphState } from '../params.ts';
import { usePart } from './use-part.tsx';

interface Props {
  readonly drawing: Drawing;
  readonly actions: NodeActions;
  readonly window: GraphState['window'];
}

const heaviestFirst = ({ edges }: Drawing): Edge[] =>
  [...edges.values()].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));

export function EdgeTable({ drawing, actions, window }: Props) {
  const rows = useMemo(() => heaviestFirst(drawing), [drawing]);
  const [part, more] = usePart(rows, 'connections');
  const noun = window === 'SENTENCE' ? 'sentence' : 'article';
  return (
    <section className="graph-table" aria-labelledby="graph-connections">
      <h2 id="graph-connections">
        Connections <span className="count">{rows.length}</span>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">One</th>
            <th scope="col">Other</th>
            <th scope="col">Named together in</th>
          </tr>
        </thead>
        <tbody>
          {part.map(({ key, ends, weight }) => {
            const [one, other] = ends.map((id) => drawing.nodes.get(id));
            if (!one || !other) return null;
            const label = `${counted(weight, noun)} of ${one.name} and ${other.name}`;
            return (
              <tr key={key}>
                <td>
                  <EntityLink entity={one} />
                </td>
                <td>
                  <EntityLink entity={other} />
                </td>
                <td>
                  <button type="button" className="plain" aria-label={label} onClick={() => actions.chooseEdge(ends)}>
                    {counted(weight, noun)}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {more}
    </section>
  );
}
