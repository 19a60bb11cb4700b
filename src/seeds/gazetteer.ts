/** Parses a gazetteer: a YAML list of entities that are known before any article is read. */
import { isSeq } from 'yaml';
import type { z } from 'zod';
import type { EntityRecord } from '../model.ts';
import type { Problem } from '../problem.ts';
import { GazetteerEntity, toRecord } from './gazetteer-entity.ts';
import { MAX_YAML } from './limits.ts';
import { contained, error, type Finding, isProblem, quote, type SourceLocation } from './problems.ts';
import { entriesOf, parseYaml, type Yaml } from './yaml.ts';

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
  'This is not a list of entities; begin each one with a dash at the start of its line.',
];

interface Item {
  readonly text: string;
  readonly line: number;
}

/** Splits the text at the dashes of list items, so that an error in one entity does not affect the others. */
function* itemsOf(text: string): Generator<Item> {
  let line = 1;
  for (const item of text.split(/^(?=-[ \t\r\n])/m)) {
    const lines = item.split('\n');
    if (!lines.every((each) => WITHOUT_CONTENT.test(each))) yield { text: item, line };
    line += lines.length - 1;
  }
}

const WITHOUT_CONTENT = /^\s*(?:#.*|---\s*)?$/;

function* parseItem(
  text: string,
  location: SourceLocation & { readonly line: number },
): Generator<LocatedEntity | Problem> {
  const yaml = parseYaml(text);
  const at = (line: number) => ({ ...location, line: location.line + line - 1 });
  if ('finding' in yaml) return yield error(at(yaml.line), yaml.finding);
  const list = yaml.document.contents;
  if (!isSeq(list)) return yield error(location, NO_LIST);
  const duplicate = entriesOf(list.items[0])?.duplicate;
  if (duplicate)
    return yield error(at(yaml.lineOf(duplicate.key)), ['SYNTAX', `${duplicate.name} appears twice; keep one.`]);
  const parsed = GazetteerEntity.safeParse((yaml.value as unknown[])[0]);
  if (parsed.success)
    return yield { record: toRecord(parsed.data, { type: 'SEED', name: location.file, version: null }), location };
  for (const issue of parsed.error.issues) yield error(at(lineOf(issue, yaml)), findingOf(issue, yaml));
}

/** The line of the value with the issue; of the nearest enclosing one when the value is missing. */
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
    return ['BAD_VALUE', `There is no field ${issue.keys.map(quote).join(', ')}; correct its name or remove it.`];
  if (issue.path.length === 0) return ['BAD_VALUE', 'This is not an entity; write kind, key and name.'];
  const isMissing = document.getIn([0, ...issue.path], true) === undefined;
  return isMissing
    ? ['MISSING_FIELD', `There is no ${field}; ${issue.message}.`]
    : ['BAD_VALUE', `${field} is not right; ${issue.message}.`];
}
