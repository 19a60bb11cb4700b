/** Parses a gazetteer: a YAML list of entities that are known before any article is read. */
import { isCollection, isMap, isSeq } from 'yaml';
import type { z } from 'zod';
import type { EntityRecord, Span } from '../model.ts';
import type { Problem } from '../problem.ts';
import { fieldOf, GazetteerEntity, readFields, toRecord } from './gazetteer-entity.ts';
import { itemsAt, valueEnd } from './json-text.ts';
import { MAX_YAML } from './limits.ts';
import { contained, error, type Finding, isProblem, quote, type SourceLocation, warning } from './problems.ts';
import { type Entry, entriesOf, parseYaml, type Yaml } from './yaml.ts';

/** An entity and its position in the gazetteer. */
export interface LocatedEntity {
  readonly record: EntityRecord;
  readonly location: SourceLocation;
}

/** The entities of a gazetteer. An invalid one is a problem at its line, and the others are read. Never throws. */
export function* parseGazetteer(text: string, file: string): Generator<LocatedEntity | Problem> {
  for (const item of itemsOf(text)) {
    const location = { file, line: item.line };
    if (item.text.length > MAX_YAML) yield error(location, TOO_LARGE);
    else {
      const parsed = contained(location, () => [...parseItem(item.text, location)]);
      if (isProblem(parsed)) yield parsed;
      else yield* parsed;
    }
  }
}

const TOO_LARGE: Finding = ['TOO_LARGE', `The entity has more than ${MAX_YAML} characters; shorten it.`];
const NO_LIST: Finding = [
  'BAD_VALUE',
  'This is not a list of entities; begin each one with a dash, all at the same indentation.',
];

interface Item {
  readonly text: string;
  readonly line: number;
}

/** Splits the text into its entities, so that an error in one does not affect the others. */
function* itemsOf(text: string): Generator<Item> {
  let line = 1;
  for (const document of text.split(/^(?=---(?:[ \t\r\n]|$))/m)) {
    yield* itemsOfDocument(document, line);
    line += document.split('\n').length - 1;
  }
}

const FIRST_DASH = /^([ \t]*)-[ \t\r\n]/m;

/** The items of a list in brackets if it is JSON; otherwise of a list of dashes, whatever its indentation. */
function* itemsOfDocument(document: string, firstLine: number): Generator<Item> {
  const list = listOfJson(document);
  if (list !== null) {
    for (const { start, end } of list)
      yield { text: document.slice(start, end), line: firstLine + document.slice(0, start).split('\n').length - 1 };
    return;
  }
  const indentation = FIRST_DASH.exec(document)?.[1] ?? '';
  let line = firstLine;
  for (const item of document.split(RegExp(`^(?=${indentation}-[ \\t\\r\\n])`, 'm'))) {
    const lines = item.split('\n');
    if (!lines.every((each) => WITHOUT_CONTENT.test(each))) yield { text: item.replace(DOCUMENT_START, ''), line };
    line += lines.length - 1;
  }
}

/** Comments, directives and marks of documents, and the name of the list in an object. */
const WITHOUT_CONTENT = /^\s*(?:#.*|%.*|(?:---|\.\.\.)\s*|[A-Za-z]+:\s*)?$/;
const DOCUMENT_START = /^---(?=[ \t\r\n]|$)/;

/** The spans of the items of a JSON list, which YAML includes; null for everything else. */
function listOfJson(document: string): Span[] | null {
  const opening = document.search(/[^\s-]/);
  if (document[opening] !== '[') return null;
  const json = document.slice(opening);
  try {
    JSON.parse(json);
  } catch {
    return null;
  }
  return itemsAt(json, 0).map((start) => ({ start: opening + start, end: opening + valueEnd(json, start) }));
}

type At = (line: number) => SourceLocation & { readonly line: number };

function* parseItem(
  text: string,
  location: SourceLocation & { readonly line: number },
): Generator<LocatedEntity | Problem> {
  const yaml = parseYaml(text);
  const at: At = (line) => ({ ...location, line: location.line + line - 1 });
  if ('finding' in yaml) return yield error(at(yaml.line), yaml.finding);
  const { contents } = yaml.document;
  if (isMap(contents)) return yield* parseEntity({ node: contents, value: yaml.value }, yaml, at);
  if (!isSeq(contents)) return yield error(location, NO_LIST);
  const values = yaml.value as readonly unknown[];
  for (const [i, node] of contents.items.entries()) yield* parseEntity({ node, value: values[i] }, yaml, at);
}

interface Parsed {
  readonly node: unknown;
  /** The node as plain values. */
  readonly value: unknown;
}

function* parseEntity({ node, value }: Parsed, yaml: Yaml, at: At): Generator<LocatedEntity | Problem> {
  const map = entriesOf(node);
  if (map === null) return yield error(at(yaml.lineOf(node)), NO_ENTITY);
  const { entries, duplicate } = map;
  if (duplicate)
    return yield error(at(yaml.lineOf(duplicate.key)), ['SYNTAX', `${duplicate.name} appears twice; keep one.`]);
  const { entity, unknown } = readFields(value as Readonly<Record<string, unknown>>);
  for (const { name, key } of entries.filter((entry) => unknown.includes(entry.name)))
    yield warning(at(yaml.lineOf(key)), [
      'BAD_VALUE',
      `There is no field ${quote(name)}; correct its name or remove it.`,
    ]);
  const parsed = GazetteerEntity.safeParse(entity);
  // In a list of dashes the entity is where its dash is, which may be a line before its first field.
  const location = at(
    isSeq(yaml.document.contents) && yaml.document.contents.items.length === 1 ? 1 : yaml.lineOf(node),
  );
  const placed = entries.find(({ name }) => fieldOf(name) === 'location');
  if (parsed.success && parsed.data.location && parsed.data.kind !== 'PLACE' && placed)
    yield warning(at(yaml.lineOf(placed.key)), NO_PLACE);
  if (parsed.success)
    return yield { record: toRecord(parsed.data, { type: 'SEED', name: location.file, version: null }), location };
  for (const issue of parsed.error.issues) {
    const field = nodeOf(issue, entries);
    yield error(field ? at(yaml.lineOf(field)) : location, findingOf(issue, field !== null));
  }
}

const NO_ENTITY: Finding = ['BAD_VALUE', 'This is not an entity; write kind, key and name.'];

const NO_PLACE: Finding = [
  'BAD_VALUE',
  'Only an entity of the kind PLACE has a location; this one is left out. Remove it, or correct the kind.',
];

/** The value with the issue, or the nearest one around it; null when its field is missing. */
function nodeOf({ path: [field, ...path] }: z.core.$ZodIssue, entries: readonly Entry[]): unknown {
  const entry = entries.find(({ name }) => fieldOf(name) === field);
  if (!entry) return null;
  for (let length = path.length; length > 0; length--) {
    const node = isCollection(entry.value) ? entry.value.getIn(path.slice(0, length), true) : undefined;
    if (node !== undefined) return node;
  }
  return entry.value ?? entry.key;
}

function findingOf({ path, message }: z.core.$ZodIssue, isPresent: boolean): Finding {
  const field = path.join('.');
  return isPresent
    ? ['BAD_VALUE', `${field} is not right; ${message}.`]
    : ['MISSING_FIELD', `There is no ${field}; ${message}.`];
}
