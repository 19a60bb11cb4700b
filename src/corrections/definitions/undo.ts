/** Undoes a change. This is not a correction: the log decides which corrections are active. */
import type { MutationDefinition } from '../define.ts';

export const undo = {
  type: 'UNDO',
  description: 'An earlier change is taken back.',
  mutation: {
    name: 'undoChange',
    description:
      'Takes back a change, whenever it was made; an undo too. Where later changes build on it, the ConflictError names them: undo those first.',
    args: { change: { type: 'Change', required: true, description: 'Global id of the change.' } },
  },
} as const satisfies { type: string; description: string; mutation: MutationDefinition };
