/** GraphML, GEXF and Cypher: read by graphology, by schemas in libxml2 and by the parser of Neo4j, they are the graph of the records. */
import { lintCypherQuery } from '@neo4j-cypher/language-support';
import * as graphology from 'graphology';
import gexfReader from 'graphology-gexf';
import graphmlReader from 'graphology-graphml';
import { expect, test } from 'vitest';
import { FORMATS } from '../../src/export/formats.ts';
import { allOf, corrected, written } from './base.ts';
import { faultsOf } from './xml-schemas.ts';

/** Its types name the default export otherwise than Node finds it. */
const UNDIRECTED = graphology.UndirectedGraph as never;

const world = corrected();

const ADA_AND_BABBAGE = 'person/ada -- person/babbage';

test('the checks by schemas find faults', async () => {
  const xml = written(world(), FORMATS.graphml);
  expect(await faultsOf(xml.replace('edgedefault="undirected"', ''), 'graphml.xsd')).not.toEqual([]);
  expect(await faultsOf(xml.replace(/<node id="person\/ada">/, '<node id="x">'), 'graphml.xsd')).not.toEqual([]);
  expect(await faultsOf(written(world(), FORMATS.gexf).replace(/start="/, 'start="x'), 'gexf.xsd')).not.toEqual([]);
});

test.each([
  ['graphml', (text: string) => graphmlReader.parse(UNDIRECTED, text, { addMissingNodes: false })],
  ['gexf', (text: string) => gexfReader.parse(UNDIRECTED, text, { addMissingNodes: false })],
] as const)('%s: has all entities and edges with weights, dates and evidence', async (format, parse) => {
  const text = written(world(), FORMATS[format]);
  expect(await faultsOf(text, `${format}.xsd`)).toEqual([]);
  const graph = parse(text) as graphology.UndirectedGraph;
  const entities = allOf(world(), ({ entities: list }) => list());
  expect(graph.nodes().sort()).toEqual(entities.map(({ key }) => key));
  expect(graph.type).toBe('undirected');
  for (const { key, name } of entities) expect(graph.getNodeAttribute(key, 'label')).toBe(name);
  const edges = allOf(world(), ({ edges: list }) => list());
  expect(edges).toHaveLength(3);
  expect(graph.edges().sort()).toEqual(edges.map(({ source, target }) => `${source} -- ${target}`).sort());
  for (const { source, target, sentences } of edges)
    expect(graph.getEdgeAttribute(`${source} -- ${target}`, 'weight')).toBe(sentences);
  expect(graph.getNodeAttributes('person/ada')).toMatchObject({
    ...{ kind: 'PERSON', formerKeys: 'person/lovelace', asserters: expect.stringContaining('EXTRACTOR tester 1') },
    firstPublishedAt: '1843-07-10T00:00:00Z',
  });
  const { evidence } = graph.getEdgeAttributes(ADA_AND_BABBAGE);
  expect(evidence).toContain('b/second:21-55 Ada Lovelace met Babbage in Turin.\n');
  expect(evidence).toContain('1843/notes: "α" & <β>:');
  expect(graph.getEdgeAttributes(ADA_AND_BABBAGE)).toMatchObject({
    sentences: 3,
    articles: 2,
    lastPublishedAt: '1844-01-02T00:00:00Z',
  });
});

test('gexf: nodes and edges have their time', () => {
  const text = written(world(), FORMATS.gexf);
  expect(text).toMatch(
    /<edge id="person\/ada -- person\/babbage" [^>]*weight="3" start="1843-07-10" end="1844-01-02">/,
  );
});

test('cypher: parses, and names every node and relationship', () => {
  const script = written(world(), FORMATS.cypher);
  expect(lintCypherQuery(`${script} MERG (x)`, {}).length).toBeGreaterThan(0);
  expect(lintCypherQuery(script, {})).toEqual([]);
  // A reader that splits at semicolons or lines finds whole statements.
  const statements = script.split(/;\n/).filter((one) => one.trim() !== '');
  expect(statements).toHaveLength(6);
  for (const { key } of allOf(world(), ({ entities }) => entities())) expect(script).toContain(`key: '${key}'`);
  expect(script).toContain("source: 'person/ada', target: 'person/babbage', facts: {weight: 3");
  expect(script).toContain("origin: 'person/lovelace'");
  expect(script).toContain("assertedBy: 'EXTRACTOR tester 1'");
});
