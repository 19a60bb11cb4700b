/** What is known by name before reading: baked entities and those of a seed gazetteer, joined where they are one. */
import type { Alias, Asserter, EntityKey, EntityRecord, Form, Kind } from '../model.ts';
import { slug } from '../text/fold.ts';
import type { BakedCity, BakedEntity, BakedType } from './baked.ts';

export interface Known {
  readonly kind: Kind;
  /** What sort of place or body the baked gazetteer has it as; null for what only a seed knows. */
  readonly type: BakedType | null;
  /** ISO 3166 alpha-2 of the country it lies in or is; null when it lies in several, in none, or nobody says. */
  readonly country: string | null;
  /** Which of two of one type a shared name means: the heavier. */
  readonly weight: number;
  /** Whether a seed names it; a seed's word goes before the baked gazetteer's. */
  readonly seeded: boolean;
  /** Its key, name and identifiers, and every alias but a seed's own name for it. */
  readonly record: EntityRecord;
}

/** A name and how it names. */
export interface Name {
  readonly name: string;
  readonly form: Form;
}

/** Heads of state sit there: a capital's name is meant more often than its size says. */
const CAPITAL = 4;

/** Everything `record` goes by. */
export const namesOf = (record: EntityRecord): readonly Name[] => [
  { name: record.name, form: 'FULL_NAME' },
  ...record.aliases,
];

export function knownEntity(baked: BakedEntity, assertedBy: Asserter): Known {
  const { key, type, name, also = [], acronyms = [], demonyms = [], identifiers = [] } = baked;
  const alias =
    (form: Form) =>
    (other: string): Alias => ({ name: other, form, assertedBy });
  const kind = type === 'BODY' ? 'ORGANIZATION' : 'PLACE';
  const record = {
    key: key as EntityKey,
    kind,
    name,
    aliases: [
      ...[name, ...also].map(alias('FULL_NAME')),
      ...acronyms.map(alias('ACRONYM')),
      ...demonyms.map(alias('DEMONYM')),
    ],
    identifiers: identifiers.map((identifier) => ({ ...identifier, assertedBy })),
    formerKeys: [],
  } as const;
  return { kind, type, country: baked.country ?? null, weight: baked.weight ?? 0, seeded: false, record };
}

export function knownCity(city: BakedCity, assertedBy: Asserter): Known {
  const { name, country, geonames } = city;
  const record: EntityRecord = {
    key: `place/${slug(name)}-${country.toLowerCase()}${city.idInKey ? `-${geonames}` : ''}` as EntityKey,
    kind: 'PLACE',
    name,
    aliases: [name, ...city.also].map((other) => ({ name: other, form: 'FULL_NAME', assertedBy })),
    identifiers: [{ scheme: 'geonames', value: geonames, assertedBy }],
    formerKeys: [],
  };
  const weight = city.inhabitants * (city.isCapital ? CAPITAL : 1);
  return { kind: 'PLACE', type: 'CITY', country, weight, seeded: false, record };
}

/** What a seed says of an entity, and what the baked gazetteer adds when `twin` is the same thing, perhaps under its own key. */
export function knownSeed(record: EntityRecord, twin: Known | null): Known {
  if (twin === null) return { kind: record.kind, type: null, country: null, weight: 0, seeded: true, record };
  return { ...twin, kind: record.kind, seeded: true, record: joined(record, twin.record) };
}

/** A seed's record with what the baked gazetteer adds to it; of one scheme, the seed's identifiers alone stand. */
function joined(record: EntityRecord, baked: EntityRecord): EntityRecord {
  const schemes = new Set(record.identifiers.map((identifier) => identifier.scheme));
  return {
    ...record,
    aliases: [...record.aliases, ...baked.aliases],
    identifiers: [...record.identifiers, ...baked.identifiers.filter(({ scheme }) => !schemes.has(scheme))],
  };
}
