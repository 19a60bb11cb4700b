/** Serializes what a source asserts of an entity as canonical JSON, so that equal assertions are stored once. */
import { isSameAsserter } from '../../corrections/asserters.ts';
import type { Alias, Asserter, EntityRecord, Identifier, SeedPlace } from '../../model.ts';

export interface Assertion {
  readonly record: EntityRecord;
  /** Whether the gazetteer of the seeds is among its sources. */
  readonly inGazetteer: boolean;
  /** Whether corrections are its only source. */
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

const locationText = ({ latitude, longitude, country }: SeedPlace): string =>
  `,"location":${JSON.stringify({ latitude, longitude, country })}`;

/** Canonical JSON of the record: properties in a fixed order, lists sorted and without duplicates. */
export function assertionText({ key, kind, name, aliases, identifiers, formerKeys, location }: EntityRecord): string {
  return (
    `{"key":${JSON.stringify(key)},"kind":"${kind}","name":${JSON.stringify(name)},` +
    `"aliases":${listText(aliases.map(aliasText))},` +
    `"identifiers":${listText(identifiers.map(identifierText))},` +
    `"formerKeys":${listText(formerKeys.map((former) => JSON.stringify(former)))}${location ? locationText(location) : ''}}`
  );
}

const areEqual = <T>(ones: readonly T[], others: readonly T[], isEqual: (one: T, other: T) => boolean): boolean =>
  ones === others || (ones.length === others.length && ones.every((one, index) => isEqual(one, others[index] as T)));

const isSameAlias = (one: Alias, other: Alias): boolean =>
  one.name === other.name && one.form === other.form && isSameAsserter(one.assertedBy, other.assertedBy);

const isSameLocation = (one: SeedPlace | undefined, other: SeedPlace | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && locationText(one) === locationText(other));

/** Whether two records are equal, lists in the same order; faster than comparing canonical JSON. */
export function isSameAssertion(one: EntityRecord, other: EntityRecord): boolean {
  if (one === other) return true;
  return (
    one.key === other.key &&
    one.kind === other.kind &&
    one.name === other.name &&
    areEqual(one.aliases, other.aliases, isSameAlias) &&
    areEqual(
      one.identifiers,
      other.identifiers,
      (a, b) => a.scheme === b.scheme && a.value === b.value && isSameAsserter(a.assertedBy, b.assertedBy),
    ) &&
    areEqual(one.formerKeys, other.formerKeys, (a, b) => a === b) &&
    isSameLocation(one.location, other.location)
  );
}

/** The keys a record claims for its entity: identifiers and, under `FORMER_KEY`, former keys; without duplicates. */
export function claimedKeys(record: EntityRecord): Identifier[] {
  const keys = [
    ...record.identifiers.map(({ scheme, value }) => ({ scheme, value })),
    ...record.formerKeys.map((value) => ({ scheme: FORMER_KEY, value })),
  ];
  return [...new Map(keys.map((identifier) => [JSON.stringify(identifier), identifier])).values()];
}
