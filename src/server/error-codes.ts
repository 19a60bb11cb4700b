/** Every error that leaves the server has `extensions.code` from the closed set, and a status that says whose mistake it was. */
import { type ExecutionResult, GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { ERROR_CODES, type ErrorCode } from '../problem.ts';

interface HttpExtension {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** True when clients that ask for plain `application/json` are to be sent status 200 all the same. */
  readonly spec?: boolean;
}

const OURS: ReadonlyMap<unknown, ErrorCode> = new Map(ERROR_CODES.map((code) => [code, code]));
const TOO_LARGE = 'REQUEST_ENTITY_TOO_LARGE';

/** What Yoga refuses before it runs anything is the sender's mistake. */
const codeOf = ({ code }: GraphQLErrorExtensions): ErrorCode =>
  code === TOO_LARGE ? 'LIMIT_EXCEEDED' : (OURS.get(code) ?? 'BAD_USER_INPUT');

function httpOf({ code, http }: GraphQLErrorExtensions, ran: boolean): HttpExtension | undefined {
  // The rest of a body that was not read to its end would be taken for the next request.
  if (code === TOO_LARGE) return { status: 413, headers: { connection: 'close' } };
  if (ran || http !== undefined) return http as HttpExtension | undefined;
  return code === 'INTERNAL_SERVER_ERROR' ? { status: 500 } : { status: 400, spec: true };
}

function recode(error: GraphQLError, ran: boolean): GraphQLError {
  const { originalError: _hidden, ...extensions } = error.extensions;
  const http = httpOf(extensions, ran);
  const { message, nodes = null, source = null, positions = null, path = null } = error;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    extensions: { ...extensions, code: codeOf(extensions), ...(http && { http }) },
  });
}

const recodeAll = (result: ExecutionResult): ExecutionResult =>
  result.errors === undefined
    ? result
    : { ...result, errors: result.errors.map((error) => recode(error, 'data' in result)) };

/** Runs on every result before it becomes a response. */
export const closedErrorCodes: Plugin = {
  onResultProcess({ result, setResult }) {
    if (!Array.isArray(result) && !(Symbol.asyncIterator in result)) setResult(recodeAll(result));
  },
};
