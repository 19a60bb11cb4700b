/** Chooses the queries of a run and their variables, once for a database. */
import { createRandom, whole } from '../data/random.ts';
import { openDatabase } from '../floor/database.ts';
import { QUERIES } from './all.ts';
import type { BenchQuery, Variables } from './query.ts';

export interface QueryRun {
  readonly query: BenchQuery;
  readonly variables: readonly Variables[];
}

/** Shuffles with a fixed seed, so that a run that ends early has sent a fair sample of the variables. */
function shuffled<T>(items: readonly T[]): T[] {
  const random = createRandom(3);
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = whole(random, last + 1);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** The queries whose names contain `only`; all of them by default. */
export function chooseQueries(database: string, only = ''): QueryRun[] {
  const db = openDatabase(database);
  try {
    return QUERIES.filter(({ name }) => name.includes(only)).map((query) => ({
      query,
      variables: shuffled(query.variables(db)),
    }));
  } finally {
    db.close();
  }
}
