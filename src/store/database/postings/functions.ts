/**
 * The SQL functions that count in posting lists. What they count is kept until the statement ends, and SQL has a number for it: an aggregate over blocks gives such a number,
 * and table-valued functions give the rows, highest first, so that a page of them is read without sorting all.
 */
import type Database from 'better-sqlite3';
import type { Budget } from '../budget.ts';
import { readBlock, secondsOf } from './block.ts';
import { EntityCounts, type Selection } from './entity-counts.ts';
import { IdTable } from './id-table.ts';
import { descending } from './order.ts';

/** What the running statement of a connection has counted, by number. */
export class Kept {
  #things: unknown[] = [];

  keep(thing: unknown): number {
    return this.#things.push(thing) - 1;
  }

  /** Throws a TypeError for a number that was not given for such a thing. */
  get<T>(type: new () => T, number: unknown): T {
    const thing = this.#things[Number(number)];
    if (thing instanceof type) return thing;
    throw new TypeError('A function of posting lists was given what none of them gave.');
  }

  forget(): void {
    if (this.#things.length > 0) this.#things = [];
  }
}

/** After all times. */
const END = '~';

function selectionOf(kept: Kept, from: unknown, until: unknown, articles: unknown): Selection {
  return {
    from: secondsOf(String(from)),
    until: until === END ? Number.POSITIVE_INFINITY : secondsOf(String(until)),
    articles: articles === null ? null : kept.get(IdTable, articles),
  };
}

/** `article_set` of a JSON array of row ids. */
function defineSets(db: Database.Database, kept: Kept): void {
  db.function('article_set', (json: unknown) => {
    const set = new IdTable();
    for (const id of JSON.parse(String(json)) as number[]) set.add(id);
    return kept.keep(set);
  });
}

/** `count_entities (data, entity, from, until, set)`: those beside an entity, or all if it is null, in the articles of a period, and of a set if it is not null. */
function defineEntityCounts(db: Database.Database, kept: Kept, budget: Budget): void {
  db.aggregate('count_entities', {
    varargs: true,
    start: () => new EntityCounts(),
    step: (counts: EntityCounts, ...[data, entity, from, until, articles]: unknown[]) => {
      budget.tick();
      const block = readBlock(data as Uint8Array);
      const selection = selectionOf(kept, from, until, articles);
      if (entity === null) counts.countAll(block, selection);
      else counts.countBeside(block, Number(entity), selection);
    },
    result: (counts) => kept.keep(counts),
  });
}

const countsBy = (counts: EntityCounts, window: unknown): Int32Array =>
  window === 'SENTENCE' ? counts.sentences : counts.articles;

/** `counted_entities (number, window, minimum, backward)`: those with a count in the window of the minimum, which is 1 at least, highest first, ties by row id. */
function defineCountedEntities(db: Database.Database, kept: Kept, budget: Budget): void {
  db.table('counted_entities', {
    columns: ['id', 'articles', 'sentences'],
    parameters: ['counts', 'window', 'minimum', 'backward'],
    *rows(number: unknown, window: unknown, minimum: unknown, backward: unknown) {
      const counts = kept.get(EntityCounts, number);
      const { ids } = counts.entities;
      const row: [number, number, number] = [0, 0, 0];
      const by = countsBy(counts, window);
      for (const place of descending(ids, by, { minimum: Number(minimum), isBackward: backward === 1 })) {
        budget.tick();
        row[0] = ids[place] as number;
        row[1] = counts.articles[place] as number;
        row[2] = counts.sentences[place] as number;
        yield row;
      }
    },
  });
  db.function('number_counted', (number: unknown, window: unknown, minimum: unknown) => {
    const counts = kept.get(EntityCounts, number);
    const by = countsBy(counts, window).subarray(0, counts.entities.size);
    return by.reduce((sum, count) => (count >= Number(minimum) ? sum + 1 : sum), 0);
  });
}

export function definePostingFunctions(db: Database.Database, kept: Kept, budget: Budget): void {
  defineSets(db, kept);
  defineEntityCounts(db, kept, budget);
  defineCountedEntities(db, kept, budget);
}
