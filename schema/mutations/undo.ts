/** The mutation that takes back another. */
import { defineMutation } from './define.ts';
import { changeIn } from './named.ts';

defineMutation({
  name: 'undoChange',
  description:
    'Takes back a change, whenever it was made; an undo too. Where later changes build on it, the ConflictError names them: undo those first.',
  about: 'change',
  fields: (t) => ({ change: t.id({ required: true, description: 'Global id of the change.' }) }),
  change: ({ change }) => ({ type: 'UNDO', number: changeIn(change) }),
});
