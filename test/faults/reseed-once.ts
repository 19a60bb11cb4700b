/** A process that reseeds once, as the command does once everything is read: `reseed-once DATABASE FILE-OF-ARTICLES CACHE-PAGES`. */
import { readFileSync, writeSync } from 'node:fs';
import { checkpoint } from '../../src/store/database/checkpoint.ts';
import { openStore } from '../../src/store/database/open.ts';
import { reseed } from '../../src/store/reseed.ts';

const [path = '', articles = '', pages = ''] = process.argv.slice(2);
const records = JSON.parse(readFileSync(articles, 'utf8'));
const store = openStore(path, { synchronous: 'NORMAL' });
store.db.pragma(`cache_size = ${pages}`);
writeSync(1, 'ready');
reseed(store, {
  articles: records,
  keep: new Set(),
  gazetteer: { seeded: [], known: [] },
  run: { command: 'RESEED', startedAt: '', extractor: '', extractorVersion: '' },
});
writeSync(1, 'committed');
checkpoint(store.db);
store.close();
