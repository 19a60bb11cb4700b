/** Exit codes of all commands. */
import type { ErrorCode } from '../problem.ts';

export const EXIT = {
  OK: 0,
  UNEXPECTED: 1,
  USAGE: 2,
  SOME_SEEDS_BAD: 3,
  DATABASE_REFUSED: 4,
  DATABASE_BUSY: 5,
  ALREADY_SEEDED: 6,
  PORT_TAKEN: 7,
  DEFECTS_FOUND: 8,
  CONFLICT: 9,
  UNREACHABLE: 10,
  INTERRUPTED: 130,
  TERMINATED: 143,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** One line for each code, for `dateline --help`. */
export const EXIT_MEANINGS: Readonly<Record<ExitCode, string>> = {
  0: 'success',
  1: 'an unexpected error, a defect of Dateline',
  2: 'an invalid command, flag, setting or file',
  3: 'some seeds were bad and skipped; all others were loaded',
  4: 'the database was refused: newer, outdated, damaged, not writable, closed to this user, or not one of Dateline',
  5: 'another process kept the database busy; try again',
  6: 'the database already holds articles: reseed it instead, or copy into another',
  7: 'the port is taken',
  8: 'the check found defects in the database',
  9: 'later changes conflict with a change',
  10: 'the PostgreSQL server cannot be reached; try again',
  130: 'ended by Ctrl-C (SIGINT); the database is as it was',
  143: 'ended by SIGTERM; the database is as it was',
};

/** The exit code of a command that ended with an expected error. */
export const EXIT_OF_ERROR: Readonly<Record<ErrorCode, ExitCode>> = {
  BAD_USER_INPUT: EXIT.USAGE,
  NOT_FOUND: EXIT.USAGE,
  UNAUTHORIZED: EXIT.USAGE,
  LIMIT_EXCEEDED: EXIT.USAGE,
  TOO_MANY_TOKENS: EXIT.USAGE,
  TOO_DEEP: EXIT.USAGE,
  TOO_MANY_ALIASES: EXIT.USAGE,
  TOO_MANY_ROOT_FIELDS: EXIT.USAGE,
  TOO_MANY_FIELDS: EXIT.USAGE,
  TOO_COSTLY: EXIT.USAGE,
  TOO_SLOW: EXIT.USAGE,
  ANSWER_TOO_LARGE: EXIT.USAGE,
  BODY_TOO_LARGE: EXIT.USAGE,
  TOO_MANY_REQUESTS: EXIT.USAGE,
  OVERLOADED: EXIT.USAGE,
  TOO_MANY_SUBSCRIPTIONS: EXIT.USAGE,
  SLOW_READER: EXIT.USAGE,
  EVENT_EXPIRED: EXIT.USAGE,
  PERSISTED_QUERY_NOT_FOUND: EXIT.USAGE,
  GRAPHQL_PARSE_FAILED: EXIT.USAGE,
  GRAPHQL_VALIDATION_FAILED: EXIT.USAGE,
  DATABASE_NEWER: EXIT.DATABASE_REFUSED,
  DATABASE_OUTDATED: EXIT.DATABASE_REFUSED,
  DATABASE_NOT_OURS: EXIT.DATABASE_REFUSED,
  DATABASE_BUSY: EXIT.DATABASE_BUSY,
  DATABASE_CORRUPT: EXIT.DATABASE_REFUSED,
  DATABASE_UNWRITABLE: EXIT.DATABASE_REFUSED,
  DATABASE_DENIED: EXIT.DATABASE_REFUSED,
  DATABASE_UNREACHABLE: EXIT.UNREACHABLE,
  ALREADY_SEEDED: EXIT.ALREADY_SEEDED,
  CONFLICT: EXIT.CONFLICT,
  PORT_TAKEN: EXIT.PORT_TAKEN,
  INTERNAL_SERVER_ERROR: EXIT.UNEXPECTED,
};
