/** Brings the codes that Yoga gives to errors of transport into the closed set of ours. */
import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { ERROR_CODES, type ErrorCode } from '../problem.ts';

const OURS: ReadonlyMap<unknown, ErrorCode> = new Map([
  ['REQUEST_ENTITY_TOO_LARGE', 'LIMIT_EXCEEDED'],
  ...ERROR_CODES.map((code) => [code, code] as const),
]);

/** What the server refuses before it runs anything is the sender's mistake. */
function recode(error: GraphQLError): GraphQLError {
  const { code, originalError: _hidden, ...extensions } = error.extensions;
  const ours = OURS.get(code) ?? 'BAD_USER_INPUT';
  if (ours === code) return error;
  const { message, nodes = null, path = null } = error;
  return new GraphQLError(message, { nodes, path, extensions: { ...extensions, code: ours } });
}

const recodeAll = (result: ExecutionResult): ExecutionResult =>
  result.errors === undefined ? result : { ...result, errors: result.errors.map(recode) };

/** Every error that leaves the server has `extensions.code` from the closed set. */
export const closedErrorCodes: Plugin = {
  onResultProcess({ result, setResult }) {
    if (!Array.isArray(result) && !(Symbol.asyncIterator in result)) setResult(recodeAll(result));
  },
};
