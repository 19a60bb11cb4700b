/** Deadlines: when an operation is stopped, and which requests are tried after one that was. */
import { type ExecutionArgs, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { writeArticles } from '../../../bench/data/articles.ts';
import { createWorld } from '../../../bench/data/world.ts';
import { createContext } from '../../../schema/context.ts';
import { type Answer, Engine, type EngineOptions } from '../../../schema/engine/executor.ts';
import { schema } from '../../../schema/index.ts';
import { sqlite } from '../../../src/store/sql/dialect.ts';
import { shared } from '../../store/shared.ts';
import { WITH_GUESTS } from '../library.ts';

const store = shared({ articles: WITH_GUESTS });
/** Enough names for one in 64 to tick. */
const many = shared({ articles: [...writeArticles(createWorld(2000), 150)] });
const PASSED = -1;
const NEVER = Number.POSITIVE_INFINITY;

/** An engine whose deadline and client can be changed between requests. */
function changeable(options: Partial<EngineOptions> = {}) {
  const limit = { milliseconds: NEVER, hasLeft: false, isCancelled: () => limit.hasLeft };
  return { limit, engine: new Engine(schema, store(), { dialect: sqlite, limit, ...options }) };
}

const argsOf = (source: string): ExecutionArgs => ({
  schema,
  document: parse(source),
  contextValue: createContext(store()),
});

const ONE_FIELD = argsOf('{ statistics { articleCount } }');
const ANSWERED = { json: expect.arrayContaining([expect.stringContaining('articleCount')]) } as Answer;
const STOPPED = { code: 'TOO_SLOW' };

/** An engine for which one field ran out of time, and may take its time from now on. */
async function afterTimeout(options: Partial<EngineOptions> = {}): Promise<Engine> {
  const { engine, limit } = changeable(options);
  limit.milliseconds = PASSED;
  await expect(engine.answer(ONE_FIELD)).rejects.toMatchObject(STOPPED);
  limit.milliseconds = NEVER;
  return engine;
}

describe('after a query that ran out of time', () => {
  test('an engine without a fallback tries the next request of the same plan', async () => {
    const engine = await afterTimeout();
    expect(await engine.answer(ONE_FIELD)).toEqual(ANSWERED);
  });

  test('an engine with a fallback leaves the next requests of the same plan to it for a while', async () => {
    const engine = await afterTimeout({ hasFallback: true });
    await expect(engine.answer(ONE_FIELD)).rejects.toMatchObject(STOPPED);
    for (let request = 0; request < 40; request++) await engine.answer(ONE_FIELD).catch(() => undefined);
    expect(await engine.answer(ONE_FIELD)).toEqual(ANSWERED);
  });
});

test('a client that leaves has no effect on the next request of the same plan', async () => {
  const { engine, limit } = changeable({ hasFallback: true });
  limit.hasLeft = true;
  await expect(engine.answer(ONE_FIELD)).rejects.toMatchObject(STOPPED);
  limit.hasLeft = false;
  expect(await engine.answer(ONE_FIELD)).toEqual(ANSWERED);
});

test('the time is checked between root fields, however few rows each reads', async () => {
  let checks = 0;
  const isCancelled = () => ++checks > 2;
  const { engine } = changeable({ limit: { milliseconds: NEVER, isCancelled } });
  const three = argsOf('{ a: statistics { roleCount } b: statistics { roleCount } c: statistics { roleCount } }');
  await expect(engine.answer(three)).rejects.toMatchObject(STOPPED);
});

test('suggestions count the rows that they look at against the time', async () => {
  const engine = new Engine(schema, many(), { dialect: sqlite, limit: { milliseconds: NEVER } });
  for (const prefix of ['a', 'ma']) {
    const context = { contextValue: createContext(many()) };
    await engine.answer({ ...argsOf(`{ suggest(prefix: "${prefix}") { name } }`), ...context });
    expect(many().budget.ticks, prefix).toBeGreaterThan(0);
  }
});

test('each full-text query of a filter looks at the time, also where it matches nothing', async () => {
  const stoppedAt: number[] = [];
  for (const last of [4, 8]) {
    let checks = 0;
    const isCancelled = () => ++checks > last;
    const { engine } = changeable({ limit: { milliseconds: NEVER, isCancelled } });
    const or = Array.from({ length: 10 }, (_, index) => `{ text: { matches: "absent${index}" } }`).join(' ');
    await expect(engine.answer(argsOf(`{ articles(filter: { or: [${or}] }) { totalCount } }`))).rejects.toMatchObject(
      STOPPED,
    );
    stoppedAt.push(checks);
  }
  expect(stoppedAt).toEqual([5, 9]);
});

describe('where others wait for the end of a query', () => {
  const SEARCH = 'query ($words: String!) { search(query: $words) { totalCount } }';
  const FILTER = 'query ($words: String!) { articles(filter: { text: { matches: $words } }) { totalCount } }';

  test.each([SEARCH, FILTER])(
    'short beginnings are left to the fallback, and other words are not: %s',
    async (source) => {
      const { engine, limit } = changeable({ hasFallback: true });
      const ask = (words: string) => engine.answer({ ...argsOf(source), variableValues: { words } });
      const awaited = Object.assign(limit, { isAwaited: true });
      for (const words of ['ad*', 'the*', '"notes by ad"*', 'ada -lo*', 'é́n*']) {
        await expect(ask(words), words).rejects.toMatchObject(STOPPED);
      }
      for (const words of ['ad', 'lovel*', '"by lovel"*']) expect(await ask(words), words).toHaveProperty('json');
      awaited.isAwaited = false;
      expect(await ask('ad*')).toHaveProperty('json');
    },
  );
});
