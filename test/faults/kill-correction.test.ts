/**
 * A server that is killed while it merges two hubs, or undoes that, leaves the state before or after, and every correction that it has
 * acknowledged. `KILLS` says how often to kill, `SEED` at which moments.
 */
import { copyFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { EntityKey } from '../../src/model.ts';
import { dump } from '../../src/store/check/dump.ts';
import { applyChange } from '../../src/store/corrections/apply-change.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { createToken } from '../../src/store/database/tokens.ts';
import { articleOf } from '../store/article-of.ts';
import { newBase, open, reseedTo } from '../store/base.ts';
import { OPTIONS } from '../store/corrections/histories.ts';
import { type Serving, serve } from '../support/cli.ts';
import { look } from './base.ts';
import { randomFrom } from './random.ts';

const KILLS = Number(process.env.KILLS ?? 5);
const HOUR = 3_600_000;
const ARTICLES = 600;
/** As the server names what its token makes. */
const BY = 'ada';
const HUBS: [EntityKey, EntityKey] = ['person/ada' as EntityKey, 'person/charles' as EntityKey];
/** After an acknowledged correction: the log is written back a second later. */
const WRITE_BACK_MS = 1500;

/** A base in which two people stand in every article, and a token for it. */
function makeBase(): { path: string; secret: string } {
  const path = newBase();
  const store = openStore(path);
  const text =
    '[Ada](person/ada) wrote with [Charles](person/charles) in [London](place/london). [Ada](person/ada) left.';
  reseedTo(store, { articles: Array.from({ length: ARTICLES }, (_, index) => articleOf(`news/${index}`, text)) });
  const secret = createToken(store, {
    name: BY,
    scopes: ['correct'],
    createdAt: '2020-01-01T00:00:00Z',
    expiresAt: null,
  });
  store.close();
  return { path, secret };
}

const DONE = '{ ... on ChangePayload { change { number } } ... on MutationError { message } }';
const [SURVIVOR, MERGED] = HUBS;
const MERGE = `mergeEntities(input: { survivor: "Entity:${SURVIVOR}", merged: ["Entity:${MERGED}"] })`;
const undo = (number: number): string => `undoChange(input: { change: "Change:${number}" })`;
const create = (name: string): string => `createEntity(input: { kind: PERSON, name: "${name}" })`;

/** Resolves to the number of the change; null when the connection is cut. Rejects when it is refused. */
async function correct(url: string, secret: string, mutation: string): Promise<number | null> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
  const body = JSON.stringify({ query: `mutation { done: ${mutation} ${DONE} }` });
  const text = await fetch(url, { method: 'POST', headers, body }).then(
    (response) => response.text(),
    () => null,
  );
  if (text === null) return null;
  const number: unknown = JSON.parse(text).data?.done.change?.number;
  if (typeof number !== 'number') throw new Error(`The correction was not made: ${text}`);
  return number;
}

interface Logged {
  readonly number: number;
  readonly type: string;
  readonly undoes: number | null;
}

const logOf = (path: string, since: number): Logged[] =>
  open(path, { readonly: true })
    .db.prepare('SELECT number, type, undoes FROM changes WHERE number > ? ORDER BY number')
    .all(since) as Logged[];

/** Makes the same changes in another base, one after the other, without a server. */
class Reference {
  readonly #store: Store;
  /** The number of the merge that is not undone; null when there is none. */
  merge: number | null = null;
  last = 0;

  constructor(path: string) {
    const copy = newBase();
    copyFileSync(path, copy);
    this.#store = open(copy);
  }

  create(name: string): void {
    applyChange(this.#store, { type: 'CREATE_ENTITY', kind: 'PERSON', name, key: null } as never, {
      ...OPTIONS,
      by: BY,
    });
    this.last++;
  }

  /** Merges the hubs, or undoes it. */
  toggle(): void {
    const request =
      this.merge === null
        ? { type: 'MERGE_ENTITIES', survivor: SURVIVOR, merged: [MERGED] }
        : { type: 'UNDO', change: this.merge };
    applyChange(this.#store, request as never, { ...OPTIONS, by: BY });
    this.last++;
    this.merge = this.merge === null ? this.last : null;
  }

  get said(): string {
    return [...dump(this.#store)].join('\n');
  }
}

test(`a server killed ${KILLS} times in a merge of two hubs or its undo leaves the old state or the new one`, {
  timeout: HOUR,
}, async () => {
  const { seed, random } = randomFrom(process.env.SEED);
  const { path, secret } = makeBase();
  const reference = new Reference(path);
  const begin = async (): Promise<Serving> => {
    const server = await serve(['--database', path]);
    onTestFinished(() => void server.child.kill('SIGKILL'));
    return server;
  };
  const next = (): string => (reference.merge === null ? MERGE : undo(reference.merge));

  const first = await begin();
  let length = 0;
  for (let time = 0; time < 2; time++) {
    const began = performance.now();
    expect(await correct(first.url, secret, next())).toBe(reference.last + 1);
    length = performance.now() - began;
    reference.toggle();
  }
  expect(await first.stop()).toBe(0);
  expect(look(path)).toEqual({ said: reference.said, defects: [] });

  const counts = { acknowledged: 0, made: 0, lost: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    const where = `SEED=${seed}, kill ${kill}`;
    const server = await begin();
    const name = `Person ${kill}`;
    expect(await correct(server.url, secret, create(name)), where).toBe(reference.last + 1);
    reference.create(name);
    const sent = correct(server.url, secret, next());
    if (kill % 5 === 4) await sent.then(() => pause(random() * WRITE_BACK_MS));
    else await pause(random() * 1.3 * length);
    expect(await server.stop('SIGKILL')).toBe(null);
    const acknowledged = await sent;
    const added = logOf(path, reference.last);
    expect(added.length, where).toBeLessThanOrEqual(1);
    if (acknowledged !== null) expect(added, where).toMatchObject([{ number: acknowledged }]);
    if (added.length === 1) reference.toggle();
    expect(look(path), where).toEqual({ said: reference.said, defects: [] });
    counts[acknowledged !== null ? 'acknowledged' : added.length === 1 ? 'made' : 'lost']++;
  }
  const { acknowledged, made, lost } = counts;
  console.info(
    `SEED=${seed}: killed ${KILLS} times, ${lost} before the change was made, ${made} before it was acknowledged, ${acknowledged} afterwards`,
  );
});
