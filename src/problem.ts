/** Expected defects of data as values with a place, and the closed set of error codes that leaves Dateline. */

/** What is wrong with a piece of data, where, and what to do about it. */
export interface Problem {
  readonly code: ProblemCode;
  /** `ERROR` when the data it speaks of was left out, `WARNING` when it was loaded all the same. */
  readonly severity: 'ERROR' | 'WARNING';
  /** Path of the file relative to its seeds folder. */
  readonly file: string;
  /** Line from 1; null when the whole file is meant. */
  readonly line: number | null;
  /** What is wrong, and what to do. One sentence each, no line break. */
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
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Of somebody's words that are longer than so many characters, the beginning; no character is cut in two. */
export function shortened(words: string, most: number): string {
  const characters = [...words.slice(0, 2 * most + 1)];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : words;
}

/** The closed set of codes that reach people: `extensions.code` of a GraphQL error, and the key of the exit codes. */
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

/** An expected failure with a code from the closed set and a message made to be shown. Anything else thrown is a defect of ours. */
export class DatelineError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatelineError';
    this.code = code;
  }
}
