/** Reads the metadata fields of an article in JSON. */
import { isAddress } from '../model.ts';
import type { Problem } from '../problem.ts';
import { type FieldNames, LOCAL_IDS, MEMBERS_OF_OBJECT, mayBe } from './field-names.ts';
import { FIELDS, type Field, type MetadataFields, parseKey } from './fields.ts';
import { type FoundArticle, isMembers, type Members } from './json-articles.ts';
import { type SourceLocation, warning } from './problems.ts';

/** The value of a member, or of a member of a member: `source.title`; of a list, an item by its place: `bodies.0.value`. */
export function valueAt(article: Members, name: string): unknown {
  if (Object.hasOwn(article, name) || !name.includes('.'))
    return Object.hasOwn(article, name) ? article[name] : undefined;
  const [first = '', ...rest] = name.split('.');
  const inner = Object.hasOwn(article, first) ? article[first] : undefined;
  if (Array.isArray(inner)) return valueAt(Object.fromEntries(Object.entries(inner)), rest.join('.'));
  return isMembers(inner) ? valueAt(inner, rest.join('.')) : undefined;
}

/** The texts of a value or of the items of an array. Of an object, the first of the named members that is a text. */
export function textsOf(
  value: unknown,
  names: readonly string[],
  things: FoundArticle['things'] = new Map(),
): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => {
    const thing = referredTo(item, things);
    const texts = isMembers(thing) ? names.map((name) => thing[name]) : [thing];
    const found = texts.find((text) => typeof text === 'string' || (typeof text === 'number' && isExact(text)));
    return found === undefined ? [] : [String(found)];
  });
}

/** What an object with an `@id` alone refers to. */
function referredTo(item: unknown, things: FoundArticle['things']): unknown {
  const id = isMembers(item) ? item['@id'] : undefined;
  const thing = typeof id === 'string' ? things.get(id) : undefined;
  return thing === undefined || thing === item ? item : { ...thing, ...(item as Members) };
}

const isExact = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

export function fieldsOf(
  { article, things }: FoundArticle,
  names: FieldNames,
  { line }: SourceLocation,
): MetadataFields {
  const textsIn = (field: Field, wanted: readonly string[]) =>
    wanted.flatMap((name) =>
      textsOf(valueAt(article, name), MEMBERS_OF_OBJECT[field], things).filter((text) => mayBe(field, name, text)),
    );
  const values = FIELDS.flatMap((field) => {
    const texts = textsIn(field, names[field]);
    if (field === 'key') texts.push(...textsIn('url', names.url).filter(isKeyAddress));
    const text = texts.find((each) => each.trim() !== '');
    return text === undefined ? [] : [[field, { text, line }] as const];
  });
  return Object.fromEntries(values);
}

/** An address that is not valid, or is longer than a key may be, is no key. */
const isKeyAddress = (text: string): boolean => isAddress(text.trim()) && parseKey(text) !== null;

/** What tells an article apart within its export. */
export function localIdOf({ article, things }: FoundArticle): string | null {
  const ids = LOCAL_IDS.flatMap((name) => textsOf(valueAt(article, name), ['$oid', 'rendered', 'value'], things));
  return ids.find((id) => id.trim() !== '') ?? null;
}

/** Warnings for numbers in metadata that JSON does not keep digit by digit; they are left out. */
export function inexactNumbers(article: Members, names: FieldNames, location: SourceLocation): Problem[] {
  const members = new Set(FIELDS.flatMap((field) => names[field]));
  const inexact = [...members].filter((name) => {
    const value = valueAt(article, name);
    return typeof value === 'number' && !isExact(value);
  });
  return inexact.map((name) =>
    warning(location, ['BAD_VALUE', `${name} is a number that is too large; write it in quotes.`]),
  );
}
