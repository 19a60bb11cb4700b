/** Times reseeds that change little: `node dist/bench/reseed.js FILE [entities]`, FILE and number as given to `generate`. */
import type { ArticleRecord } from '../src/model.ts';
import { openStore, type Store } from '../src/store/database/open.ts';
import { reseed } from '../src/store/reseed.ts';
import { writeArticles } from './data/articles.ts';
import { saidIn } from './data/said.ts';
import { createWorld } from './data/world.ts';

const reseedSome = (store: Store, articles: readonly ArticleRecord[]): string => {
  const start = performance.now();
  const keep = new Set(store.prepare('SELECT key FROM articles').pluck().all() as string[]);
  for (const { key } of articles) keep.delete(key);
  const run = { startedAt: new Date().toISOString(), extractor: 'bench', extractorVersion: '1', problems: 0 };
  reseed(store, { articles, keep, known: [], run: { command: 'RESEED', ...run } });
  return `${((performance.now() - start) / 1000).toFixed(2)} s`;
};

/** The same article without its last mention. */
const shortened = (article: ArticleRecord): ArticleRecord => {
  const mentions = article.mentions.slice(0, -1);
  const named = new Set(mentions.map(({ entity }) => entity));
  return {
    ...article,
    ...saidIn({ ...article, mentions }),
    mentions,
    entities: article.entities.filter(({ key }) => named.has(key)),
  };
};

const [path, entities = '50000'] = process.argv.slice(2);
if (!path) throw new Error('Usage: reseed FILE [entities]');
const world = createWorld(Number(entities));
const store = openStore(path);
for (const count of [1, 10, 100, 1000]) {
  const articles = [...writeArticles(world, count)];
  console.log(`${count} changed: ${reseedSome(store, articles.map(shortened))}`);
  console.log(`${count} changed back: ${reseedSome(store, articles)}`);
}
store.close();
