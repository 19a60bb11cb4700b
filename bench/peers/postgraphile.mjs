/** A peer over PostgreSQL: PostGraphile 5 on node:http, run as `node postgraphile.mjs CONNECTION`. */
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';

/** Connections to PostgreSQL, as many as requests in flight. */
const CONNECTIONS = 16;

// PostGraphile needs this function of Node 22; Node 20 lacks it.
Promise.withResolvers ??= () => {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
};

const instance = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  // Allows filters and orders on columns without an index of their own.
  disablePlugins: ['NodePlugin', 'MutationPlugin', 'PgIndexBehaviorsPlugin'],
  schema: { connectionFilterRelations: true, defaultBehavior: '-insert -update -delete' },
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
  pgServices: [makePgService({ connectionString: process.argv[2], poolConfig: { max: CONNECTIONS } })],
});

const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => {
  console.log(`PostGraphile answers at http://127.0.0.1:${server.address().port}/graphql`);
});
