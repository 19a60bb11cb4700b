/** Starts PostGraphile over a PostgreSQL with the same data; both share the core of the servers. */
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { openCluster } from '../postgres/load.ts';
import type { Variables } from '../queries/query.ts';
import { findDigest, fromPeer, toPeer } from './postgraphile-cursors.ts';
import { POSTGRAPHILE_QUERIES } from './postgraphile-queries.ts';
import { startProcess } from './process.ts';
import { dataOf, type Target } from './target.ts';

type Json = Readonly<Record<string, unknown>>;

/** Reviver for JSON.parse that gives an answer Dateline's shape: unwraps rows of join tables, translates cursors. */
function reshape(name: string, value: unknown): unknown {
  if (name === 'endCursor') return fromPeer(String(value));
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const { article, node, ...rest } = value as Json & { readonly article?: Json; readonly node?: Json };
  if (article !== undefined && 'id' in article && Object.keys(rest).length === 0) return article;
  return node !== undefined && 'weight' in node ? node : value;
}

const readAnswer = (answer: unknown): unknown => {
  const data = dataOf(answer);
  const isArticle = 'article' in (data as Json);
  return isArticle ? data : JSON.parse(JSON.stringify(data), reshape);
};

const variablesFor = (variables: Variables, digest: string): Variables =>
  typeof variables.after === 'string' ? { after: toPeer(variables.after, digest) } : variables;

export async function startPostgraphile(binaries: string, database: string): Promise<Target> {
  const cluster = await openCluster(binaries, database);
  const script = join(PACKAGE_ROOT, 'bench/peers/postgraphile.mjs');
  const { url, pid, stop } = await startProcess('PostGraphile', [process.execPath, script, cluster.connection]);
  const digest = await findDigest(url);
  return {
    name: 'PostGraphile',
    url,
    processes: () => [pid, ...cluster.processes()],
    bodiesFor: async ({ name }, variables) => {
      const query = POSTGRAPHILE_QUERIES[name];
      if (query === undefined) return null;
      const { document, variables: translate = (same) => same } = query;
      return variables.map((values) =>
        JSON.stringify({ query: document, variables: variablesFor(translate(values), digest) }),
      );
    },
    readData: readAnswer,
    stop: async () => {
      await stop();
      await cluster.stop();
    },
  };
}
