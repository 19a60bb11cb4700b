/** SQL functions that count entities. */
import { readBlock } from '../block.ts';
import type { Connection } from '../connection.ts';
import { EntityCounts } from '../entity-counts.ts';
import { countsBy, descending } from '../order.ts';
import { Selection } from '../selection.ts';

/**
 * `count_entities (data, selection, entity)`: those beside an entity, or all if it is null. `counted_entities (counts, window, minimum, backward)`: those with a count in the window
 * of the minimum, which is 1 at least, highest first, ties by row id. `articles_counted (counts)`: how many articles were read for the counts of all.
 */
export function defineEntityCounts({ db, kept, budget }: Connection): void {
  db.aggregate('count_entities', {
    varargs: true,
    start: () => new EntityCounts(),
    step: (counts: EntityCounts, ...[data, selection, entity]: unknown[]) => {
      budget.tick();
      const [block, selected] = [readBlock(data as Uint8Array), kept.get(Selection, selection)];
      if (entity === null) counts.countAll(block, selected);
      else counts.countBeside(block, Number(entity), selected);
    },
    result: (counts) => kept.keep(counts),
  });
  db.table('counted_entities', {
    columns: ['id', 'articles', 'sentences'],
    parameters: ['counts', 'window', 'minimum', 'backward'],
    *rows(number: unknown, window: unknown, minimum: unknown, backward: unknown) {
      const counts = kept.get(EntityCounts, number);
      const { ids } = counts.entities;
      const range = { minimum: Number(minimum), isBackward: backward === 1 };
      const row: [number, number, number] = [0, 0, 0];
      for (const place of descending(ids, countsBy(counts, window), range)) {
        budget.tick();
        row[0] = ids[place] as number;
        row[1] = counts.articles[place] as number;
        row[2] = counts.sentences[place] as number;
        yield row;
      }
    },
  });
  db.function('articles_counted', (number: unknown) => kept.get(EntityCounts, number).size);
  db.function('number_counted', (number: unknown, window: unknown, minimum: unknown) => {
    const counts = kept.get(EntityCounts, number);
    const by = countsBy(counts, window).subarray(0, counts.entities.size);
    return by.reduce((sum, count) => (count >= Number(minimum) ? sum + 1 : sum), 0);
  });
}
