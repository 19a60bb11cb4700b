/** The asserter of a correction, and equality of asserters. */
import type { Asserter } from '../model.ts';

/** `name` is who made the correction. */
export function correctionBy(name: string): Asserter {
  return { type: 'CORRECTION', name, version: null };
}

export function isSameAsserter(one: Asserter, other: Asserter): boolean {
  return one.name === other.name && one.version === other.version && one.type === other.type;
}
