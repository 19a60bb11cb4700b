/** `dateline schema`: prints the GraphQL schema. */
import { printSorted } from '../../schema/print.ts';
import { defineCommand } from './command.ts';

export const schemaCommand = defineCommand({
  usage: 'schema',
  summary: 'print the GraphQL schema in its own language, sorted and described',
  settings: [],
  // Loaded when it is needed: building the schema takes a while.
  run: async () => ({ schema: printSorted((await import('../../schema/index.ts')).schema) }),
  print: ({ schema }, terminal) => terminal.print(schema.trimEnd()),
});
