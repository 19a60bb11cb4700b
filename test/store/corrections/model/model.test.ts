/** Model-based test: random changes, undos and reseeds on the store and on a plain model of it, which have to agree after each. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChangeRequest } from '../../../../src/corrections/definitions.ts';
import { ChangeConflict } from '../../../../src/corrections/errors.ts';
import { DatelineError } from '../../../../src/problem.ts';
import { applyChange } from '../../../../src/store/corrections/apply-change.ts';
import type { Store } from '../../../../src/store/database/open.ts';
import { newBase, open, reseedTo } from '../../base.ts';
import { OPTIONS } from '../histories.ts';
import { expectAgreement, viewOf } from './agree.ts';
import type { Correction } from './corrections.ts';
import { type Entry, type Model, type Refusal, refuseUndo, rootOf, since } from './log.ts';
import { draw, requestFor } from './requests.ts';
import type { Draw } from './view.ts';
import { seedsOf, type World, world } from './world.ts';

/** Each some twenty commands long. */
const RUNS = Number(process.env.MODEL_RUNS ?? 24);
const COMMANDS = 50;

type Command = fc.Command<Model, Store>;

/** Null when the change was made. */
const refusalOf = (store: Store, request: ChangeRequest, ifUnchangedSince: number | null): Refusal | null => {
  try {
    applyChange(store, request, { ...OPTIONS, ifUnchangedSince });
    return null;
  } catch (error) {
    if (error instanceof ChangeConflict) return { code: 'CONFLICT', changes: error.changes };
    if (error instanceof DatelineError) return { code: error.code as Refusal['code'] };
    throw error;
  }
};

interface Attempt {
  readonly request: ChangeRequest;
  readonly entry: Entry;
  readonly correction: Correction;
  readonly refusal: Refusal | null;
}

/** Requests the change with `ifUnchangedSince` of `known`, and compares store and model. */
const applyAndCompare = (model: Model, store: Store, attempt: Attempt, known: number | null): void => {
  const { request, entry, correction, refusal } = attempt;
  const later = known === null || refusal ? [] : since(model, { request, correction }, known);
  const expected = later.length > 0 ? { code: 'CONFLICT', changes: later } : refusal;
  expect(refusalOf(store, request, known)).toEqual(expected);
  if (expected === null) model.log.push(entry);
  expectAgreement(store, model);
};

const knownBy = ({ log }: Model, at: number): number | null => (at % 5 === 0 ? at % (log.length + 1) : null);

const change = fc.tuple(draw, fc.nat(97)).map(
  ([drawn, known]: [Draw, number]): Command => ({
    check: () => true,
    run: (model, store) => {
      const drawnRequest = requestFor(viewOf(store, model), drawn);
      if (drawnRequest === null) return;
      const { request, expected } = drawnRequest;
      if ('code' in expected) {
        expect([request, refusalOf(store, request, null)]).toEqual([request, expected]);
        expectAgreement(store, model);
      } else {
        applyAndCompare(
          model,
          store,
          { request, entry: { correction: expected }, correction: expected, refusal: null },
          knownBy(model, known),
        );
      }
    },
    toString: () => `change(${JSON.stringify([drawn, known])})`,
  }),
);

const undo = fc.tuple(fc.nat(97), fc.nat(97)).map(
  ([back, known]): Command => ({
    check: ({ log }) => log.length > 0,
    run: (model, store) => {
      const { log } = model;
      const number = 1 + (back % 3 === 0 ? Math.max(0, log.length - 1 - (back % 4)) : back % (log.length + 1));
      const refusal = refuseUndo(model, number);
      const request = { type: 'UNDO', change: number } as const;
      if (refusal || number > log.length) {
        expect([number, refusalOf(store, request, null)]).toEqual([number, refusal]);
      } else {
        const { correction } = rootOf(log, number);
        applyAndCompare(
          model,
          store,
          { request, entry: { undoes: number }, correction, refusal },
          knownBy(model, known),
        );
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
      expectAgreement(store, model);
    },
    toString: () => `reseed(${JSON.stringify([[...next.articles], next.known])})`,
  }),
);

const commands = fc.commands([change, change, change, change, change, change, undo, undo, reseed], {
  maxCommands: COMMANDS,
  size: 'max',
});

test(
  'corrections: the store agrees with a plain model after each change, undo and reseed',
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
