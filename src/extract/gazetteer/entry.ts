/** Entries of the gazetteer: baked entities and those of seed gazetteers, merged where they are the same entity. */
import type { Alias, Asserter, EntityKey, EntityRecord, Form, Kind } from '../../model.ts';
import { slug } from '../../text/fold.ts';
import type { BakedCity, BakedEntity, BakedField, BakedType } from './baked.ts';

export interface GazetteerEntry {
  readonly kind: Kind;
  /** Its type in the baked gazetteer; null when only a seed has it. */
  readonly type: BakedType | null;
  /** Whether it is listed as a company or a club; null otherwise. */
  readonly field: BakedField | null;
  /** ISO 3166 alpha-2 of the country that it is or lies in; null when it lies in several, in none, or is unknown. */
  readonly country: string | null;
  /** ISO 3166-2 code of the first-level subdivision that it is or lies in; null when unknown. */
  readonly region: string | null;
  /** Ranks entries of one type that share a name: the heavier is likelier. */
  readonly weight: number;
  /** Whether a seed gazetteer has it; seeds take precedence over the baked gazetteer. */
  readonly seeded: boolean;
  /** Its key, name, identifiers and aliases. The seed's own name is not repeated among the aliases. */
  readonly record: EntityRecord;
}

/** An entry that goes by a name, and the form of that name. */
export interface GazetteerMatch {
  readonly entry: GazetteerEntry;
  readonly form: Form;
}

/** A name and its form. */
export interface Name {
  readonly name: string;
  readonly form: Form;
}

/** Multiplies the weight of capitals: news names a capital for its government, more often than its size suggests. */
const CAPITAL_FACTOR = 4;
/** The same of the two largest other cities of a country. */
const PRINCIPAL_FACTOR = 2;

/** Every name of `record`. */
export const namesOf = (record: EntityRecord): readonly Name[] => [
  { name: record.name, form: 'FULL_NAME' },
  ...record.aliases,
];

export function bakedEntry(baked: BakedEntity, assertedBy: Asserter): GazetteerEntry {
  const { key, type, field = null, name, also = [], acronyms = [], demonyms = [], identifiers = [] } = baked;
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
  const region = identifiers.find(({ scheme }) => scheme === 'iso3166-2')?.value ?? null;
  return {
    kind,
    type,
    field,
    country: baked.country ?? null,
    region,
    weight: baked.weight ?? 0,
    seeded: false,
    record,
  };
}

export function cityEntry(city: BakedCity, assertedBy: Asserter): GazetteerEntry {
  const { name, country, geonames } = city;
  const record: EntityRecord = {
    key: `place/${slug(name)}-${country.toLowerCase()}${city.idInKey ? `-${geonames}` : ''}` as EntityKey,
    kind: 'PLACE',
    name,
    aliases: [name, ...city.also].map((other) => ({ name: other, form: 'FULL_NAME', assertedBy })),
    identifiers: [{ scheme: 'geonames', value: geonames, assertedBy }],
    formerKeys: [],
  };
  const factor = city.isCapital ? CAPITAL_FACTOR : city.isPrincipal ? PRINCIPAL_FACTOR : 1;
  const weight = city.inhabitants * factor;
  const region = city.region || null;
  return { kind: 'PLACE', type: 'CITY', field: null, country, region, weight, seeded: false, record };
}

/** The entry of a seed's record, merged with its baked `counterpart`, which may have another key; null when it has none. */
export function seedEntry(record: EntityRecord, counterpart: GazetteerEntry | null): GazetteerEntry {
  const { kind } = record;
  const unknown = { type: null, field: null, country: null, region: null, weight: 0 };
  if (counterpart === null) return { ...unknown, kind, seeded: true, record };
  return { ...counterpart, kind, seeded: true, record: merge(record, counterpart.record) };
}

/** Adds baked aliases and identifiers to a seed's record. Where both have identifiers of a scheme, the seed's replace the baked ones. */
function merge(seed: EntityRecord, baked: EntityRecord): EntityRecord {
  const schemes = new Set(seed.identifiers.map((identifier) => identifier.scheme));
  return {
    ...seed,
    aliases: [...seed.aliases, ...baked.aliases],
    identifiers: [...seed.identifiers, ...baked.identifiers.filter(({ scheme }) => !schemes.has(scheme))],
  };
}
