/** Property tests: the state depends on the seeds and the log alone, and undoing every correction leaves no trace. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../../src/store/check/check.ts';
import { exportLog, importLog } from '../../../src/store/corrections/import-export.ts';
import { addArticles, dumpOf, newBase, open, removeArticles, reseedTo, type Seeds, seeded } from '../base.ts';
import { crowded, seeds, tryChange, undoAll } from './histories.ts';
import { draw } from './requests.ts';

const RUNS = Number(process.env.CORRECTION_RUNS ?? 18);

test('corrections: any history ends where a fresh seed with the same log does, and can be undone completely', () => {
  fc.assert(
    fc.property(
      fc.array(seeds, { minLength: 1, maxLength: 3 }),
      fc.array(fc.array(draw, { maxLength: 6 }), { minLength: 3, maxLength: 3 }),
      (states, draws) => {
        const lived = open(newBase());
        for (const [index, state] of states.entries()) {
          reseedTo(lived, state);
          for (const drawn of draws[index] ?? []) {
            tryChange(lived, drawn);
            expect(check(lived)).toEqual([]);
          }
        }
        const last = states.at(-1) as Seeds;
        const fresh = open(newBase());
        importLog(fresh, exportLog(lived));
        reseedTo(fresh, last);
        expect(dumpOf(fresh)).toEqual(dumpOf(lived));
        expect(check(fresh)).toEqual([]);
        undoAll(lived);
        expect(dumpOf(lived)).toEqual(dumpOf(seeded(last)));
        expect(check(lived)).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
});

test('corrections: any history of additions and removals ends where a seed of the union with the same log does', () => {
  fc.assert(
    fc.property(
      fc.array(seeds, { minLength: 2, maxLength: 4 }),
      fc.array(fc.array(draw, { maxLength: 5 }), { minLength: 4, maxLength: 4 }),
      fc.nat(),
      ([first, ...rest], draws, drawn) => {
        const { known = [], articles } = first as Seeds;
        const lived = seeded({ known, articles });
        const union = new Map(articles.map((article) => [article.key, article]));
        for (const [index, state] of rest.entries()) {
          for (const each of draws[index] ?? []) tryChange(lived, each);
          addArticles(lived, state.articles);
          for (const article of state.articles) union.set(article.key, article);
          expect(check(lived)).toEqual([]);
        }
        const gone = [...union.keys()].slice(0, drawn % 3);
        removeArticles(lived, gone);
        for (const key of gone) union.delete(key);
        const fresh = open(newBase());
        importLog(fresh, exportLog(lived));
        reseedTo(fresh, { known, articles: [...union.values()] });
        expect(dumpOf(fresh)).toEqual(dumpOf(lived));
        undoAll(lived);
        expect(dumpOf(lived)).toEqual(dumpOf(seeded({ known, articles: [...union.values()] })));
      },
    ),
    { numRuns: Math.ceil(RUNS / 2) },
  );
});

test('corrections: hubs are merged and split again with the same result as entities of few articles', () => {
  fc.assert(
    fc.property(crowded, fc.array(draw, { minLength: 2, maxLength: 4 }), (state, draws) => {
      const lived = seeded(state);
      for (const { a, b, c } of draws) {
        tryChange(lived, { what: c % 3 ? 'MERGE_ENTITIES' : 'UNDO', a, b, c });
        expect(check(lived)).toEqual([]);
      }
      const fresh = open(newBase());
      importLog(fresh, exportLog(lived));
      reseedTo(fresh, state);
      expect(dumpOf(fresh)).toEqual(dumpOf(lived));
      undoAll(lived);
      expect(dumpOf(lived)).toEqual(dumpOf(seeded(state)));
      expect(check(lived)).toEqual([]);
    }),
    { numRuns: Math.ceil(RUNS / 6) },
  );
});
