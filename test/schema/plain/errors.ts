/** Refusals: errors with a code, a message, and what else could have been refused of the same arguments. */
import { GraphQLError } from 'graphql';

export class Refusal extends GraphQLError {
  readonly code: string;
  /** Arguments that are wrong in several ways may be refused for any of them. */
  readonly others: readonly Refusal[];

  constructor(code: string, message: string, others: readonly Refusal[] = []) {
    super(message, { extensions: { code } });
    this.code = code;
    this.others = others;
  }
}

export function badInput(message: string): Refusal {
  return new Refusal('BAD_USER_INPUT', message);
}

export function limitExceeded(message: string): Refusal {
  return new Refusal('LIMIT_EXCEEDED', message);
}

/** Throws the first refusal, when there is one, with the others. */
export function refuseFirst([first, ...others]: readonly Refusal[]): void {
  if (first) throw new Refusal(first.code, first.message, others);
}

/** Does all the steps. Throws what they refuse as one refusal: which of several is told is left open. */
export function together<Results extends readonly unknown[]>(
  ...steps: { readonly [Index in keyof Results]: () => Results[Index] }
): Results {
  const refusals: Refusal[] = [];
  const results = steps.map((step) => {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error, ...error.others);
      return null;
    }
  });
  refuseFirst(refusals);
  return results as unknown as Results;
}

/** The number that an argument has. Throws when it is out of range. */
export function within([least, most]: readonly [number, number], argument: string, value: number): number {
  if (value >= least && value <= most) return value;
  throw badInput(`"${argument}" is ${value}; it may be ${least} to ${most}.`);
}
