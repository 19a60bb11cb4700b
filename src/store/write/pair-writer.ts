/** Writes what changes between a hub and a neighbour. */
import type { Store } from '../database/open.ts';

export interface PairChange {
  articles: number;
  sentences: number;
}

const UPDATE = `
  UPDATE neighbours SET articles = articles + @articles, sentences = sentences + @sentences
  WHERE entity_id = @hub AND neighbour_id = @neighbour AND articles + @articles > 0`;
const INSERT = 'INSERT INTO neighbours VALUES (@hub, @neighbour, @articles, @sentences)';
const DELETE = 'DELETE FROM neighbours WHERE entity_id = @hub AND neighbour_id = @neighbour';

/** Adds a change to the row of a pair, which comes and goes as it has to. */
export function createPairWriter(store: Store): (hub: number, neighbour: number, change: PairChange) => void {
  const update = store.prepare(UPDATE);
  const insert = store.prepare(INSERT);
  const remove = store.prepare(DELETE);
  return (hub, neighbour, { articles, sentences }) => {
    if (articles === 0 && sentences === 0) return;
    const row = { hub, neighbour, articles, sentences };
    if (update.run(row).changes === 1) return;
    if (articles > 0) insert.run(row);
    else remove.run({ hub, neighbour });
  };
}
