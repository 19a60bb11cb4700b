/** JSON-LD: the same RDF as in Turtle, for programs that read JSON; the context is in the file, so that nothing is fetched. */
import type { Format } from '../format.ts';
import { describe } from '../rdf/describe.ts';
import { PREFIXES, type RdfNode, type Term } from '../rdf/terms.ts';
import type { Records } from '../records.ts';

function termOf(term: Term): unknown {
  if ('value' in term) return term.type === undefined ? term.value : { '@value': term.value, '@type': term.type };
  return 'types' in term ? nodeOf(term) : { '@id': term.iri };
}

const nodeOf = ({ iri, types, properties }: RdfNode): object => ({
  ...(iri !== undefined && { '@id': iri }),
  '@type': types,
  ...Object.fromEntries(
    properties
      .filter(([, terms]) => terms.length > 0)
      .map(([name, terms]) => [name, terms.length === 1 ? termOf(terms[0] as Term) : terms.map(termOf)]),
  ),
});

function* write(records: Records): Generator<string> {
  yield `{"@context":${JSON.stringify(PREFIXES)},"@graph":[\n`;
  let separator = '';
  for (const node of describe(records)) {
    yield `${separator}${JSON.stringify(nodeOf(node))}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

export const jsonld: Format = {
  summary: 'the same RDF as in turtle, in JSON-LD',
  mediaType: 'application/ld+json',
  files: [{ name: 'dateline.jsonld', write }],
};
