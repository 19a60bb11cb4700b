/** GEXF 1.3: the graph of entities for Gephi, in time: nodes and edges begin and end with the articles that name them. */
import type { Format } from '../format.ts';
import { EDGE_ATTRIBUTES, edgeId, type GraphAttribute, NODE_ATTRIBUTES } from '../graph.ts';
import type { Records } from '../records.ts';
import { element, XML_DECLARATION } from '../xml.ts';

const attributesOf = <R>(target: 'node' | 'edge', attributes: readonly GraphAttribute<R>[]): string => {
  const declared = attributes.map(({ name, type }, id) => element('attribute', { id, title: name, type }));
  return `${element('attributes', { class: target, mode: 'static' }, declared.join(''))}\n`;
};

const valuesOf = <R>(attributes: readonly GraphAttribute<R>[], record: R): string => {
  const values = attributes.flatMap(({ of }, id) => {
    const value = of(record);
    return value === null ? [] : element('attvalue', { for: id, value });
  });
  return element('attvalues', {}, values.join(''));
};

interface Dated {
  readonly firstPublishedAt: string | null;
  readonly lastPublishedAt: string | null;
}

const dayOf = (time: string | null): string | null => time?.slice(0, 'YYYY-MM-DD'.length) ?? null;

/** Without dates it is always there. */
const extentOf = ({ firstPublishedAt, lastPublishedAt }: Dated) => ({
  start: dayOf(firstPublishedAt),
  end: dayOf(lastPublishedAt),
});

function* nodesOf({ entities }: Records): Generator<string> {
  for (const entity of entities()) {
    const attributes = { id: entity.key, label: entity.name, ...extentOf(entity) };
    yield `${element('node', attributes, valuesOf(NODE_ATTRIBUTES, entity))}\n`;
  }
}

function* edgesOf({ edges }: Records): Generator<string> {
  for (const edge of edges()) {
    const { source, target, sentences } = edge;
    const attributes = { id: edgeId(edge), source, target, weight: sentences, ...extentOf(edge) };
    yield `${element('edge', attributes, valuesOf(EDGE_ATTRIBUTES, edge))}\n`;
  }
}

function* write(records: Records): Generator<string> {
  yield `${XML_DECLARATION}<gexf xmlns="http://gexf.net/1.3" version="1.3">\n`;
  yield '<graph defaultedgetype="undirected" mode="dynamic" timeformat="date" timerepresentation="interval">\n';
  yield attributesOf('node', NODE_ATTRIBUTES) + attributesOf('edge', EDGE_ATTRIBUTES);
  yield '<nodes>\n';
  yield* nodesOf(records);
  yield '</nodes>\n<edges>\n';
  yield* edgesOf(records);
  yield '</edges>\n</graph>\n</gexf>\n';
}

export const gexf: Format = {
  summary: 'the graph of entities in time with weights and evidence, for Gephi',
  mediaType: 'application/xml; charset=utf-8',
  files: [{ name: 'graph.gexf', write }],
};
