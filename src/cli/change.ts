/** `dateline change`: runs a mutation that a file gives as JSON. `dateline undo`: undoes a change. */
import { DatelineError } from '../problem.ts';
import { defineChange } from './change-command.ts';
import { nameOfInput, readInput } from './input.ts';
import type { Mutation } from './mutate.ts';

/** Enough for the longest article, escaped. */
const MAX_MEGABYTES = 64;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const invalidFile = (file: string, what: string): DatelineError =>
  new DatelineError(
    'BAD_USER_INPUT',
    `${nameOfInput(file)} ${what}. Write one mutation and its input: {"renameEntity": {"entity": "Entity:person/ada", "name": "Ada"}}.`,
  );

/** Throws BAD_USER_INPUT. */
function readMutation(file: string): Mutation {
  let json: unknown;
  try {
    json = JSON.parse(readInput(file, MAX_MEGABYTES));
  } catch (error) {
    throw error instanceof DatelineError ? error : invalidFile(file, 'is no JSON');
  }
  const [[name, input] = [], ...others] = isObject(json) ? Object.entries(json) : [];
  if (name === undefined || others.length > 0 || !isObject(input)) throw invalidFile(file, 'asks for no change');
  return { name, input };
}

export const changeCommand = defineChange({
  usage: 'change <file>',
  summary: 'run the GraphQL mutation that a file gives as JSON, with its input; "-" reads standard input',
  mutation: ([file = '']) => readMutation(file),
});

export const undoCommand = defineChange({
  usage: 'undo <number>',
  summary: 'undo the change with this number; "dateline changes list" prints the numbers',
  mutation: ([number = '']) => ({ name: 'undoChange', input: { change: `Change:${number}` } }),
});
