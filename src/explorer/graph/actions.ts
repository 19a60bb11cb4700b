/** What can be done with an entity of the graph, from the drawing, its card and the tables alike. All of it changes the address. */
import { useMemo } from 'react';
import type { Update } from '../routing/params.ts';
import { collapsed, type GraphState, MOST_OPEN, opened, type PARAMS, removed } from './params.ts';

export interface NodeActions {
  readonly isOpen: (id: string) => boolean;
  /** Whether no more entities may be opened. */
  readonly isFull: boolean;
  /** Does nothing when it is open. */
  readonly open: (id: string) => void;
  readonly collapse: (id: string) => void;
  readonly remove: (id: string) => void;
  /** Shows the card. */
  readonly choose: (id: string) => void;
  /** The id where the path begins of which the end is being looked for; '' while there is none. */
  readonly pathFrom: string;
  /** Begins a path, or ends the one that was begun. */
  readonly path: (id: string) => void;
  readonly chooseEdge: (ends: readonly string[]) => void;
}

const NOTHING_CHOSEN = { node: '', edge: [] };

export function useActions(state: GraphState, update: Update<typeof PARAMS>): NodeActions {
  const { around } = state;
  const isOpen = useMemo(() => {
    const open = new Set(around);
    return (id: string) => open.has(id);
  }, [around]);
  return useMemo(() => {
    const [pathFrom = ''] = state.path.length === 1 ? state.path : [];
    return {
      isOpen,
      isFull: state.around.length >= MOST_OPEN,
      open: (id) => {
        if (!state.around.includes(id) && state.around.length < MOST_OPEN) update(opened(state, id));
      },
      collapse: (id) => update(collapsed(state, id)),
      remove: (id) => update(removed(state, id)),
      // What is chosen is part of the link, but going back undoes what was drawn.
      choose: (node) => update({ ...NOTHING_CHOSEN, node }, { replace: true }),
      pathFrom,
      path: (id) =>
        update(
          pathFrom === '' || pathFrom === id
            ? { path: pathFrom === id ? [] : [id] }
            : { ...NOTHING_CHOSEN, path: [pathFrom, id] },
        ),
      chooseEdge: (edge) => update({ ...NOTHING_CHOSEN, edge: [...edge] }, { replace: true }),
    };
  }, [state, update, isOpen]);
}
