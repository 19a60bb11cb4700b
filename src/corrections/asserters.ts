/** Who signs what is said, and whether two are one. */
import type { Asserter } from '../model.ts';

/** Who signs what somebody's correction says. */
export function correctionBy(name: string): Asserter {
  return { type: 'CORRECTION', name, version: null };
}

/** Whether two asserters are one. */
export function isSameAsserter(one: Asserter, other: Asserter): boolean {
  return one.name === other.name && one.version === other.version && one.type === other.type;
}
