/** SQL functions that compare the entities of two selections of articles. */
import { Comparison } from '../comparison.ts';
import type { Connection } from '../connection.ts';
import { EntityCounts } from '../entity-counts.ts';

/** The scores of the groups of a comparison. */
class Scored {
  readonly comparison: Comparison | null;
  readonly scores: (readonly [{ k1: number; k2: number }, number])[] = [];

  constructor(comparison: Comparison | null = null) {
    this.comparison = comparison;
  }
}

/**
 * `compare_entities (counts, counts)`; `compared_groups (comparison)`: each two numbers of articles in which entities are. `score_groups (comparison, k1, k2, score)` is an aggregate over
 * them, and `scored_entities (scored, backward)` gives the entities of those groups, highest score first, ties by row id.
 */
export function defineComparisons({ db, kept, budget }: Connection): void {
  db.function('compare_entities', (one: unknown, other: unknown) =>
    kept.keep(new Comparison(kept.get(EntityCounts, one), kept.get(EntityCounts, other))),
  );
  db.table('compared_groups', {
    columns: ['k1', 'k2'],
    parameters: ['comparison'],
    *rows(number: unknown) {
      for (const { k1, k2 } of kept.get(Comparison, number).groups) {
        budget.tick();
        yield [k1, k2];
      }
    },
  });
  db.aggregate('score_groups', {
    varargs: true,
    start: () => new Scored(),
    step: (scored: Scored, ...[comparison, k1, k2, score]: unknown[]) => {
      const into = scored.comparison ? scored : new Scored(kept.get(Comparison, comparison));
      into.scores.push([{ k1: Number(k1), k2: Number(k2) }, Number(score)]);
      return into;
    },
    result: (scored) => kept.keep(scored),
  });
  db.table('scored_entities', {
    columns: ['id', 'k1', 'k2'],
    parameters: ['scored', 'backward'],
    *rows(number: unknown, backward: unknown) {
      const { comparison, scores } = kept.get(Scored, number);
      for (const { id, k1, k2 } of comparison?.ranked(scores, backward === 1) ?? []) {
        budget.tick();
        yield [id, k1, k2];
      }
    },
  });
}
