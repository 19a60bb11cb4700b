/** A process that hangs in the middle of a reseed after printing "half": `die-half-way DATABASE FILE-OF-ARTICLES`. */
import { readFileSync, writeSync } from 'node:fs';
import type { ArticleRecord } from '../../src/model.ts';
import { openStore } from '../../src/store/database/open.ts';
import { reseed } from '../../src/store/reseed.ts';

const [path = '', articles = ''] = process.argv.slice(2);
const store = openStore(path);
// So small that the transaction is written to disk long before its end.
store.db.pragma('cache_size = 10');

function* halting(): Generator<ArticleRecord> {
  yield* JSON.parse(readFileSync(articles, 'utf8')) as ArticleRecord[];
  writeSync(1, 'half');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

reseed(store, {
  articles: halting(),
  keep: new Set(),
  gazetteer: { seeded: [], known: [] },
  run: { command: 'RESEED', startedAt: '', extractor: '', extractorVersion: '' },
});
