/** The mode `filters`: measures filters with relations within relations while the database doubles, without HTTP. */
import { parse } from 'graphql';
import { createContext } from '../schema/context.ts';
import { createExecutor, type Executor } from '../schema/execute.ts';
import { schema } from '../schema/index.ts';
import { openStore, type Store } from '../src/store/database/open.ts';
import { databaseOf } from './data/database.ts';
import { FILTERED_LISTS, SELECTIONS } from './queries/filters.ts';
import { leastCpu } from './report/cpu-time.ts';
import { formatNumber, printTable } from './report/table.ts';
import type { Settings } from './settings.ts';

const SIZES = [1250, 2500, 5000];

interface Base {
  readonly store: Store;
  readonly executor: Executor;
}

function openBase(path: string): Base {
  const store = openStore(path, { readonly: true });
  return { store, executor: createExecutor(store) };
}

/** Milliseconds of CPU of a query, planned anew or not. */
function measure({ store, executor }: Base, source: string, rounds: number): Promise<number> {
  const document = parse(source);
  return leastCpu(rounds, async () => {
    const { errors } = await executor.execute({ schema, document, contextValue: createContext(store) });
    if (errors) throw new Error(`${source}: ${errors[0]?.message}`);
  });
}

/** Prints for each filtered list what its length, its first page and a facet take, and how that grows. */
export async function filters({ data, only, rounds }: Settings): Promise<void> {
  const bases = SIZES.map((articles) => openBase(databaseOf(data, articles)));
  const heads = SIZES.map((articles) => `${formatNumber(articles)} articles`);
  const rows = [['ms of CPU', ...heads, 'growth']];
  for (const { name, list, filter } of FILTERED_LISTS.filter((each) => each.name.includes(only))) {
    for (const [what, select] of Object.entries(SELECTIONS)) {
      const source = `{ ${list}(filter: ${filter}) ${select(list)} }`;
      const times: number[] = [];
      for (const base of bases) times.push(await measure(base, source, rounds));
      const growth = (times.at(-1) ?? 0) / (times[0] ?? 1);
      rows.push([`${name}: ${what}`, ...times.map(formatNumber), `${growth.toFixed(2)} x`]);
    }
  }
  for (const { store } of bases) store.close();
  printTable(rows);
}
