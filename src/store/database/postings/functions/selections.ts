/** SQL functions that select articles. */
import type { Connection } from '../connection.ts';
import { IdTable } from '../id-table.ts';
import type { Kept } from '../kept.ts';
import { type Criteria, Selection } from '../selection.ts';

/** In the place of the number of a set: every article. */
const EVERY_ARTICLE = -1;

const setOf = (kept: Kept, set: unknown): IdTable | null => (set === EVERY_ARTICLE ? null : kept.get(IdTable, set));

/**
 * `article_set` of a JSON array of row ids, `number_kept` says how many they are, `kept_articles` gives them. `article_selection` of criteria as
 * JSON and of a set. The set -1 is that of every article, more than there can be.
 */
export function defineSelections({ db, kept, budget }: Connection): void {
  db.function('article_set', (json: unknown) => {
    const ids = JSON.parse(String(json)) as number[];
    const set = new IdTable(ids.length);
    for (const id of ids) set.add(id);
    return kept.keep(set);
  });
  db.function('number_kept', (set: unknown) => setOf(kept, set)?.size ?? Number.MAX_SAFE_INTEGER);
  db.table('kept_articles', {
    columns: ['id'],
    parameters: ['kept'],
    *rows(set: unknown) {
      for (const id of setOf(kept, set)?.ids ?? []) {
        budget.tick();
        yield [id];
      }
    },
  });
  db.function('article_selection', (criteria: unknown, set: unknown) => {
    return kept.keep(new Selection(JSON.parse(String(criteria)) as Criteria, setOf(kept, set)));
  });
}
