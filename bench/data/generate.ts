/** Generates the benchmark's database: `node dist/bench/data/generate.js FILE [articles] [entities]`. Prints the time of each step. */
import { existsSync, rmSync, statSync } from 'node:fs';
import { createDatabase } from '../../src/store/database/new-database.ts';
import type { Store } from '../../src/store/database/open.ts';
import { beginFirstLoad } from '../../src/store/first-load.ts';
import { serializeArticle } from '../../src/store/write/article-json.ts';
import { openStaging, type Staging } from '../../src/store/write/staging.ts';
import { writeArticles } from './articles.ts';
import { createWorld } from './world.ts';

const timed = async <R>(what: string, work: () => R | Promise<R>): Promise<R> => {
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  const result = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const { user, system } = process.cpuUsage(cpuStart);
  const memory = Math.round(process.memoryUsage.rss() / 1e6);
  console.log(`${what}: ${seconds} s (${((user + system) / 1e6).toFixed(1)} s of CPU), ${memory} MB resident`);
  return result;
};

const stage = (articles: number, entities: number): Staging => {
  const staging = openStaging();
  for (const record of writeArticles(createWorld(entities), articles)) staging.add(serializeArticle(record));
  return staging;
};

const load = (store: Store, articles: Staging): void => {
  const run = { startedAt: new Date().toISOString(), extractor: 'bench', extractorVersion: '1' };
  const { add, finish, commit } = beginFirstLoad(store, { command: 'SEED', ...run });
  for (const record of articles) add(record);
  finish({ outdated: new Set(), replacements: [], gazetteer: null });
  commit();
};

const [path, articles = '100000', entities = '50000'] = process.argv.slice(2);
if (!path) throw new Error('Usage: generate FILE [articles] [entities]');
for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) rmSync(file);
const staged = await timed('generate and stage', () => stage(Number(articles), Number(entities)));
await timed('load, with every index', () => createDatabase(path, async (store) => load(store, staged)));
staged.close();
console.log(`${Math.round(statSync(path).size / 1e6)} MB`);
