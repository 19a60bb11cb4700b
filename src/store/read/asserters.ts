/** Reads who asserts a mention, an alias or an identifier. */
import type { Asserter, AsserterType } from '../../model.ts';
import { known } from '../sql/column.ts';

/** What to select of `asserters as r`. */
export const ASSERTER_COLUMNS = [
  'r.type as asserterType',
  'r.name as asserterName',
  'r.version as asserterVersion',
] as const;

/** An asserter as `ASSERTER_COLUMNS` give it; its version is '' where it has none. */
export interface AsserterRaw {
  readonly asserterType: AsserterType;
  readonly asserterName: string;
  readonly asserterVersion: string;
}

/** The same row, with the asserter as one value. */
export function withAsserter<Raw extends AsserterRaw>({
  asserterType,
  asserterName,
  asserterVersion,
  ...rest
}: Raw): Omit<Raw, keyof AsserterRaw> & { readonly assertedBy: Asserter } {
  return { ...rest, assertedBy: { type: asserterType, name: asserterName, version: known(asserterVersion) } };
}
