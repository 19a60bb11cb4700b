/** A plain model of articles, mentions and entities beside the real store: after each change, undoing and reseed they say the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChangeRequest } from '../../../../src/corrections/definitions.ts';
import { ChangeConflict } from '../../../../src/corrections/errors.ts';
import { DatelineError } from '../../../../src/problem.ts';
import { applyChange } from '../../../../src/store/corrections/apply-change.ts';
import type { Store } from '../../../../src/store/database/open.ts';
import { newBase, open, reseedTo } from '../../base.ts';
import { OPTIONS } from '../histories.ts';
import { agree, sightOf } from './agree.ts';
import { askFor, draw } from './ask.ts';
import type { Fact } from './fact.ts';
import { type Entry, type Model, type Refusal, refuseUndo, rootOf, since } from './log.ts';
import type { Draw } from './sight.ts';
import { seedsOf, type World, world } from './world.ts';

/** Each some twenty commands long. */
const RUNS = Number(process.env.MODEL_RUNS ?? 24);
const COMMANDS = 50;

type Command = fc.Command<Model, Store>;

/** What became of a change: null when it was made. */
const outcomeOf = (store: Store, request: ChangeRequest, ifUnchangedSince: number | null): Refusal | null => {
  try {
    applyChange(store, request, { ...OPTIONS, ifUnchangedSince });
    return null;
  } catch (error) {
    if (error instanceof ChangeConflict) return { code: 'CONFLICT', changes: error.changes };
    if (error instanceof DatelineError) return { code: error.code as Refusal['code'] };
    throw error;
  }
};

interface Trial {
  readonly change: ChangeRequest;
  readonly entry: Entry;
  readonly fact: Fact;
  readonly refusal: Refusal | null;
}

/** Asks, as one who knows of the changes up to `known`; null knows nothing. */
const attempt = (model: Model, store: Store, trial: Trial, known: number | null): void => {
  const { change, entry, fact, refusal } = trial;
  const later = known === null || refusal ? [] : since(model.log, fact, known);
  const expected = later.length > 0 ? { code: 'CONFLICT', changes: later } : refusal;
  expect(outcomeOf(store, change, known)).toEqual(expected);
  if (expected === null) model.log.push(entry);
  agree(store, model);
};

const knownBy = ({ log }: Model, at: number): number | null => (at % 5 === 0 ? at % (log.length + 1) : null);

const ask = fc.tuple(draw, fc.nat(97)).map(
  ([drawn, known]: [Draw, number]): Command => ({
    check: () => true,
    run: (model, store) => {
      const asking = askFor(sightOf(store, model), drawn);
      if (asking === null) return;
      const { change, expected } = asking;
      if ('code' in expected) {
        expect([change, outcomeOf(store, change, null)]).toEqual([change, expected]);
        agree(store, model);
      } else {
        attempt(
          model,
          store,
          { change, entry: { fact: expected }, fact: expected, refusal: null },
          knownBy(model, known),
        );
      }
    },
    toString: () => `ask(${JSON.stringify([drawn, known])})`,
  }),
);

const undo = fc.tuple(fc.nat(97), fc.nat(97)).map(
  ([back, known]): Command => ({
    check: ({ log }) => log.length > 0,
    run: (model, store) => {
      const { log } = model;
      const number = 1 + (back % 3 === 0 ? Math.max(0, log.length - 1 - (back % 4)) : back % (log.length + 1));
      const refusal = refuseUndo(model, number);
      const change = { type: 'UNDO', change: number } as const;
      if (refusal || number > log.length) {
        expect([number, outcomeOf(store, change, null)]).toEqual([number, refusal]);
      } else {
        const { fact } = rootOf(log, number);
        attempt(model, store, { change, entry: { undoes: number }, fact, refusal }, knownBy(model, known));
      }
    },
    toString: () => `undo(${back}, ${known})`,
  }),
);

const reseed = world.map(
  (next: World): Command => ({
    check: () => true,
    run: (model, store) => {
      reseedTo(store, seedsOf(next));
      model.world = next;
      agree(store, model);
    },
    toString: () => `reseed(${JSON.stringify([[...next.articles], next.known])})`,
  }),
);

const commands = fc.commands([ask, ask, ask, ask, ask, ask, undo, undo, reseed], {
  maxCommands: COMMANDS,
  size: 'max',
});

test(
  'the store says what a plain model of seeds and changes says, after each change, undoing and reseed',
  () => {
    fc.assert(
      fc.property(world, commands, (first, run) => {
        const setup = () => {
          const real = open(newBase());
          reseedTo(real, seedsOf(first));
          return { model: { world: first, log: [] } as Model, real };
        };
        fc.modelRun(setup, run);
      }),
      { numRuns: RUNS },
    );
  },
  120_000 + RUNS * 10_000,
);
