/** What one article or gazetteer says of one entity, in the form in which equal sayings are equal texts. */
import type { Alias, EntityRecord, Identifier } from '../../model.ts';

/** A claim as it is stored: the record, and whether a gazetteer among the seeds says it. */
export interface Claim {
  readonly record: EntityRecord;
  readonly inGazetteer: boolean;
}

/** The scheme under which `claimed_keys` holds former keys. */
export const FORMER_KEY = '';

const sorted = <T>(items: readonly T[], write: (item: T) => T): T[] => {
  const texts = new Set(items.map((item) => JSON.stringify(write(item))));
  return [...texts].sort().map((text) => JSON.parse(text) as T);
};

const writeAsserter = ({ type, name, version }: Alias['assertedBy']): Alias['assertedBy'] => ({ type, name, version });

/** The record as JSON: properties in one order, lists sorted, each item once. */
export function claimText(record: EntityRecord): string {
  const { key, kind, name } = record;
  return JSON.stringify({
    key,
    kind,
    name,
    aliases: sorted(record.aliases, (alias) => ({
      name: alias.name,
      form: alias.form,
      assertedBy: writeAsserter(alias.assertedBy),
    })),
    identifiers: sorted(record.identifiers, ({ scheme, value, assertedBy }) => ({
      scheme,
      value,
      assertedBy: writeAsserter(assertedBy),
    })),
    formerKeys: sorted(record.formerKeys, (former) => former),
  } satisfies EntityRecord);
}

/** The keys a record wants: its identifiers and, under `FORMER_KEY`, the keys that should redirect to it; each once. */
export function wantedKeys(record: EntityRecord): Identifier[] {
  const wanted = [
    ...record.identifiers.map(({ scheme, value }) => ({ scheme, value })),
    ...record.formerKeys.map((value) => ({ scheme: FORMER_KEY, value })),
  ];
  return sorted(wanted, (identifier) => identifier);
}
