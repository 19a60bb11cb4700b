/** The entities of the graph as a table, with what can be done with each: the same as in the drawing. */
import { useMemo } from 'react';
import { EntityLink } from '../../shared/entity-link.tsx';
import { KIND_LABELS } from '../../shared/kinds.ts';
import type { NodeActions } from '../actions.ts';
import type { GraphNode } from '../data/node-fields.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { NodeButtons } from './node-buttons.tsx';
import { usePart } from './use-part.tsx';

const { compare: compareNames } = new Intl.Collator();

interface Props {
  readonly drawing: Drawing;
  readonly actions: NodeActions;
}

interface Row {
  readonly node: GraphNode;
  readonly degree: number;
}

/** Those that are open first, then those with the most connections. */
function rowsOf({ nodes, edges }: Drawing, isOpen: NodeActions['isOpen']): Row[] {
  const degrees = new Map<string, number>();
  for (const { ends } of edges.values()) for (const id of ends) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  const rank = (id: string): number => (isOpen(id) ? 1_000_000 : 0) + (degrees.get(id) ?? 0);
  const rows = [...nodes.values()].map((node) => ({ node, degree: degrees.get(node.id) ?? 0, rank: rank(node.id) }));
  return rows.sort((a, b) => b.rank - a.rank || compareNames(a.node.name, b.node.name));
}

export function NodeTable({ drawing, actions }: Props) {
  const { isOpen } = actions;
  const rows = useMemo(() => rowsOf(drawing, isOpen), [drawing, isOpen]);
  const [part, more] = usePart(rows, 'entities');
  return (
    <section className="graph-table" aria-labelledby="graph-entities">
      <h2 id="graph-entities">
        Entities <span className="count">{rows.length}</span>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Kind</th>
            <th scope="col">Articles</th>
            <th scope="col">Connections</th>
            <th scope="col">Actions</th>
          </tr>
        </thead>
        <tbody>
          {part.map(({ node, degree }) => (
            <tr key={node.id}>
              <th scope="row">
                <EntityLink entity={node} />
              </th>
              <td>{KIND_LABELS[node.kind]}</td>
              <td>{node.articleCount}</td>
              <td>{degree}</td>
              <td>
                <NodeButtons node={node} actions={actions} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </section>
  );
}
