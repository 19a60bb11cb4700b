/** Parses the YAML front matter of a Markdown article: title and byline become parts of the text, the other fields metadata. */
import { isScalar, isSeq } from 'yaml';
import type { DocumentPart } from '../model.ts';
import type { Problem } from '../problem.ts';
import { countCodePoints } from '../text/offsets.ts';
import { FIELDS, type FieldValue, type MetadataFields, oneLine } from './fields.ts';
import { MAX_YAML } from './limits.ts';
import { error, type Finding, isProblem, type SourceLocation, warning } from './problems.ts';
import { entriesOf, parseYaml } from './yaml.ts';

export interface FrontMatter {
  readonly fields: MetadataFields;
  readonly title: DocumentPart | null;
  readonly byline: DocumentPart | null;
  /** Where the body begins, in UTF-16 code units of the file. */
  readonly end: number;
  /** Invalid fields; they are left out. */
  readonly problems: readonly Problem[];
}

/** The front matter of a text, empty when there is none; a problem when it is not valid. Unknown fields are ignored. */
export function readFrontMatter(text: string, location: SourceLocation): FrontMatter | Problem {
  const found = findYaml(text);
  if (found === null) return { fields: {}, title: null, byline: null, end: 0, problems: [] };
  if (found === 'unclosed') return error({ ...location, line: 1 }, UNCLOSED);
  const parsed = readFields(text.slice(found.start, found.close), location);
  if (isProblem(parsed)) return parsed;
  const { values, problems } = parsed;
  const source = { text, yamlStart: found.start };
  return {
    fields: Object.fromEntries([...values].map(([name, { text, line }]) => [name, { text, line }])),
    title: toPart('HEADLINE', values.get('title'), source),
    byline: toPart('BYLINE', values.get('byline'), source),
    end: found.end,
    problems,
  };
}

const OPENING = /^---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*\r?$/m;
const UNCLOSED: Finding = ['SYNTAX', `The front matter has no end; close it with --- within ${MAX_YAML} characters.`];

function findYaml(text: string): { start: number; close: number; end: number } | 'unclosed' | null {
  const opening = OPENING.exec(text);
  if (!opening) return null;
  const start = opening[0].length;
  const closing = CLOSING.exec(text.slice(start, start + MAX_YAML));
  if (!closing) return 'unclosed';
  return { start, close: start + closing.index, end: start + closing.index + closing[0].length };
}

interface NodeValue extends FieldValue {
  readonly node: unknown;
}

interface ParsedFields {
  readonly values: ReadonlyMap<string, NodeValue>;
  readonly problems: readonly Problem[];
}

const KNOWN_FIELDS: ReadonlySet<string> = new Set([...FIELDS, 'title', 'byline']);

function readFields(source: string, location: SourceLocation): ParsedFields | Problem {
  const yaml = parseYaml(source);
  // The YAML begins on line 2 of the file.
  const at = (line: number): SourceLocation => ({ ...location, line: line + 1 });
  if ('finding' in yaml) return error(at(yaml.line), yaml.finding);
  const map = yaml.document.contents === null ? { entries: [], duplicate: null } : entriesOf(yaml.document.contents);
  if (!map)
    return error(at(1), ['SYNTAX', 'The front matter is not a list of fields; write name: value on each line.']);
  const { entries, duplicate } = map;
  if (duplicate) return error(at(yaml.lineOf(duplicate.key)), ['SYNTAX', `${duplicate.name} appears twice; keep one.`]);
  const values = new Map<string, NodeValue>();
  const problems: Problem[] = [];
  for (const { name, key, value } of entries) {
    if (!KNOWN_FIELDS.has(name)) continue;
    const text = textOf(value);
    const { line } = at(yaml.lineOf(key));
    if (text === null)
      problems.push(warning({ ...location, line }, ['BAD_VALUE', `${name} is not text; write one line.`]));
    else values.set(name, { text, line, node: value });
  }
  return { values, problems };
}

/** The text of a scalar as written, or of a list joined by commas; null for anything else. */
function textOf(node: unknown): string | null {
  if (isScalar(node))
    return node.type === 'PLAIN' && /^(?:~|null)$/i.test(String(node.value)) ? '' : String(node.value);
  if (!isSeq(node)) return null;
  const items = node.items.map((item) => (isScalar(item) ? String(item.value) : null));
  return items.includes(null) ? null : items.join(', ');
}

interface Source {
  readonly text: string;
  readonly yamlStart: number;
}

/** A part of the text from a field. Its offset is known when the value is written without escapes or folding. */
function toPart(
  role: 'HEADLINE' | 'BYLINE',
  value: NodeValue | undefined,
  { text, yamlStart }: Source,
): DocumentPart | null {
  const line = oneLine(value?.text ?? '');
  if (line === null) return null;
  const [start, end] = (isScalar(value?.node) && value.node.range) || [0, 0];
  const index = text.slice(yamlStart + start, yamlStart + end).indexOf(line);
  const extra = end - start - line.length;
  const isVerbatim = index >= 0 && (extra === 0 || (extra === 2 && index === 1));
  return { role, text: line, at: isVerbatim ? countCodePoints(text, 0, yamlStart + start + index) : null };
}
