/** `dateline change`: makes a change that a file asks for in the words of GraphQL. */
import { DatelineError } from '../problem.ts';
import { defineChange } from './change-command.ts';
import { readGiven } from './given.ts';
import type { Mutation } from './mutate.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refuse = (file: string, what: string): DatelineError =>
  new DatelineError(
    'BAD_USER_INPUT',
    `${file} ${what}. Write one mutation and its input: {"renameEntity": {"entity": "Entity:person/ada", "name": "Ada"}}.`,
  );

/** Throws BAD_USER_INPUT. */
function readMutation(file: string): Mutation {
  let json: unknown;
  try {
    json = JSON.parse(readGiven(file));
  } catch (error) {
    throw error instanceof DatelineError ? error : refuse(file, 'is no JSON');
  }
  const [asked, ...others] = isObject(json) ? Object.entries(json) : [];
  if (asked === undefined || others.length > 0 || !isObject(asked[1])) throw refuse(file, 'asks for no change');
  return { name: asked[0], input: asked[1] };
}

export const changeCommand = defineChange({
  usage: 'change <file>',
  summary:
    'make the change that a file of JSON asks for in the words of a GraphQL mutation; "-" reads what is piped in',
  mutation: ([file = '']) => readMutation(file),
});
