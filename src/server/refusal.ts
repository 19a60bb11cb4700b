/** A document that goes beyond a limit, refused with a code that names the limit and a message that says how to stay under it. */
import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../problem.ts';

/** What was found (at least, where counting stopped early) and what may be. */
export interface Excess {
  readonly found?: number;
  readonly most: number;
}

/** `extensions` of the error: the code, `most`, and `found` where it is known. */
export function refuse(code: ErrorCode, { found, most }: Excess, advice: string): GraphQLError {
  const known = found === undefined ? {} : { found: Math.min(found, Number.MAX_SAFE_INTEGER) };
  return new GraphQLError(advice, { extensions: { code, most, ...known } });
}
