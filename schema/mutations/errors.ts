/** The error types of the result unions of mutations: expected failures, each a type of its own. */
import { ChangeConflict } from '../../src/corrections/errors.ts';
import { DatelineError, type ErrorCode } from '../../src/problem.ts';
import { changesByNumber } from '../../src/store/read/changes.ts';
import { builder } from '../builder.ts';
import { Change } from '../refs.ts';

/** A class whose instances are the errors with one of those codes: the errors plugin selects the type by `instanceof`. */
const errorClass = (...codes: readonly ErrorCode[]) =>
  class extends DatelineError {
    static override [Symbol.hasInstance](error: unknown): boolean {
      return error instanceof DatelineError && codes.includes(error.code);
    }
  };

const BadInput = errorClass('BAD_USER_INPUT');
const NotFound = errorClass('NOT_FOUND');
const Busy = errorClass('DATABASE_BUSY', 'OVERLOADED');

const MutationError = builder.interfaceRef<DatelineError>('MutationError').implement({
  description: 'Why nothing was changed.',
  fields: (t) => ({
    message: t.exposeString('publicMessage', { description: 'What is wrong, and what to do. For people to read.' }),
  }),
});

const interfaces = [MutationError];

builder.objectType(BadInput, {
  name: 'BadInputError',
  description: 'What was asked makes no sense as it stands.',
  interfaces,
});

builder.objectType(NotFound, {
  name: 'NotFoundError',
  description: 'What it speaks of is not there, or not any more.',
  interfaces,
});

builder.objectType(ChangeConflict, {
  name: 'ConflictError',
  description:
    'Other changes stand in the way: later ones of one that is to be undone, or any since `ifUnchangedSince`.',
  interfaces,
  fields: (t) => ({
    changes: t.rows({
      type: [Change],
      description: 'The changes that stand in the way.',
      rows: ({ changes }) => changesByNumber(changes),
    }),
  }),
});

builder.objectType(Busy, {
  name: 'BusyError',
  description: 'Others were writing or adding articles, and did not end in time. Try again in a while.',
  interfaces,
});

export const ERRORS = [BadInput, NotFound, ChangeConflict, Busy];

/** Those of adding articles. */
export const INGEST_ERRORS = [BadInput, Busy];
