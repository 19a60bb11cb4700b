/** `dateline schema`: prints the GraphQL schema. */
import { defineCommand } from './command.ts';

export const schemaCommand = defineCommand({
  usage: 'schema',
  summary: 'print the GraphQL schema (SDL), sorted and described',
  settings: [],
  // Loaded on demand: building the schema takes a while.
  run: async () => {
    const { printSorted } = await import('../../schema/print.ts');
    const { schema } = await import('../../schema/index.ts');
    return { schema: printSorted(schema) };
  },
  print: ({ schema }, terminal) => schema.trimEnd().split('\n').forEach(terminal.print),
});
