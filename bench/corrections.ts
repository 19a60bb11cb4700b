/**
 * Measures corrections: `node dist/bench/corrections.js DATABASE` relinks mentions one by one, merges the two people with most
 * mentions, then the second and the third, and undoes everything. It writes as a server does, so work after an answer counts
 * if it delays the next one. Use a copy: the change log of the database keeps it all. On a busy machine rely on the CPU time.
 */

import type { ChangeRequest } from '../src/corrections/definitions.ts';
import type { ArticleKey, EntityKey } from '../src/model.ts';
import { applyChange } from '../src/store/corrections/apply-change.ts';
import { openStore } from '../src/store/database/open.ts';
import { openWriter } from '../src/store/database/writer.ts';
import { createRandom } from './data/random.ts';

const RELINKS = 1000;

/** Milliseconds of wall clock and of CPU. */
interface Duration {
  readonly wall: number;
  readonly cpu: number;
}

interface Measured {
  readonly number: number;
  readonly mentions: number;
  readonly duration: Duration;
}

const path = String(process.argv[2]);
const writer = openWriter(path);

const measure = async (request: ChangeRequest): Promise<Measured> => {
  const options = { by: 'bench', reason: null, preview: false, ifUnchangedSince: null };
  const began = performance.now();
  const before = process.cpuUsage();
  const lease = await writer.acquire();
  const { number, changed } = await lease.change((store) =>
    applyChange(store, request, { ...options, at: new Date().toISOString() }),
  );
  lease.release();
  const { user, system } = process.cpuUsage(before);
  const duration = { wall: performance.now() - began, cpu: (user + system) / 1000 };
  return { number: number ?? 0, mentions: changed.mentions, duration };
};

interface MentionKey {
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

/** The person with the most mentions among those with at most so many. */
const SELECT_SMALL =
  "SELECT key, mention_count AS mentions FROM entities WHERE kind = 'PERSON' AND mention_count <= ? ORDER BY mention_count DESC LIMIT 1";
/** Most mentions of the people that are merged into the most mentioned one. */
const SMALL = [100, 1000];

const RANGE = 2 ** 52;

const quantile = (times: readonly number[], share: number): string =>
  (times.toSorted((one, other) => one - other)[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);

const report = (what: string, all: readonly Duration[]): void => {
  for (const clock of ['wall', 'cpu'] as const) {
    const times = all.map((duration) => duration[clock]);
    const [half, most, worst] = [0.5, 0.99, 1].map((share) => quantile(times, share));
    console.log(`${what}, ${clock}: p50 ${half} ms, p99 ${most} ms, worst ${worst} ms`);
  }
};

const reportOne = (what: string, { mentions, duration: { wall, cpu } }: Measured): void =>
  console.log(`${what}, ${mentions} mentions moved: wall ${wall.toFixed(0)} ms, cpu ${cpu.toFixed(0)} ms`);

const store = openStore(path, { readonly: true });
const random = createRandom(7);
/** A row near a random id; the first row if no id is as high. */
const draw = (sql: string): unknown =>
  store.prepare(sql).get(Math.floor(random() * RANGE)) ?? store.prepare(sql).get(0);
const numbers: number[] = [];
const relinks: Duration[] = [];
for (let drawn = 0; drawn < RELINKS; drawn++) {
  const { key: entity } = draw(SELECT_ENTITY) as { key: EntityKey };
  const { number, duration } = await measure({
    type: 'RELINK_MENTION',
    mention: draw(SELECT_MENTION) as MentionKey,
    entity,
  });
  numbers.push(number);
  relinks.push(duration);
}
report('relink a mention', relinks);
const undos: Duration[] = [];
// The latest first: a later one may concern the same mention.
for (const number of numbers.reverse()) undos.push((await measure({ type: 'UNDO', change: number })).duration);
report('undo a relink', undos);

const people = store.prepare(SELECT_MOST).all() as Person[];
const small = SMALL.map((most) => [people[0], store.prepare(SELECT_SMALL).get(most)]);
for (const [survivor, merged] of [...small, people.slice(0, 2), people.slice(1)] as [Person, Person][]) {
  const pair = `${survivor.key} (${survivor.mentions}) and ${merged.key} (${merged.mentions})`;
  const merge = await measure({ type: 'MERGE_ENTITIES', survivor: survivor.key, merged: [merged.key] });
  reportOne(`merge ${pair}`, merge);
  reportOne('undo the merge', await measure({ type: 'UNDO', change: merge.number }));
}
store.close();
writer.close();
