/** Parses YAML to nodes that know their lines, bounded in what a hostile text can make it do. */
import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import type { Finding } from './problems.ts';

export interface Yaml {
  readonly document: Document;
  /** The document in plain values: texts, lists and objects. */
  readonly value: unknown;
  /** The line of a node, from 1. */
  readonly lineOf: (node: unknown) => number;
}

/** The first thing that is wrong with a text as YAML, and on which of its lines. */
export interface YamlError {
  readonly line: number;
  readonly finding: Finding;
}

/**
 * Every scalar is the text that is written, whatever it looks like. Never throws: a text that is no YAML gives its first
 * error. Names that stand twice in a map are for the caller to refuse (`entriesOf`).
 */
export function parseYaml(text: string): Yaml | YamlError {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, ...OPTIONS });
    const [first] = document.errors;
    if (first) return syntax(lines.linePos(first.pos[0]).line, first.message);
    const lineOf = (node: unknown) => lines.linePos((node as Node | null)?.range?.[0] ?? 0).line;
    return { document, value: document.toJS(), lineOf };
  } catch (cause) {
    return syntax(1, cause instanceof RangeError ? 'It is nested too deeply' : String(cause));
  }
}

/** Pretty errors and the library's own search for doubled keys take time that grows with the square of the text. */
const OPTIONS = { schema: 'failsafe', prettyErrors: false, uniqueKeys: false } as const;

function syntax(line: number, message: string): YamlError {
  const [said = ''] = message.split('\n');
  return {
    line,
    finding: ['SYNTAX', `This is not YAML: ${said.replace(/\.$/, '')}; put texts that hold : or # in quotes.`],
  };
}

/** One `name: value` of a map. */
export interface Entry {
  readonly name: string;
  readonly value: unknown;
  readonly key: Scalar;
}

/** The entries of a map whose keys are plain words, and the first key that stands twice; null when it is no such map. */
export function entriesOf(node: unknown): { readonly entries: readonly Entry[]; readonly twice: Entry | null } | null {
  if (!isMap(node)) return null;
  const entries: Entry[] = [];
  const names = new Set<string>();
  let twice: Entry | null = null;
  for (const { key, value } of (node as YAMLMap).items) {
    if (!isScalar(key)) return null;
    const entry = { name: String(key.value), value, key };
    if (names.has(entry.name)) twice ??= entry;
    names.add(entry.name);
    entries.push(entry);
  }
  return { entries, twice };
}
