/** Problems of data as values with a location, and the closed set of error codes. */

/** A defect of seeds or corrections: its code, location, and how to fix it. */
export interface Problem {
  readonly code: ProblemCode;
  /** `ERROR` when data was left out, `WARNING` when it was loaded nevertheless. */
  readonly severity: 'ERROR' | 'WARNING';
  /** Path of the file relative to its seeds folder. */
  readonly file: string;
  /** Counts from 1; null when the problem concerns the whole file. */
  readonly line: number | null;
  /** The defect, and how to fix it, without line breaks. */
  readonly message: string;
}

const PROBLEM_CODES = [
  'EMPTY',
  'UNREADABLE',
  'NOT_TEXT',
  'NOT_UTF8',
  'LONE_SURROGATE',
  'TOO_LARGE',
  'NOT_A_SEED',
  'OUTSIDE_FOLDER',
  'LINK_CYCLE',
  'SYNTAX',
  'MISSING_FIELD',
  'MENDED',
  'BAD_VALUE',
  'DUPLICATE_KEY',
  'SUPERSEDED',
  'COPY',
  'ANNOTATION_UNSUPPORTED',
  'ANNOTATION_MISMATCH',
  'ANNOTATION_ORPHAN',
  'CORRECTION_ORPHANED',
  'NOT_STORED',
  'ID_COLLISION',
  'TOO_SLOW',
  'FAILED',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** The first `most` characters of a text, with an ellipsis when it is longer. Characters are never split. */
export function shortened(words: string, most: number): string {
  const characters = [...words.slice(0, 2 * most + 1)];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : words;
}

/** The codes of all errors that users see: `extensions.code` of GraphQL errors, and the source of exit codes. */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'UNAUTHORIZED',
  'LIMIT_EXCEEDED',
  'TOO_MANY_TOKENS',
  'TOO_DEEP',
  'TOO_MANY_ALIASES',
  'TOO_MANY_ROOT_FIELDS',
  'TOO_MANY_FIELDS',
  'TOO_COSTLY',
  'TOO_SLOW',
  'ANSWER_TOO_LARGE',
  'BODY_TOO_LARGE',
  'TOO_MANY_REQUESTS',
  'OVERLOADED',
  'TOO_MANY_SUBSCRIPTIONS',
  'SLOW_READER',
  'EVENT_EXPIRED',
  'PERSISTED_QUERY_NOT_FOUND',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'DATABASE_NEWER',
  'DATABASE_OUTDATED',
  'DATABASE_NOT_OURS',
  'DATABASE_BUSY',
  'DATABASE_CORRUPT',
  'DATABASE_UNWRITABLE',
  'DATABASE_DENIED',
  'DATABASE_UNREACHABLE',
  'ALREADY_SEEDED',
  'CONFLICT',
  'PORT_TAKEN',
  'INTERNAL_SERVER_ERROR',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What clients of a server are told instead of a message for its operator, which names files. */
const PUBLIC_MESSAGES: Partial<Record<ErrorCode, string>> = {
  DATABASE_NEWER: 'The database was migrated by a newer Dateline than this server.',
  DATABASE_OUTDATED: 'The database has to be migrated first.',
  DATABASE_NOT_OURS: 'The database is not one of Dateline, or was changed by another program.',
  DATABASE_BUSY: 'Others are writing to the database and did not end in time. Try again in a while.',
  DATABASE_CORRUPT: 'The database is damaged.',
  DATABASE_UNWRITABLE: 'The database cannot be written now: the disk may be full or fail.',
  DATABASE_DENIED: 'The database does not admit this server.',
  DATABASE_UNREACHABLE: 'The database cannot be reached. Try again in a while.',
};

interface DatelineErrorOptions extends ErrorOptions {
  /** The message for clients of a server, when it is not that of the code. */
  readonly publicMessage?: string;
}

/** Whether the process, or the machine, has too many files open: no fault of the file that could not be opened. */
export const hasTooManyFiles = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE');

/** An expected failure with a message for users. Every other error is a defect of ours. */
export class DatelineError extends Error {
  readonly code: ErrorCode;
  /** The message without names of files, for clients of a server. */
  readonly publicMessage: string;

  constructor(code: ErrorCode, message: string, options?: DatelineErrorOptions) {
    super(message, options);
    this.name = 'DatelineError';
    this.code = code;
    this.publicMessage = options?.publicMessage ?? PUBLIC_MESSAGES[code] ?? message;
  }
}

/** Says what the system refused, such as a path that leads through a file; gives other errors as they are. */
export function explainSystemError(error: unknown): unknown {
  if (hasTooManyFiles(error)) return tooManyFiles(error);
  const isOfPath = error instanceof Error && 'path' in error && 'code' in error && /^E[A-Z]+$/.test(String(error.code));
  if (!isOfPath) return error;
  return new DatelineError(
    'BAD_USER_INPUT',
    `${error.path} cannot be used: ${error.message}. Check each part of the path.`,
    {
      cause: error,
    },
  );
}

export const tooManyFiles = (cause: unknown): DatelineError =>
  new DatelineError(
    'BAD_USER_INPUT',
    'Too many files are open. Raise the limit of this process ("ulimit -n 1024") or use fewer --threads or --workers.',
    { cause },
  );
