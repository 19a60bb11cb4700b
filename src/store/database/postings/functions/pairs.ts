/** SQL functions that count pairs of entities. */
import { readBlock } from '../block.ts';
import type { Connection } from '../connection.ts';
import { countsBy, descending } from '../order.ts';
import { PairCounts } from '../pair-counts.ts';
import { Selection } from '../selection.ts';

/**
 * `count_pairs (data, selection, entities)`: each two of a JSON array of row ids. `counted_pairs (counts, window, minimum)` as `counted_entities`, of a pair the lower row id is the
 * `one`. `least_of_best (counts, window, first)`: the count of the last of so many of the highest, 1 when there are not as many.
 */
export function definePairCounts({ db, kept, budget }: Connection): void {
  db.aggregate('count_pairs', {
    varargs: true,
    start: (): { counts: PairCounts | null } => ({ counts: null }),
    step: (state: { counts: PairCounts | null }, ...[data, selection, entities]: unknown[]) => {
      budget.tick();
      state.counts ??= new PairCounts(JSON.parse(String(entities)) as number[]);
      state.counts.count(readBlock(data as Uint8Array), kept.get(Selection, selection), () => budget.tick());
    },
    result: ({ counts }) => kept.keep(counts ?? new PairCounts([])),
  });
  const best = (counts: PairCounts, window: unknown, minimum: unknown): Generator<number> =>
    descending(counts.ids, countsBy(counts, window), { minimum: Number(minimum), isBackward: false });
  db.table('counted_pairs', {
    columns: ['one', 'other', 'articles', 'sentences'],
    parameters: ['counts', 'window', 'minimum'],
    *rows(number: unknown, window: unknown, minimum: unknown) {
      const counts = kept.get(PairCounts, number);
      const { ids, articles, sentences } = counts;
      for (const place of best(counts, window, minimum)) {
        budget.tick();
        const { one, other } = counts.pairOf(ids[place] as number);
        yield [one, other, articles[place], sentences[place]];
      }
    },
  });
  db.function('least_of_best', (number: unknown, window: unknown, first: unknown) => {
    const counts = kept.get(PairCounts, number);
    let left = Number(first);
    for (const place of best(counts, window, 1)) {
      left--;
      if (left === 0) return countsBy(counts, window)[place] as number;
    }
    return 1;
  });
}
