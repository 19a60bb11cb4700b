/** Reads the fields of a front matter in YAML. */
import { isScalar, isSeq, type Node } from 'yaml';
import type { FrontValue, FrontValues } from './front-values.ts';
import { entriesOf, parseYaml, type Yaml, type YamlError } from './yaml.ts';

/** Never throws. */
export function readYamlFields(source: string): FrontValues {
  const yaml = parseLeniently(source);
  if ('finding' in yaml) return yaml;
  const map = yaml.document.contents === null ? { entries: [], duplicate: null } : entriesOf(yaml.document.contents);
  if (!map) return { line: 1, finding: ['SYNTAX', NO_FIELDS] };
  const { entries, duplicate } = map;
  if (duplicate)
    return { line: yaml.lineOf(duplicate.key), finding: ['SYNTAX', `${duplicate.name} appears twice; keep one.`] };
  return new Map(entries.map(({ name, key, value }) => [name, toValue(value, yaml.lineOf(key))]));
}

const NO_FIELDS = 'The front matter is not a list of fields; write name: value on each line.';

function toValue(node: unknown, line: number): FrontValue {
  const [start, end] = (isScalar(node) && (node as Node).range) || [0, 0];
  const items = isSeq(node) ? node.items.map(textOf) : [textOf(node)];
  const text = items.includes(null) ? null : items.join(', ');
  return { text, first: items[0] ?? null, line, source: end > start ? { start, end } : null };
}

/** The text of a scalar as written; null for anything else. */
function textOf(node: unknown): string | null {
  if (!isScalar(node)) return null;
  const text = String(node.value);
  return node.type === 'PLAIN' && /^(?:~|null)$/i.test(text) ? '' : unmask(text);
}

/** Parses the YAML; where a line such as `title: Ada: a life` is none, as if its value were in quotes. */
function parseLeniently(source: string): Yaml | YamlError {
  const yaml = parseYaml(source);
  if (!('finding' in yaml)) return yaml;
  const masked = source.replace(FIELD, (line, name: string, value: string) =>
    'finding' in parseYaml(line) ? name + mask(value) : line,
  );
  const mended = masked === source ? yaml : parseYaml(masked);
  return 'finding' in mended ? yaml : mended;
}

const FIELD = /^([A-Za-z][\w-]*:[ \t]+)(\S[^\r\n]*)/gm;
/** Characters with a meaning in YAML, and the private ones that stand for them, so that offsets stay as they are. */
const SPECIAL = ':[]{}@`%*&!|>"\',?#-';
const MASKS = 0xe000;
const EACH_MASK = new RegExp(`[\\u{${MASKS.toString(16)}}-\\u{${(MASKS + SPECIAL.length - 1).toString(16)}}]`, 'gu');

const mask = (value: string): string =>
  value.replace(/[:[\]{}@`%*&!|>"',?#-]/g, (special) => String.fromCharCode(MASKS + SPECIAL.indexOf(special)));
const unmask = (text: string): string =>
  text.replace(EACH_MASK, (masked) => SPECIAL.charAt(masked.charCodeAt(0) - MASKS));
