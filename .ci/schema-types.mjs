/** Writes the types that the explorer's queries are checked with (gql.tada), from the printed schema. Run by `npm run build`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';

const ROOT = dirname(import.meta.dirname);
const TARGET = join(ROOT, 'src/explorer/graphql/schema-types.d.ts');

const schema = buildSchema(readFileSync(join(ROOT, 'schema/schema.graphql'), 'utf8'));
const text = outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(schema)), {
  fileType: '.d.ts',
  shouldPreprocess: true,
});
// What follows would set the schema of every client in the program; graphql.ts sets that of its own.
const types = text.slice(0, text.indexOf("import * as gqlTada from 'gql.tada'"));
const content = `/** The types of the schema, written by .ci/schema-types.mjs. */\n${types}`;
if (!existsSync(TARGET) || readFileSync(TARGET, 'utf8') !== content) writeFileSync(TARGET, content);
