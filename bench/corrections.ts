/**
 * Measures how long corrections take: `node dist/bench/corrections.js <database>` relinks mentions one by one, and merges the
 * two people who are mentioned most, then the second and the third; everything is undone afterwards. Corrections are made as a
 * server makes them: what it leaves for after the answer counts where it delays the next. Give a copy: the log of the database
 * keeps it all. Beside the time on the clock stands that of the processor: on a busy machine the latter is what can be relied on.
 */

import type { ChangeRequest } from '../src/corrections/definitions.ts';
import type { ArticleKey, EntityKey } from '../src/model.ts';
import { applyChange } from '../src/store/corrections/apply-change.ts';
import { openStore } from '../src/store/database/open.ts';
import { openWriter } from '../src/store/database/writer.ts';
import { createRandom } from './data/random.ts';

const RELINKS = 1000;

/** Milliseconds on the clock and of the processor. */
interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

interface Answer {
  readonly number: number;
  readonly mentions: number;
  readonly spent: Spent;
}

const path = String(process.argv[2]);
const writer = openWriter(path);

const ask = async (request: ChangeRequest): Promise<Answer> => {
  const options = { by: 'bench', reason: null, preview: false, ifUnchangedSince: null };
  const began = performance.now();
  const before = process.cpuUsage();
  const lease = await writer.acquire();
  const { number, changed } = await lease.change((store) =>
    applyChange(store, request, { ...options, at: new Date().toISOString() }),
  );
  lease.release();
  const { user, system } = process.cpuUsage(before);
  const spent = { wall: performance.now() - began, cpu: (user + system) / 1000 };
  return { number: number ?? 0, mentions: changed.mentions, spent };
};

interface Drawn {
  readonly article: ArticleKey;
  readonly start: number;
  readonly end: number;
}

interface Person {
  readonly key: EntityKey;
  readonly mentions: number;
}

const SELECT_MENTION = `
  SELECT a.key AS article, m.start, m."end" FROM mentions AS m JOIN articles AS a ON a.id = article_id
  WHERE article_id >= ? AND m.status = 'ACCEPTED' AND entity_id IS NOT NULL LIMIT 1`;
const SELECT_ENTITY = 'SELECT key FROM entities WHERE id >= ? LIMIT 1';
const SELECT_MOST =
  "SELECT key, mention_count AS mentions FROM entities WHERE kind = 'PERSON' ORDER BY mention_count DESC LIMIT 3";

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

const tellOnce = (what: string, { mentions, spent: { wall, cpu } }: Answer): void =>
  console.log(`${what}, ${mentions} mentions moved: wall ${wall.toFixed(0)} ms, cpu ${cpu.toFixed(0)} ms`);

const store = openStore(path, { readonly: true });
const random = createRandom(7);
const draw = (sql: string): unknown => store.prepare(sql).get(Math.floor(random() * RANGE));
const numbers: number[] = [];
const relinks: Spent[] = [];
for (let drawn = 0; drawn < RELINKS; drawn++) {
  const { key: entity } = draw(SELECT_ENTITY) as { key: EntityKey };
  const { number, spent } = await ask({ type: 'RELINK_MENTION', mention: draw(SELECT_MENTION) as Drawn, entity });
  numbers.push(number);
  relinks.push(spent);
}
tell('relink a mention', relinks);
const undoings: Spent[] = [];
// The latest first: a later one may be of the same mention.
for (const number of numbers.reverse()) undoings.push((await ask({ type: 'UNDO', change: number })).spent);
tell('undo a relink', undoings);

const people = store.prepare(SELECT_MOST).all() as Person[];
for (const [survivor, merged] of [people.slice(0, 2), people.slice(1)] as [Person, Person][]) {
  const pair = `${survivor.key} (${survivor.mentions}) and ${merged.key} (${merged.mentions})`;
  const merge = await ask({ type: 'MERGE_ENTITIES', survivor: survivor.key, merged: [merged.key] });
  tellOnce(`merge ${pair}`, merge);
  tellOnce('undo the merge', await ask({ type: 'UNDO', change: merge.number }));
}
store.close();
writer.close();
