/** Parses YAML to nodes with line numbers, within limits that protect against hostile documents. */
import {
  type Document,
  type ErrorCode,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml';
import { shortened } from '../problem.ts';
import type { Finding } from './problems.ts';

export interface Yaml {
  readonly document: Document;
  /** The document as plain values: strings, arrays and objects. */
  readonly value: unknown;
  /** The line of a node, from 1. */
  readonly lineOf: (node: unknown) => number;
}

/** The first syntax error of a text, and its line. */
export interface YamlError {
  readonly line: number;
  readonly finding: Finding;
}

/** Never throws. All scalars are strings as written. Duplicate names in maps are not errors here: see `entriesOf`. */
export function parseYaml(text: string): Yaml | YamlError {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, ...OPTIONS });
    const [first] = document.errors;
    if (first) return syntax(lines.linePos(first.pos[0]).line, first);
    const lineOf = (node: unknown) => lines.linePos((node as Node | null)?.range?.[0] ?? 0).line;
    return { document, value: document.toJS(), lineOf };
  } catch (cause) {
    return { line: 1, finding: ['SYNTAX', reasonOf(cause)] };
  }
}

/** Pretty errors and the library's check for duplicate keys take quadratic time, so both are turned off. */
const OPTIONS = { schema: 'failsafe', prettyErrors: false, uniqueKeys: false } as const;

/** The library throws these for documents that would take too much time or memory. */
function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (message.includes('alias count')) return 'It repeats itself too often; write values out instead of using aliases.';
  if (cause instanceof RangeError) return TOO_DEEP;
  return `This YAML cannot be read (${shortened(message, 60)}); write it more simply.`;
}

const TOO_DEEP = 'It is nested too deeply; write each field on a line of its own.';

function syntax(line: number, { code, message }: YAMLParseError): YamlError {
  if (message.includes('call stack')) return { line, finding: ['SYNTAX', TOO_DEEP] };
  return { line, finding: ['SYNTAX', `This is not YAML: ${REASONS[code] ?? 'it is written otherwise than YAML is'}.`] };
}

/** What the codes of the library mean, and what to do. */
const REASONS: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: 'a value begins with * or &; put it in quotes',
  BAD_DQ_ESCAPE: 'a text in quotes has a backslash that means nothing; write two backslashes',
  BAD_INDENT: 'a line is indented otherwise than those beside it, or a bracket is missing; align the lines',
  BAD_SCALAR_START: 'a value begins with @ or `; put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a value holds a colon; put it in quotes',
  BLOCK_IN_FLOW: 'there is a list with dashes inside of brackets; use one of them',
  MISSING_CHAR: 'a quote, bracket, comma or colon is missing',
  MULTILINE_IMPLICIT_KEY: 'a line has no colon after its name; write name: value',
  MULTIPLE_DOCS: 'there is a second document; remove the line ---',
  TAB_AS_INDENT: 'a line is indented with a tab; use spaces',
  UNEXPECTED_TOKEN: 'something stands where nothing may stand; put texts that hold : or # in quotes',
};

/** An entry `name: value` of a map. */
export interface Entry {
  readonly name: string;
  readonly value: unknown;
  readonly key: Scalar;
}

/** The entries of a map and the first duplicate among them; null when the node is not a map with scalar keys. */
export function entriesOf(
  node: unknown,
): { readonly entries: readonly Entry[]; readonly duplicate: Entry | null } | null {
  if (!isMap(node)) return null;
  const entries: Entry[] = [];
  const names = new Set<string>();
  let duplicate: Entry | null = null;
  for (const { key, value } of (node as YAMLMap).items) {
    if (!isScalar(key)) return null;
    const entry = { name: String(key.value), value, key };
    if (names.has(entry.name)) duplicate ??= entry;
    names.add(entry.name);
    entries.push(entry);
  }
  return { entries, duplicate };
}
