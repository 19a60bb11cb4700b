/** The schema of an entity in a gazetteer, and its conversion to a record. */
import * as z from 'zod';
import { type Asserter, type EntityRecord, FORMS, KINDS, kindOfKey } from '../model.ts';
import { meaningOf } from './brat-types.ts';
import { isCountry } from './country.ts';
import { oneLine, parseEntityKey } from './fields.ts';

/** A string that `parse` accepts; `expected` is the error message. */
const parsed = <T>(parse: (text: string) => T | null, expected: string) =>
  z.string({ error: expected }).transform((text, context) => {
    const value = /\p{Surrogate}/u.test(text) ? null : parse(text);
    if (value !== null) return value;
    context.issues.push({ code: 'custom', message: expected, input: text });
    return z.NEVER;
  });

const Name = parsed(oneLine, 'write a name on one line');
const Key = parsed(parseEntityKey, 'write a key such as person/ada-lovelace');
const Scheme = z.string().regex(/^[a-z][a-z0-9-]*$/, 'write the scheme in letters, such as wikidata');
const Form = z.preprocess(upperCase, z.enum(FORMS, { error: `write one of ${FORMS.join(', ')}` }));
const Kind = z.preprocess(kindOf, z.enum(KINDS, { error: `write one of ${KINDS.join(', ')}` }));

/** Case does not matter, nor what stands between words. */
function upperCase(value: unknown): unknown {
  return typeof value === 'string'
    ? value
        .trim()
        .toUpperCase()
        .replaceAll(/[\s-]+/g, '_')
    : value;
}

/** A kind, or a type that stands for one. */
function kindOf(value: unknown): unknown {
  return typeof value === 'string' ? (meaningOf(value.trim(), new Map()) ?? value) : value;
}

/** Schemes are in small letters; nothing is no identifiers. */
function smallKeys(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return {};
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([scheme, each]) => [scheme.toLowerCase(), each]));
}

/** One value is a list of one, and an empty one a list of none. */
function asList(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

const AliasOf = z.union([Name, z.strictObject({ name: Name, form: Form })], {
  error: `write a name, or name and form, one of ${FORMS.join(', ')}`,
});

/** Degrees as decimal digits; the parts of 60, and letters for directions, are not read. */
const degrees = (most: number) =>
  parsed(
    (text) => (/^[+-]?\d{1,3}(?:\.\d+)?$/.test(text.trim()) && Math.abs(Number(text)) <= most ? Number(text) : null),
    `write degrees from -${most} to ${most}, such as 42.87`,
  );

const Location = z
  .strictObject(
    {
      latitude: degrees(90),
      longitude: degrees(180),
      country: parsed(
        (text) => (isCountry(text.trim().toUpperCase()) ? text.trim().toUpperCase() : null),
        'write an ISO 3166-1 code of two letters, such as KG',
      ).nullable(),
    },
    { error: 'write latitude and longitude, and optionally country' },
  )
  .nullable();

/** Without a country it is null; nothing is no location. */
function locationFields(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const { country, ...others } = smallKeys(value) as Record<string, unknown>;
  return { ...others, country: country || null };
}

export const GazetteerEntity = z
  .strictObject({
    kind: Kind,
    key: Key,
    name: Name,
    aliases: z.preprocess(asList, z.array(AliasOf, { error: 'write a list of names' })),
    identifiers: z.preprocess(smallKeys, z.record(Scheme, Name, { error: 'write scheme: value on each line' })),
    formerKeys: z.preprocess(asList, z.array(Key, { error: 'write a list of keys' })),
    location: z.preprocess(locationFields, Location),
  })
  .refine(({ kind, key }) => kindOfKey(key) === kind, {
    path: ['key'],
    error: 'begin the key with the kind in small letters',
  });

const FIELDS: readonly string[] = Object.keys(GazetteerEntity.shape);
const BY_SMALL_NAME = new Map(FIELDS.map((field) => [smallName(field), field]));

function smallName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** The field that a name in a gazetteer means; undefined when there is none. */
export const fieldOf = (name: string): string | undefined => BY_SMALL_NAME.get(smallName(name));

/** The fields of an entity under their own names, and the names of unknown ones. */
export function readFields(value: Readonly<Record<string, unknown>>) {
  const unknown = Object.keys(value).filter((name) => fieldOf(name) === undefined);
  const known = Object.entries(value).flatMap(([name, each]) => {
    const field = fieldOf(name);
    return field === undefined ? [] : [[field, each] as const];
  });
  return { entity: Object.fromEntries(known), unknown };
}

/** The record of an entity. Its name is also its first alias; only a place has a location. */
export function toRecord(entity: z.output<typeof GazetteerEntity>, assertedBy: Asserter): EntityRecord {
  const { key, kind, name, formerKeys, location } = entity;
  const aliases = [name, ...entity.aliases].map((alias) =>
    typeof alias === 'string' ? { name: alias, form: 'FULL_NAME' as const } : alias,
  );
  const identifiers = Object.entries(entity.identifiers).map(([scheme, value]) => ({ scheme, value, assertedBy }));
  const distinct = new Map(
    aliases.map((alias) => [JSON.stringify([alias.name, alias.form]), { ...alias, assertedBy }]),
  );
  const record = { key, kind, name, aliases: [...distinct.values()], identifiers, formerKeys };
  return location && kind === 'PLACE' ? { ...record, location } : record;
}
