/** Every error that leaves the server has `extensions.code` from the closed set, and a status that says whose mistake it was. */
import { type ExecutionResult, GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limits } from '../limits.ts';
import { ERROR_CODES, type ErrorCode } from '../problem.ts';
import type { Sent } from './requests.ts';

interface HttpExtension {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** True when clients that ask for plain `application/json` are to be sent status 200 all the same. */
  readonly spec?: boolean;
}

const OURS: ReadonlyMap<unknown, ErrorCode> = new Map(ERROR_CODES.map((code) => [code, code]));
/** Characters of a message: what a client sent may be quoted in it, and is no reason to send it all back. */
const LONGEST = 1000;

/** What Yoga refuses before it runs anything is the sender's mistake. */
const codeOf = ({ code }: GraphQLErrorExtensions): ErrorCode => OURS.get(code) ?? 'BAD_USER_INPUT';

function httpOf({ code, http }: GraphQLErrorExtensions, ran: boolean): HttpExtension | undefined {
  if (ran || http !== undefined) return http as HttpExtension | undefined;
  return code === 'INTERNAL_SERVER_ERROR' ? { status: 500 } : { status: 400, spec: true };
}

const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** A path whose names are no longer than a message may be; what is longer is left out, whoever asked for it knows it. */
const shortPath = (path: GraphQLError['path']): GraphQLError['path'] | null =>
  path === undefined || path.join('').length > LONGEST ? null : path;

function recode(error: GraphQLError, ran: boolean): GraphQLError {
  const { originalError: _hidden, ...extensions } = error.extensions;
  const http = httpOf(extensions, ran);
  const { nodes = null, source = null, positions = null } = error;
  return new GraphQLError(shorten(error.message), {
    nodes,
    source,
    positions,
    path: shortPath(error.path),
    extensions: { ...extensions, code: codeOf(extensions), ...(http && { http }) },
  });
}

const recodeAll = (result: ExecutionResult, limits: Limits): ExecutionResult =>
  result.errors === undefined
    ? result
    : {
        ...result,
        errors: result.errors.slice(0, limits.maxErrors).map((error) => recode(error, 'data' in result)),
      };

/** Told of the code of each error that is sent. */
export type OnError = (code: ErrorCode) => void;

/** Runs on every result before it becomes a response, and lets no more than so many errors through. */
export const closedErrorCodes = (limits: Limits, onError: OnError): Plugin<object, Sent> => ({
  onResultProcess({ result, setResult, serverContext }) {
    if (Array.isArray(result) || Symbol.asyncIterator in result) return;
    serverContext.failed = result.errors !== undefined;
    const recoded = recodeAll(result, limits);
    for (const { extensions } of recoded.errors ?? []) onError(extensions.code as ErrorCode);
    setResult(recoded);
  },
});
