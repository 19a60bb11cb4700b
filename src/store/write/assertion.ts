/** What one article or gazetteer says of one entity, in the form in which equal sayings are equal texts. */
import { isSameAsserter } from '../../corrections/asserters.ts';
import type { Alias, Asserter, EntityRecord, Identifier } from '../../model.ts';

/** A claim as it is stored: the record, and whether a gazetteer among the seeds says it. */
export interface Claim {
  readonly record: EntityRecord;
  readonly inGazetteer: boolean;
  /** True when nobody says it but corrections. */
  readonly isOnlyCorrection: boolean;
}

/** The scheme under which `claimed_keys` holds former keys. */
export const FORMER_KEY = '';

const asserterText = ({ type, name, version }: Asserter): string => JSON.stringify({ type, name, version });

const aliasText = ({ name, form, assertedBy }: Alias): string =>
  `{"name":${JSON.stringify(name)},"form":"${form}","assertedBy":${asserterText(assertedBy)}}`;

const identifierText = ({ scheme, value, assertedBy }: EntityRecord['identifiers'][number]): string =>
  `{"scheme":${JSON.stringify(scheme)},"value":${JSON.stringify(value)},"assertedBy":${asserterText(assertedBy)}}`;

const listText = (items: readonly string[]): string => `[${[...new Set(items)].sort().join(',')}]`;

/** The record as JSON: properties in one order, lists sorted, each item once. */
export function assertionText({ key, kind, name, aliases, identifiers, formerKeys }: EntityRecord): string {
  return (
    `{"key":${JSON.stringify(key)},"kind":"${kind}","name":${JSON.stringify(name)},` +
    `"aliases":${listText(aliases.map(aliasText))},` +
    `"identifiers":${listText(identifiers.map(identifierText))},` +
    `"formerKeys":${listText(formerKeys.map((former) => JSON.stringify(former)))}}`
  );
}

const areAlike = <T>(ones: readonly T[], others: readonly T[], isAlike: (one: T, other: T) => boolean): boolean =>
  ones.length === others.length && ones.every((one, index) => isAlike(one, others[index] as T));

const isSameAlias = (one: Alias, other: Alias): boolean =>
  one.name === other.name && one.form === other.form && isSameAsserter(one.assertedBy, other.assertedBy);

/** Whether two records are alike to the letter and in the same order; cheaper than two texts. */
export function isSameAssertion(one: EntityRecord, other: EntityRecord): boolean {
  return (
    one.key === other.key &&
    one.kind === other.kind &&
    one.name === other.name &&
    areAlike(one.aliases, other.aliases, isSameAlias) &&
    areAlike(
      one.identifiers,
      other.identifiers,
      (a, b) => a.scheme === b.scheme && a.value === b.value && isSameAsserter(a.assertedBy, b.assertedBy),
    ) &&
    areAlike(one.formerKeys, other.formerKeys, (a, b) => a === b)
  );
}

/** The keys a record wants: its identifiers and, under `FORMER_KEY`, the keys that should redirect to it; each once. */
export function wantedKeys(record: EntityRecord): Identifier[] {
  const wanted = [
    ...record.identifiers.map(({ scheme, value }) => ({ scheme, value })),
    ...record.formerKeys.map((value) => ({ scheme: FORMER_KEY, value })),
  ];
  return [...new Map(wanted.map((identifier) => [JSON.stringify(identifier), identifier])).values()];
}
