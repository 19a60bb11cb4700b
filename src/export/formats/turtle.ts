/**
 * Turtle: RDF for triple stores. Written here and not by a library: nodes are written one after the other, and the writer of the usual
 * one brings eight packages; that library reads the result in tests.
 */
import type { Format } from '../format.ts';
import { describe } from '../rdf/describe.ts';
import { PREFIXES, type RdfNode, type Term } from '../rdf/terms.ts';
import type { Records } from '../records.ts';

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Control characters and line separators as numbers, so that no reader or editor takes them for something else. */
const quoted = (text: string): string =>
  `"${text.replace(
    /[\\"\p{Cc}\p{Zl}\p{Zp}]/gu,
    (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )}"`;

function termOf(term: Term): string {
  if ('value' in term) return `${quoted(term.value)}${term.type === undefined ? '' : `^^${term.type}`}`;
  if ('types' in term) return `[ ${bodyOf(term)} ]`;
  return `<${term.iri}>`;
}

const bodyOf = ({ types, properties }: RdfNode): string =>
  [
    `a ${types.join(', ')}`,
    ...properties
      .filter(([, terms]) => terms.length > 0)
      .map(([name, terms]) => `${name} ${terms.map(termOf).join(', ')}`),
  ].join(' ;\n  ');

function* write(records: Records): Generator<string> {
  for (const [prefix, iri] of Object.entries(PREFIXES)) yield `@prefix ${prefix}: <${iri}> .\n`;
  yield '\n';
  for (const node of describe(records)) {
    yield node.iri === undefined ? `[] ${bodyOf(node)} .\n` : `<${node.iri}> ${bodyOf(node)} .\n`;
  }
}

export const turtle: Format = {
  summary: 'RDF of schema.org and W3C Web Annotation for triple stores, in Turtle',
  mediaType: 'text/turtle; charset=utf-8',
  files: [{ name: 'dateline.ttl', write }],
};
