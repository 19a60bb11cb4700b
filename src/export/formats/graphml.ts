/** GraphML: the graph of entities for Gephi, yEd, Cytoscape, igraph and NetworkX. */
import type { Format } from '../format.ts';
import { EDGE_ATTRIBUTES, edgeId, type GraphAttribute, NODE_ATTRIBUTES } from '../graph.ts';
import type { EdgeOut, EntityOut, Records } from '../records.ts';
import { element, XML_DECLARATION, xmlText } from '../xml.ts';

const NODES: readonly GraphAttribute<EntityOut>[] = [
  { name: 'label', type: 'string', of: ({ name }) => name },
  ...NODE_ATTRIBUTES,
];
/** Programs take the attribute of this name for the thickness of an edge. */
const EDGES: readonly GraphAttribute<EdgeOut>[] = [
  { name: 'weight', type: 'double', of: ({ sentences }) => sentences },
  ...EDGE_ATTRIBUTES,
];

const TYPES = { string: 'string', integer: 'long', double: 'double' } as const;

const keyOf = (target: 'node' | 'edge', { name, type }: Pick<GraphAttribute<never>, 'name' | 'type'>): string =>
  `${element('key', { id: `${target}-${name}`, for: target, 'attr.name': name, 'attr.type': TYPES[type] })}\n`;

const dataOf = <R>(target: 'node' | 'edge', attributes: readonly GraphAttribute<R>[], record: R): string =>
  attributes
    .map(({ name, of }) => [name, of(record)] as const)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => element('data', { key: `${target}-${name}` }, xmlText(String(value))))
    .join('');

function* write({ entities, edges }: Records): Generator<string> {
  yield `${XML_DECLARATION}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n`;
  for (const attribute of NODES) yield keyOf('node', attribute);
  for (const attribute of EDGES) yield keyOf('edge', attribute);
  yield '<graph edgedefault="undirected">\n';
  for (const entity of entities()) yield `${element('node', { id: entity.key }, dataOf('node', NODES, entity))}\n`;
  for (const edge of edges()) {
    const { source, target } = edge;
    yield `${element('edge', { id: edgeId(edge), source, target }, dataOf('edge', EDGES, edge))}\n`;
  }
  yield '</graph>\n</graphml>\n';
}

export const graphml: Format = {
  summary: 'the graph of entities with weights, dates and evidence, for Gephi, yEd, Cytoscape, igraph and NetworkX',
  mediaType: 'application/xml; charset=utf-8',
  files: [{ name: 'graph.graphml', write }],
};
