/** What the address of a graph holds: who is opened, who is taken away, what counts, and what is chosen. */
import { oneOf, someOf, strings, text, type ValuesOf, wholeNumber } from '../routing/params.ts';
import { KINDS } from '../shared/kinds.ts';

/** The most entities that may be open at once: each is a request. */
export const MOST_OPEN = 60;

export const PARAMS = {
  /** Global ids of the entities that are open, in the order in which they were opened. */
  around: strings,
  /** Global ids of those that were removed. */
  without: strings,
  window: oneOf(['SENTENCE', 'ARTICLE']),
  kind: someOf(KINDS),
  /** The period: years, months or days. */
  from: text(),
  to: text(),
  source: text(),
  /** The least weight of a connection that is drawn. */
  least: wholeNumber(1, [1, 1_000_000]),
  /** The most entities that opening one adds, itself included. */
  first: wholeNumber(30, [2, 100]),
  /** Two global ids between which the shortest path is drawn. */
  path: strings,
  /** The global id of the entity whose card is shown. */
  node: text(),
  /** Two global ids: the connection whose sentences are shown. */
  edge: strings,
};

export type GraphState = ValuesOf<typeof PARAMS>;

/** The two of a list of two; null for any other list. */
export const pairOf = (ids: readonly string[]): readonly [string, string] | null =>
  ids.length === 2 ? (ids as unknown as readonly [string, string]) : null;

/** Opens an entity, or brings it back. */
export const opened = ({ around, without }: GraphState, id: string) => ({
  around: around.includes(id) ? around : [...around, id],
  without: without.filter((each) => each !== id),
});

/** Closes an entity: what only it brought goes. */
export const collapsed = ({ around }: GraphState, id: string) => ({ around: around.filter((each) => each !== id) });

/** Takes an entity away with its connections, and closes what showed it. */
export const removed = (state: GraphState, id: string) => ({
  ...collapsed(state, id),
  without: [...state.without.filter((each) => each !== id), id],
  path: state.path.includes(id) ? [] : state.path,
  node: state.node === id ? '' : state.node,
  edge: state.edge.includes(id) ? [] : state.edge,
});
