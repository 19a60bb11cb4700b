/** Messages between the thread that answers HTTP and its operation threads. */
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { JsonPart } from '../../../schema/execute.ts';
import type { ErrorCode } from '../../problem.ts';
import type { Credentials } from '../../store/database/callers.ts';
import type { WrittenError } from './written-errors.ts';

/** What an operation thread executes: queries on a connection that only reads, or mutations. */
export type ThreadRole = 'reader' | 'writer';

/** The `workerData` of an operation thread. */
export interface ThreadConfig {
  readonly role: ThreadRole;
  readonly database: string;
  readonly maxAnswerBytes: number;
  /** How long a query may take. Mutations are not limited: what they have changed cannot be done again. */
  readonly milliseconds: number;
  /** Its first 32 bits are the number of the operation that is cancelled. */
  readonly cancelled: SharedArrayBuffer;
}

/** A whole operation. The document is valid and within all limits. */
export interface Operation {
  readonly text: string;
  /** Whether errors have locations in the document. */
  readonly isLocated: boolean;
  readonly operationName: string | null;
  readonly variables: ExecutionArgs['variableValues'];
  /** The id of the event that a subscription is executed for; null for all else. */
  readonly event?: string | null;
  readonly credentials: Credentials;
}

/** A message to an operation thread. */
export type ToThread = { readonly number: number; readonly operation: Operation } | { readonly close: true };

/** The answer of an operation thread: data without errors as JSON, a result as JSON, or what the operation took too much of. */
export type Answer =
  | { readonly data: readonly JsonPart[] }
  | { readonly result: string }
  | { readonly exceeded: { readonly code: ErrorCode; readonly message: string } };

/** What `result` holds. */
export interface WrittenResult {
  readonly data?: ExecutionResult['data'];
  readonly errors: readonly WrittenError[];
}

/** A message from an operation thread. */
export interface FromThread {
  readonly number: number;
  readonly answer: Answer;
}
