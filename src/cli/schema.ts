/** `dateline schema`: prints the GraphQL schema. */
import { schema } from '../../schema/index.ts';
import { printSorted } from '../../schema/print.ts';
import { defineCommand } from './command.ts';

export const schemaCommand = defineCommand({
  usage: 'schema',
  summary: 'print the GraphQL schema in its own language, sorted and described',
  settings: [],
  run: () => ({ schema: printSorted(schema) }),
  print: ({ schema: text }, terminal) => terminal.print(text.trimEnd()),
});
