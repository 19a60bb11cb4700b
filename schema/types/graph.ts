/** The surroundings of entities, for drawing. */

import {
  type GraphEdge as EdgeRow,
  type GraphQuery,
  type Graph as GraphRow,
  listEdges,
  listNodes,
  type GraphNode as NodeRow,
  readGraph,
} from '../../src/store/graph/graph.ts';
import type { Window as Windows } from '../../src/store/graph/neighbours.ts';
import { findEntities } from '../../src/store/read/entities.ts';
import { builder } from '../builder.ts';
import type { Batch } from '../context.ts';
import { Window } from '../enums.ts';
import { GRAPH_CENTRES, GRAPH_DEPTH, GRAPH_NODES, within } from '../limits.ts';
import { present } from '../present.ts';
import { Entity } from '../refs.ts';

const graphs: Batch<GraphQuery, unknown, GraphRow> = (store, queries) =>
  queries.map((query) => readGraph(store, query));

const GraphNode = builder.objectRef<NodeRow>('GraphNode').implement({
  description: 'An entity of a graph.',
  fields: (t) => ({
    entity: t.field({
      type: Entity,
      description: 'The entity.',
      compiles: true,
      resolve: async ({ id }, _args, { load }) => present(await load(findEntities, id)),
    }),
    distance: t.exposeInt('distance', {
      description: 'Steps from the nearest entity that the graph is drawn around; 0 for those themselves.',
    }),
  }),
});

interface WeighedEdge extends EdgeRow {
  readonly window: Windows;
}

const GraphEdge = builder.objectRef<WeighedEdge>('GraphEdge').implement({
  description: 'Two entities of a graph that stand together. It has no direction; each pair occurs once.',
  fields: (t) => ({
    source: t.field({
      type: Entity,
      description: 'One of the two.',
      compiles: true,
      resolve: async ({ a }, _args, { load }) => present(await load(findEntities, a)),
    }),
    target: t.field({
      type: Entity,
      description: 'The other.',
      compiles: true,
      resolve: async ({ b }, _args, { load }) => present(await load(findEntities, b)),
    }),
    weight: t.int({
      description: '`sentenceCount` in the window SENTENCE, `articleCount` in the window ARTICLE.',
      compiles: true,
      resolve: ({ window, articles, sentences }) => (window === 'SENTENCE' ? sentences : articles),
    }),
    articleCount: t.exposeInt('articles', { description: 'How many articles mention both, demonyms left out.' }),
    sentenceCount: t.exposeInt('sentences', { description: 'How many sentences mention both, demonyms left out.' }),
  }),
});

interface WeighedGraph extends GraphRow {
  readonly window: Windows;
}

const Graph = builder.objectRef<WeighedGraph>('Graph').implement({
  description: 'Entities and how they stand together.',
  fields: (t) => ({
    nodes: t.field({
      type: [GraphNode],
      description: 'The entities, nearest to the middle first.',
      compiles: true,
      resolve: ({ nodes }, _args, { load }) => load(listNodes, nodes),
    }),
    edges: t.field({
      type: [GraphEdge],
      description: 'Every pair of those entities that stands together, heaviest first.',
      compiles: true,
      resolve: async ({ edges, window }, _args, { load }) =>
        (await load(listEdges, edges)).map((edge) => ({ ...edge, window })),
    }),
  }),
});

builder.queryField('graph', (t) =>
  t.field({
    type: Graph,
    args: {
      around: t.arg.globalIDList({
        for: [Entity],
        required: true,
        description: `Global ids of the entities in the middle, ${GRAPH_CENTRES.least} to ${GRAPH_CENTRES.most}. What does not exist is left out.`,
      }),
      depth: t.arg.int({
        required: true,
        defaultValue: GRAPH_DEPTH.default,
        description: `How many steps to go from the middle: ${GRAPH_DEPTH.least} to ${GRAPH_DEPTH.most}.`,
      }),
      first: t.arg.int({
        required: true,
        defaultValue: GRAPH_NODES.default,
        description: `How many entities to give at most, those in the middle included: ${GRAPH_NODES.least} to ${GRAPH_NODES.most}.`,
      }),
      window: t.arg({
        type: Window,
        required: true,
        defaultValue: 'ARTICLE',
        description: 'How near two entities must stand to stand together.',
      }),
    },
    description:
      'The surroundings of entities as nodes and weighted edges, for drawing: step by step, the heaviest edges first.',
    compiles: true,
    resolve: async (_root, { around, depth, first, window }, { load }) => {
      within(GRAPH_CENTRES, 'around', around.length);
      const graph = await load(graphs, {
        around: around.map(({ id }) => id),
        depth: within(GRAPH_DEPTH, 'depth', depth),
        first: within(GRAPH_NODES, 'first', first),
        window,
      });
      return { ...graph, window };
    },
  }),
);
