/** `dateline undo`: takes back a change. */
import { defineChange } from './change-command.ts';

export const undoCommand = defineChange({
  usage: 'undo <number>',
  summary: 'take back the change with this number; "dateline changes list" tells it',
  mutation: ([number = '']) => ({ name: 'undoChange', input: { change: `Change:${number}` } }),
});
