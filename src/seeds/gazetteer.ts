/** Parses a gazetteer: a YAML list of entities that are known before any article is read. */
import { isSeq } from 'yaml';
import type { z } from 'zod';
import type { EntityRecord } from '../model.ts';
import type { Problem } from '../problem.ts';
import { GazetteerEntity, toRecord } from './gazetteer-entity.ts';
import { MAX_YAML } from './limits.ts';
import { error, type Finding, type Place, quote } from './problems.ts';
import { entriesOf, parseYaml, type Yaml } from './yaml.ts';

/** An entity and the place where it is written. */
export interface KnownEntity {
  readonly record: EntityRecord;
  readonly place: Place;
}

/** The entities of a gazetteer; one that is not right is a problem at its line, and the others count. Never throws. */
export function* parseGazetteer(text: string, file: string): Generator<KnownEntity | Problem> {
  for (const item of itemsOf(text)) {
    const place = { file, line: item.line };
    if (item.text.length > MAX_YAML) yield error(place, TOO_LARGE);
    else yield* parseItem(item.text, place);
  }
}

const TOO_LARGE: Finding = ['TOO_LARGE', `The entity has more than ${MAX_YAML} characters; shorten it.`];
const NO_LIST: Finding = [
  'BAD_VALUE',
  'This is no list of entities; begin each one with a dash at the start of its line.',
];

interface Item {
  readonly text: string;
  readonly line: number;
}

/** Each entity is parsed by itself, from its dash to the next one: an error in one costs no other. */
function* itemsOf(text: string): Generator<Item> {
  let line = 1;
  for (const item of text.split(/^(?=-[ \t\r\n])/m)) {
    const lines = item.split('\n');
    if (!lines.every((each) => SAYS_NOTHING.test(each))) yield { text: item, line };
    line += lines.length - 1;
  }
}

const SAYS_NOTHING = /^\s*(?:#.*|---\s*)?$/;

function* parseItem(text: string, place: Place & { readonly line: number }): Generator<KnownEntity | Problem> {
  const yaml = parseYaml(text);
  const at = (line: number) => ({ ...place, line: place.line + line - 1 });
  if ('finding' in yaml) return yield error(at(yaml.line), yaml.finding);
  const list = yaml.document.contents;
  if (!isSeq(list)) return yield error(place, NO_LIST);
  const twice = entriesOf(list.items[0])?.twice;
  if (twice) return yield error(at(yaml.lineOf(twice.key)), ['SYNTAX', `${twice.name} stands twice; keep one.`]);
  const parsed = GazetteerEntity.safeParse((yaml.value as unknown[])[0]);
  if (parsed.success)
    return yield { record: toRecord(parsed.data, { type: 'SEED', name: place.file, version: null }), place };
  for (const issue of parsed.error.issues) yield error(at(lineOf(issue, yaml)), findingOf(issue, yaml));
}

/** The line of what an issue speaks of, or of the nearest thing around it when that is not there. */
function lineOf({ path }: z.core.$ZodIssue, { document, lineOf }: Yaml): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn([0, ...path.slice(0, length)], true);
    if (node !== undefined) return lineOf(node);
  }
  return 1;
}

function findingOf(issue: z.core.$ZodIssue, { document }: Yaml): Finding {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return ['BAD_VALUE', `There is no field ${issue.keys.map(quote).join(', ')}; mend its name or remove it.`];
  if (issue.path.length === 0) return ['BAD_VALUE', 'This is no entity; write kind, key and name.'];
  const isMissing = document.getIn([0, ...issue.path], true) === undefined;
  return isMissing
    ? ['MISSING_FIELD', `There is no ${field}; ${issue.message}.`]
    : ['BAD_VALUE', `${field} is not right; ${issue.message}.`];
}
