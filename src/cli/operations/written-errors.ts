/** Errors of fields as JSON, between an operation thread and the thread that answers HTTP, which masks and logs them as its own. */
import { GraphQLError, type Source } from 'graphql';
import { maskError } from '../../../schema/errors.ts';
import { DatelineError, type ErrorCode } from '../../problem.ts';
import { isDamage } from '../../store/database/sqlite-errors.ts';

/** What clients are not told: the log gets it, and readiness looks for damage in it. */
interface WrittenCause {
  readonly name: string;
  readonly message: string;
  readonly publicMessage?: string | undefined;
  readonly code?: unknown;
  readonly stack?: string | undefined;
  readonly cause?: WrittenCause | undefined;
}

export interface WrittenError {
  readonly message: string;
  readonly path: readonly (string | number)[] | undefined;
  readonly positions: readonly number[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly original?: WrittenCause | undefined;
}

/** What a resolver threw. */
const originalOf = (error: Error): Error =>
  error instanceof GraphQLError && error.originalError ? originalOf(error.originalError) : error;

function writeCause(error: Error): WrittenCause {
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    publicMessage: error instanceof DatelineError ? error.publicMessage : undefined,
    code: 'code' in error ? error.code : undefined,
    stack,
    cause: cause instanceof Error ? writeCause(cause) : undefined,
  };
}

function readCause({ name, message, publicMessage, code, stack, cause }: WrittenCause): Error {
  const options = cause && { cause: readCause(cause) };
  const error =
    publicMessage === undefined
      ? Object.assign(new Error(message, options), { name, code })
      : new DatelineError(code as ErrorCode, message, { ...options, publicMessage });
  return stack === undefined ? error : Object.assign(error, { stack });
}

/** The error masked, with its original where that says more. */
export function writeError(error: GraphQLError): WrittenError {
  const masked = maskError(error);
  const { message, path, positions, extensions } = masked;
  const saysAll = message === error.message && !isDamage(error);
  return { message, path, positions, extensions, original: saysAll ? undefined : writeCause(originalOf(error)) };
}

/** The error with its locations in the document. */
export function readError(written: WrittenError, source: Source | undefined): GraphQLError {
  const { message, path = null, positions, extensions, original } = written;
  const located = source && positions ? { source, positions } : {};
  if (original === undefined) return new GraphQLError(message, { ...located, path, extensions });
  return new GraphQLError(original.message, { ...located, path, originalError: readCause(original) });
}
