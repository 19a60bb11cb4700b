/**
 * Filters with relations within relations: the rows that they look at grow with the knowledge base, and not faster. `FILTERS` says how many
 * random ones to ask, `SEED` which.
 */
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { writeArticles } from '../../../bench/data/articles.ts';
import { createWorld } from '../../../bench/data/world.ts';
import { FILTERED_LISTS, SELECTIONS } from '../../../bench/queries/filters.ts';
import { createContext } from '../../../schema/context.ts';
import { Engine } from '../../../schema/engine/executor.ts';
import { schema } from '../../../schema/index.ts';
import type { Store } from '../../../src/store/database/open.ts';
import { sqliteFindingOnce } from '../../../src/store/sql/dialect.ts';
import { countingRows } from '../../store/counting-dialect.ts';
import { shared } from '../../store/shared.ts';
import { nestedFilterOperation } from '../plain/operations/nested-filters.ts';
import { Random } from '../plain/operations/random.ts';

const FILTERS = Number(process.env.FILTERS ?? 150);
const SEED = Number(process.env.SEED ?? 1);

const ARTICLES = 150;
const MOST_GROWTH = 2.5;

const world = createWorld(2000);
const small = shared({ articles: [...writeArticles(world, ARTICLES)] });
const large = shared({ articles: [...writeArticles(world, 2 * ARTICLES)] });

/** How many rows the statements of a query look at when relations are found once. */
async function rowsFor(source: string, store: Store): Promise<number> {
  const document = parse(source);
  expect(validate(schema, document), source).toEqual([]);
  const limit = { milliseconds: Number.POSITIVE_INFINITY };
  const engine = new Engine(schema, store, { dialect: countingRows(sqliteFindingOnce), limit });
  const answer = await engine.answer({ schema, document, contextValue: createContext(store) });
  expect(answer, source).toHaveProperty('json');
  return store.budget.ticks;
}

/** Twice the articles may take 2.5 times the rows; of few rows, chance decides. */
async function checkGrowth(source: string): Promise<void> {
  const rows = Math.max(await rowsFor(source, small()), ARTICLES);
  expect(await rowsFor(source, large()), source).toBeLessThanOrEqual(MOST_GROWTH * rows);
}

test.each(FILTERED_LISTS)('$name: rows grow with the articles', async ({ list, filter }) => {
  for (const select of Object.values(SELECTIONS)) await checkGrowth(`{ ${list}(filter: ${filter}) ${select(list)} }`);
});

test('random filters: rows grow with the articles', { timeout: 120_000 }, async () => {
  const random = new Random(SEED);
  for (let count = 0; count < FILTERS; count++) await checkGrowth(nestedFilterOperation(random));
});
