/**
 * Measures how long corrections take: `node dist/bench/corrections.js <database>` relinks mentions one by one, and merges the
 * two people who are mentioned most; everything is undone afterwards. Give a copy: the log of the database keeps it all. Beside
 * the time on the clock stands that of the processor: on a busy machine the latter is what can be relied on.
 */

import type { Change } from '../src/correct/change.ts';
import type { ArticleKey, EntityKey } from '../src/model.ts';
import { makeChange } from '../src/store/changes.ts';
import { openStore, type Store } from '../src/store/open.ts';
import { createRandom } from './data/random.ts';

const RELINKS = 200;

/** Milliseconds on the clock and of the processor. */
interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

const ask = (store: Store, change: Change): { number: number; spent: Spent } => {
  const began = performance.now();
  const before = process.cpuUsage();
  const { number } = makeChange(store, {
    change,
    by: 'bench',
    reason: null,
    preview: false,
    ifUnchangedSince: null,
    at: new Date().toISOString(),
  });
  const { user, system } = process.cpuUsage(before);
  return { number: number ?? 0, spent: { wall: performance.now() - began, cpu: (user + system) / 1000 } };
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

const tell = (what: string, all: readonly Spent[]): void => {
  for (const clock of ['wall', 'cpu'] as const) {
    const times = all.map((spent) => spent[clock]);
    const [half, most, worst] = [0.5, 0.99, 1].map((share) => quantile(times, share));
    console.log(`${what}, ${clock}: p50 ${half} ms, p99 ${most} ms, worst ${worst} ms`);
  }
};

const tellOnce = (what: string, { wall, cpu }: Spent): void =>
  console.log(`${what}: wall ${wall.toFixed(0)} ms, cpu ${cpu.toFixed(0)} ms`);

const store = openStore(String(process.argv[2]));
const random = createRandom(7);
const numbers: number[] = [];
const relinks = Array.from({ length: RELINKS }, () => {
  const mention = store.prepare(SELECT_MENTION).get(Math.floor(random() * RANGE)) as Drawn;
  const entity = store
    .prepare(SELECT_ENTITY)
    .pluck()
    .get(Math.floor(random() * RANGE)) as EntityKey;
  const { number, spent } = ask(store, { type: 'RELINK_MENTION', mention, entity });
  numbers.push(number);
  return spent;
});
tell('relink a mention', relinks);
tell(
  'undo a relink',
  numbers.map((number) => ask(store, { type: 'UNDO', number }).spent),
);
const most = store.prepare(SELECT_MOST).all() as { key: EntityKey; mentions: number }[];
const [survivor, merged] = most.map(({ key }) => key) as [EntityKey, EntityKey];
const merge = ask(store, { type: 'MERGE_ENTITIES', survivor, merged: [merged] });
tellOnce(`merge ${most.map(({ key, mentions }) => `${key} (${mentions})`).join(' and ')}`, merge.spent);
tellOnce('undo the merge', ask(store, { type: 'UNDO', number: merge.number }).spent);
store.close();
