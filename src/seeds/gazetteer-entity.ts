/** The schema of an entity in a gazetteer, and its conversion to a record. */
import * as z from 'zod';
import { type Asserter, type EntityRecord, FORMS, KINDS, kindOfKey } from '../model.ts';
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
const Scheme = z.string().regex(/^[a-z][a-z0-9-]*$/, 'write the scheme in small letters, such as wikidata');
const Form = z.enum(FORMS, { error: `write one of ${FORMS.join(', ')}` });
const Kind = z.enum(KINDS, { error: `write one of ${KINDS.join(', ')}` });

const AliasOf = z.union([Name, z.strictObject({ name: Name, form: Form })], {
  error: `write a name, or name and form, one of ${FORMS.join(', ')}`,
});

export const GazetteerEntity = z
  .strictObject({
    kind: Kind,
    key: Key,
    name: Name,
    aliases: z.array(AliasOf, { error: 'write a list of names' }).default([]),
    identifiers: z.record(Scheme, Name, { error: 'write scheme: value on each line' }).default({}),
    formerKeys: z.array(Key, { error: 'write a list of keys' }).default([]),
  })
  .refine(({ kind, key }) => kindOfKey(key) === kind, {
    path: ['key'],
    error: 'begin the key with the kind in small letters',
  });

/** The record of an entity. Its name is also its first alias. */
export function toRecord(entity: z.output<typeof GazetteerEntity>, assertedBy: Asserter): EntityRecord {
  const { key, kind, name, formerKeys } = entity;
  const aliases = [name, ...entity.aliases].map((alias) =>
    typeof alias === 'string' ? { name: alias, form: 'FULL_NAME' as const } : alias,
  );
  const identifiers = Object.entries(entity.identifiers).map(([scheme, value]) => ({ scheme, value, assertedBy }));
  const distinct = new Map(
    aliases.map((alias) => [JSON.stringify([alias.name, alias.form]), { ...alias, assertedBy }]),
  );
  return { key, kind, name, aliases: [...distinct.values()], identifiers, formerKeys };
}
