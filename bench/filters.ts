/** The mode `filters`: measures filters with relations within relations while the database doubles, without HTTP. */
import { databaseOf } from './data/database.ts';
import { cpuOf, openBase } from './load/in-process.ts';
import { FILTERED_LISTS, SELECTIONS } from './queries/filters.ts';
import { formatNumber, printTable } from './report/table.ts';
import type { Settings } from './settings.ts';

const SIZES = [1250, 2500, 5000];

/** Prints for each filtered list what its length, its first page and a facet take, and how that grows. */
export async function filters({ data, only, rounds }: Settings): Promise<void> {
  const bases = SIZES.map((articles) => openBase(databaseOf(data, articles)));
  const heads = SIZES.map((articles) => `${formatNumber(articles)} articles`);
  const rows = [['ms of CPU', ...heads, 'growth']];
  for (const { name, list, filter } of FILTERED_LISTS.filter((each) => each.name.includes(only))) {
    for (const [what, select] of Object.entries(SELECTIONS)) {
      const source = `{ ${list}(filter: ${filter}) ${select(list)} }`;
      const times: number[] = [];
      for (const base of bases) times.push(await cpuOf(base, source, rounds));
      const growth = (times.at(-1) ?? 0) / (times[0] ?? 1);
      rows.push([`${name}: ${what}`, ...times.map(formatNumber), `${growth.toFixed(2)} x`]);
    }
  }
  for (const { store } of bases) store.close();
  printTable(rows);
}
