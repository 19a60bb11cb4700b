/** The surroundings of entities, for drawing. */
import { type EdgeRow, type Graph as GraphParts, graphAround, type NodeRow } from '../../src/store/graph/graph.ts';
import { weightOf } from '../../src/store/graph/neighbours.ts';
import { refer } from '../../src/store/sql/query.ts';
import { entities } from '../../src/store/sql/tables/entities.ts';
import { builder } from '../builder.ts';
import type { CostParams } from '../engine/declaration.ts';
import { Kind, Window } from '../enums.ts';
import { entityKeys } from '../ids.ts';
import { ArticleFilter } from '../inputs/filters.ts';
import { GRAPH_CENTRES, GRAPH_DEPTH, GRAPH_NODES, within } from '../limits.ts';
import { Entity } from '../refs.ts';

/** What it costs to gather a graph, in nodes: in any case, and for each step from each entity in the middle. */
const GATHERING = 100;
const STEP = 5;
/** How much dearer it is when the articles that fit have to be read. */
const FILTERED = 3;

/** What it costs to look for the pairs of an entity, in nodes, and how many it has. */
const PAIRS = 3;
const PAIRS_FOUND = 5;

/** The most entities of the graph. */
const nodesOf = ({ argsAbove }: CostParams): number => Number(argsAbove.first ?? 0);

const GraphNode = builder.objectRef<NodeRow>('GraphNode').implement({
  description: 'An entity of a graph.',
  fields: (t) => ({
    entity: t.one({ type: Entity, description: 'The entity.', from: ({ id }) => refer(entities, 'id', id) }),
    distance: t.sql({
      type: 'Int',
      description: 'Steps from the nearest entity that the graph is drawn around; 0 for those themselves.',
      sql: ({ distance }) => distance,
    }),
  }),
});

const GraphEdge = builder.objectRef<EdgeRow>('GraphEdge').implement({
  description: 'Two entities of a graph that stand together. It has no direction; each pair occurs once.',
  fields: (t) => ({
    source: t.one({ type: Entity, description: 'One of the two.', from: ({ a }) => refer(entities, 'id', a) }),
    target: t.one({ type: Entity, description: 'The other.', from: ({ b }) => refer(entities, 'id', b) }),
    weight: t.sql({
      type: 'Int',
      description: '`sentenceCount` in the window SENTENCE, `articleCount` in the window ARTICLE.',
      sql: weightOf,
    }),
    articleCount: t.sql({
      type: 'Int',
      description: 'How many articles mention both, by mentions that count.',
      sql: ({ articles }) => articles,
    }),
    sentenceCount: t.sql({
      type: 'Int',
      description: 'How many sentences mention both, by mentions that count.',
      sql: ({ sentences }) => sentences,
    }),
  }),
});

const Graph = builder.objectRef<GraphParts>('Graph').implement({
  description: 'Entities and how they stand together.',
  fields: (t) => ({
    nodes: t.rows({
      type: [GraphNode],
      description: 'The entities, nearest to the middle first.',
      rows: ({ nodes }) => nodes,
    }),
    edges: t.rows({
      type: [GraphEdge],
      cost: (params) => PAIRS * nodesOf(params),
      size: (params) => PAIRS_FOUND * nodesOf(params),
      description: 'Every pair of those entities that stands together, heaviest first.',
      rows: ({ edges }) => edges,
    }),
  }),
});

builder.queryField('graph', (t) =>
  t.part({
    type: Graph,
    cost: ({ args }) =>
      (args.filter ? FILTERED : 1) * (GATHERING + STEP * Number(args.depth) * [args.around].flat().length),
    args: {
      around: entityKeys(
        t.arg.idList({
          required: true,
          description: `Global ids of the entities in the middle, ${GRAPH_CENTRES.least} to ${GRAPH_CENTRES.most}. What does not exist is left out.`,
        }),
      ),
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
      kinds: t.arg({
        type: [Kind],
        description: 'Only entities of these kinds, beside those in the middle. Default: all.',
      }),
      filter: t.arg({
        type: ArticleFilter,
        description: 'Which articles count for who is there and how often. Default: all.',
      }),
    },
    description:
      'The surroundings of entities as nodes and weighted edges, for drawing: step by step, the heaviest edges first.',
    check: ({ around, depth, first }) => {
      within(GRAPH_CENTRES, 'around', around.length);
      within(GRAPH_DEPTH, 'depth', depth);
      within(GRAPH_NODES, 'first', first);
    },
    of: (_root, args) => graphAround(args),
  }),
);
