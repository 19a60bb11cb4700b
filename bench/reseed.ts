/** Measures reseeds that change few articles: `node dist/bench/reseed.js FILE [entities]`, with the arguments of generate.ts. */
import type { ArticleRecord } from '../src/model.ts';
import { openStore, type Store } from '../src/store/database/open.ts';
import { reseed } from '../src/store/reseed.ts';
import { writeArticles } from './data/articles.ts';
import { rolesAndStatementsOf } from './data/roles-and-statements.ts';
import { createWorld } from './data/world.ts';

const reseedSome = (store: Store, articles: readonly ArticleRecord[]): string => {
  const start = performance.now();
  const keep = new Set(store.prepare('SELECT key FROM articles').pluck().all() as string[]);
  for (const { key } of articles) keep.delete(key);
  const run = { startedAt: new Date().toISOString(), extractor: 'bench', extractorVersion: '1' };
  reseed(store, { articles, keep, gazetteer: null, run: { command: 'RESEED', ...run } });
  return `${((performance.now() - start) / 1000).toFixed(2)} s`;
};

/** The same article without its last mention. */
const withoutLastMention = (article: ArticleRecord): ArticleRecord => {
  const mentions = article.mentions.slice(0, -1);
  const mentioned = new Set(mentions.map(({ entity }) => entity));
  return {
    ...article,
    ...rolesAndStatementsOf({ ...article, mentions }),
    mentions,
    entities: article.entities.filter(({ key }) => mentioned.has(key)),
  };
};

const [path, entities = '50000'] = process.argv.slice(2);
if (!path) throw new Error('Usage: reseed FILE [entities]');
const world = createWorld(Number(entities));
const store = openStore(path);
for (const count of [1, 10, 100, 1000]) {
  const articles = [...writeArticles(world, count)];
  console.log(`${count} changed: ${reseedSome(store, articles.map(withoutLastMention))}`);
  console.log(`${count} changed back: ${reseedSome(store, articles)}`);
}
store.close();
