/** A peer over the same SQLite file: mercurius with loaders and graphql-jit, run as `node mercurius.mjs DATABASE`. */
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { openDatabase } from '../../dist/bench/floor/database.js';
import { createResolvers } from './resolvers.mjs';

const app = Fastify();
const schema = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
app.register(mercurius, { schema, ...createResolvers(openDatabase(process.argv[2])), jit: 1, graphiql: false });
const address = await app.listen({ host: '127.0.0.1', port: 0 });
console.log(`mercurius answers at ${address}/graphql`);
