/** Errors of GraphQL responses: each has a code of the closed set in `extensions.code`, and a status that says whose mistake it was. */
import { type ExecutionResult, GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limits } from '../limits.ts';
import { ERROR_CODES, type ErrorCode } from '../problem.ts';
import type { RequestState } from './requests.ts';

/** What a limit allows, and what was found: at least, where counting stopped early. */
interface Excess {
  readonly found?: number;
  readonly most: number;
}

/** The error of a document over a limit: the code names the limit, `advice` says how to stay under it. */
export function limitExceeded(code: ErrorCode, { found, most }: Excess, advice: string): GraphQLError {
  const counted = found === undefined ? {} : { found: Math.min(found, Number.MAX_SAFE_INTEGER) };
  return new GraphQLError(advice, { extensions: { code, most, ...counted } });
}

interface HttpExtension {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** True when clients that accept plain `application/json` get status 200 all the same. */
  readonly spec?: boolean;
}

const CLOSED_SET: ReadonlyMap<unknown, ErrorCode> = new Map(ERROR_CODES.map((code) => [code, code]));
/** Characters of a message or a path: both may quote what the client sent, which need not be sent back whole. */
const MAX_LENGTH = 1000;

/** A code that is not ours is Yoga's, of a request that it rejected before it ran. */
const codeOf = ({ code }: GraphQLErrorExtensions): ErrorCode => CLOSED_SET.get(code) ?? 'BAD_USER_INPUT';

function httpOf({ code, http }: GraphQLErrorExtensions, wasExecuted: boolean): HttpExtension | undefined {
  if (wasExecuted || http !== undefined) return http as HttpExtension | undefined;
  return code === 'INTERNAL_SERVER_ERROR' ? { status: 500 } : { status: 400, spec: true };
}

const shorten = (text: string): string => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text);

const shortPath = (path: GraphQLError['path']): GraphQLError['path'] | null =>
  path === undefined || path.join('').length > MAX_LENGTH ? null : path;

function toResponseError(error: GraphQLError, wasExecuted: boolean): GraphQLError {
  const { originalError: _hidden, ...extensions } = error.extensions;
  const http = httpOf(extensions, wasExecuted);
  const { nodes = null, source = null, positions = null } = error;
  return new GraphQLError(shorten(error.message), {
    nodes,
    source,
    positions,
    path: shortPath(error.path),
    extensions: { ...extensions, code: codeOf(extensions), ...(http && { http }) },
  });
}

/** Gives each error a code of the closed set, and keeps no more than the limit. */
export function closeErrors(result: ExecutionResult, { maxErrors }: Limits): ExecutionResult {
  if (result.errors === undefined) return result;
  const wasExecuted = 'data' in result;
  return { ...result, errors: result.errors.slice(0, maxErrors).map((each) => toResponseError(each, wasExecuted)) };
}

/** An error as it is sent where Yoga does not: without what is for the status of a response. */
export function sentError(error: GraphQLError): object {
  const { extensions = {}, ...rest } = error.toJSON();
  const { http: _http, ...shown } = extensions;
  return { ...rest, extensions: shown };
}

/** Runs on every result before it becomes a response, and sends no more errors than the limit. */
export const closedErrorCodes = (
  limits: Limits,
  onError: (code: ErrorCode) => void = () => {},
): Plugin<object, RequestState> => ({
  onResultProcess({ result, setResult, serverContext }) {
    if (Array.isArray(result) || Symbol.asyncIterator in result) return;
    serverContext.hasErrors = result.errors !== undefined;
    const closed = closeErrors(result, limits);
    for (const { extensions } of closed.errors ?? []) onError(extensions.code as ErrorCode);
    setResult(closed);
  },
});
