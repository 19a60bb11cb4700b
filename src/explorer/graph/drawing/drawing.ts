/** What is drawn: the answers put together, without what the filters of the page hide. */

import type { GraphNode } from '../data/node-fields.ts';
import type { Surrounding } from '../data/surroundings.ts';
import type { Hop } from '../data/use-path.ts';
import type { GraphState } from '../params.ts';
import type { Edge, Step } from './step.ts';

export type GraphStep = Step<GraphNode>;

export interface Drawing {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: ReadonlyMap<string, Edge>;
}

export function edgeBetween(one: string, other: string, weight: number): Edge {
  const ends = one < other ? ([one, other] as const) : ([other, one] as const);
  return { key: ends.join('\n'), ends, weight };
}

const stepOf = ({ nodes, edges }: Surrounding): GraphStep => ({
  nodes: nodes.map(({ entity }) => entity),
  edges: edges.map(({ source, target, weight }) => edgeBetween(source.id, target.id, weight)),
});

const weightOf = ({ articleCount, sentenceCount }: Hop, window: GraphState['window']): number =>
  window === 'ARTICLE' ? articleCount : sentenceCount;

export const stepOfPath = (hops: readonly Hop[], window: GraphState['window']): GraphStep => ({
  nodes: hops.flatMap(({ from, to }) => [from, to]),
  edges: hops.map((hop) => edgeBetween(hop.from.id, hop.to.id, weightOf(hop, window))),
});

export const stepsOf = (answers: readonly Surrounding[], path: GraphStep | null): readonly GraphStep[] => [
  ...answers.map(stepOf),
  ...(path === null ? [] : [path]),
];

/** Everything that the steps bring. */
export function unionOf(steps: readonly GraphStep[]): Drawing {
  const nodes = new Map(steps.flatMap((step) => step.nodes.map((node) => [node.id, node] as const)));
  const edges = new Map(steps.flatMap((step) => step.edges.map((edge) => [edge.key, edge] as const)));
  return { nodes, edges };
}

/** Without what was removed, connections that are too light, and those whom nothing connects any more. */
export function visibleOf(
  all: Drawing,
  path: GraphStep | null,
  { around, without, least }: Pick<GraphState, 'around' | 'without' | 'least'>,
): Drawing {
  const onPath = new Set(path?.edges.map(({ key }) => key));
  const isThere = (id: string): boolean => !without.includes(id);
  const edges = [...all.edges].filter(
    ([key, { ends, weight }]) => (weight >= least || onPath.has(key)) && ends.every(isThere),
  );
  const kept = new Set([...edges.flatMap(([, { ends }]) => ends), ...around.filter(isThere)]);
  return { nodes: new Map([...all.nodes].filter(([id]) => kept.has(id))), edges: new Map(edges) };
}
