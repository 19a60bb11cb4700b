/**
 * Measures how long corrections take: `node dist/bench/corrections.js <database>` relinks mentions one by one, and merges the
 * two people who are mentioned most; everything is undone afterwards. Give a copy: the log of the database keeps it all.
 */

import type { Change } from '../src/correct/change.ts';
import type { ArticleKey, EntityKey } from '../src/model.ts';
import { makeChange } from '../src/store/changes.ts';
import { openStore, type Store } from '../src/store/open.ts';
import { createRandom } from './data/random.ts';

const RELINKS = 200;

const ask = (store: Store, change: Change): { number: number; ms: number } => {
  const began = performance.now();
  const { number } = makeChange(store, {
    change,
    by: 'bench',
    reason: null,
    preview: false,
    ifUnchangedSince: null,
    at: new Date().toISOString(),
  });
  return { number: number ?? 0, ms: performance.now() - began };
};

interface Drawn {
  readonly article: ArticleKey;
  readonly start: number;
  readonly end: number;
}

const SELECT_MENTION = `
  SELECT a.key AS article, m.start, m."end" FROM mentions AS m JOIN articles AS a ON a.id = article_id
  WHERE article_id >= ? AND m.status = 'ACCEPTED' AND entity_id IS NOT NULL LIMIT 1`;
const SELECT_ENTITY = 'SELECT key FROM entities WHERE id >= ? LIMIT 1';
const SELECT_MOST =
  "SELECT key, mention_count AS mentions FROM entities WHERE kind = 'PERSON' ORDER BY mention_count DESC LIMIT 2";

const RANGE = 2 ** 52;

const quantile = (times: readonly number[], share: number): string =>
  (times.toSorted((one, other) => one - other)[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);

const tell = (what: string, times: readonly number[]): void =>
  console.log(
    `${what}: p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms, worst ${quantile(times, 1)} ms`,
  );

const store = openStore(String(process.argv[2]));
const random = createRandom(7);
const numbers: number[] = [];
const relinks = Array.from({ length: RELINKS }, () => {
  const mention = store.prepare(SELECT_MENTION).get(Math.floor(random() * RANGE)) as Drawn;
  const entity = store
    .prepare(SELECT_ENTITY)
    .pluck()
    .get(Math.floor(random() * RANGE)) as EntityKey;
  const { number, ms } = ask(store, { type: 'RELINK_MENTION', mention, entity });
  numbers.push(number);
  return ms;
});
tell('relink a mention', relinks);
tell(
  'undo a relink',
  numbers.map((number) => ask(store, { type: 'UNDO', number }).ms),
);
const most = store.prepare(SELECT_MOST).all() as { key: EntityKey; mentions: number }[];
const [survivor, merged] = most.map(({ key }) => key) as [EntityKey, EntityKey];
const merge = ask(store, { type: 'MERGE_ENTITIES', survivor, merged: [merged] });
console.log(
  `merge ${most.map(({ key, mentions }) => `${key} (${mentions})`).join(' and ')}: ${merge.ms.toFixed(0)} ms`,
);
console.log(`undo the merge: ${ask(store, { type: 'UNDO', number: merge.number }).ms.toFixed(0)} ms`);
store.close();
