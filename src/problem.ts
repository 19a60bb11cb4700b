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

export const PROBLEM_CODES = [
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
  'BAD_VALUE',
  'DUPLICATE_KEY',
  'ANNOTATION_UNSUPPORTED',
  'ANNOTATION_MISMATCH',
  'ANNOTATION_ORPHAN',
  'CORRECTION_ORPHANED',
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
  'ANSWER_TOO_LARGE',
  'BODY_TOO_LARGE',
  'TOO_MANY_REQUESTS',
  'OVERLOADED',
  'PERSISTED_QUERY_NOT_FOUND',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'DATABASE_NEWER',
  'DATABASE_OUTDATED',
  'DATABASE_NOT_OURS',
  'DATABASE_BUSY',
  'DATABASE_CORRUPT',
  'DATABASE_UNWRITABLE',
  'ALREADY_SEEDED',
  'CONFLICT',
  'PORT_TAKEN',
  'INTERNAL_SERVER_ERROR',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An expected failure with a message for users. Every other error is a defect of ours. */
export class DatelineError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatelineError';
    this.code = code;
  }
}
