/** Questions with all that they are asked with, chosen once for a database. */
import { createRandom, whole } from '../data/random.ts';
import { openDatabase } from '../floor/database.ts';
import { QUESTIONS } from './all.ts';
import type { Question, Variables } from './question.ts';

export interface Asking {
  readonly question: Question;
  readonly variables: readonly Variables[];
}

/** In an order by chance, always the same: however many are asked before time is up, they are like the rest. */
function shuffled<T>(items: readonly T[]): T[] {
  const random = createRandom(3);
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = whole(random, last + 1);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** Those questions whose names hold `only`; all of them without it. */
export function chooseQuestions(database: string, only = ''): Asking[] {
  const db = openDatabase(database);
  try {
    return QUESTIONS.filter(({ name }) => name.includes(only)).map((question) => ({
      question,
      variables: shuffled(question.variables(db)),
    }));
  } finally {
    db.close();
  }
}
