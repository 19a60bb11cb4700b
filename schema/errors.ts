/** What the world may see of an error: a message made to be shown and a code of the closed set, or nothing but "Unexpected error". */
import { GraphQLError } from 'graphql';
import { DatelineError, type ErrorCode } from '../src/problem.ts';

const recoded = (error: unknown, message: string, code: ErrorCode): GraphQLError => {
  if (!(error instanceof GraphQLError)) return new GraphQLError(message, { extensions: { code } });
  const { nodes = null, source = null, positions = null, path = null } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions: { code } });
};

/** The first expected failure among an error and what it wraps; null when all of it is a surprise. */
const expectedIn = (error: unknown): DatelineError | null => {
  if (error instanceof DatelineError) return error;
  return error instanceof GraphQLError && error.originalError ? expectedIn(error.originalError) : null;
};

/** True for what GraphQL itself refuses: a syntax error, an invalid operation, a variable or argument of another type. */
const isRefusal = (error: unknown): error is GraphQLError => {
  if (!(error instanceof GraphQLError)) return false;
  const { originalError, path } = error;
  if (originalError === undefined) return true;
  // Once fields are being resolved, only a value that stands in the operation has a node of it: the rest are defects of ours.
  return originalError instanceof GraphQLError && (path === undefined || originalError.nodes !== undefined);
};

/** The error to send. Its code is INTERNAL_SERVER_ERROR when `error` was not expected; log that one, once. */
export function maskError(error: unknown): GraphQLError {
  const expected = expectedIn(error);
  if (expected) return recoded(error, expected.publicMessage, expected.code);
  if (!isRefusal(error)) return recoded(error, 'Unexpected error', 'INTERNAL_SERVER_ERROR');
  return 'code' in error.extensions ? error : recoded(error, error.message, 'BAD_USER_INPUT');
}
