/** Describes who asserted what in RDF: PROV agents, which names, identifiers and mentions are attributed to. */
import type { Asserter } from '../../model.ts';
import { iriOf, type Name, optional, type RdfNode, ref, type Term, text } from './terms.ts';

const asserterIri = ({ type, name, version }: Asserter): string =>
  iriOf('asserter', [type, name, ...(version === null ? [] : [version])].join('/'));

function describeAsserter(asserter: Asserter): RdfNode {
  const { type, name, version } = asserter;
  return {
    iri: asserterIri(asserter),
    types: ['prov:Agent'],
    properties: [
      ['schema:name', [text(name)]],
      ['dateline:asserterType', [text(type)]],
      ['schema:softwareVersion', optional(version, text)],
    ],
  };
}

/** Who a name, an identifier or a mention is from. */
export const assertedBy = (asserter: Asserter): readonly [Name, readonly Term[]] => [
  'prov:wasAttributedTo',
  [ref(asserterIri(asserter))],
];

/** Nodes of asserters, each the first time that it is met; there are few. */
export class Asserters {
  readonly #met = new Set<string>();

  *meet(asserted: Iterable<{ readonly assertedBy: Asserter }>): Generator<RdfNode> {
    for (const { assertedBy: asserter } of asserted) {
      const iri = asserterIri(asserter);
      if (this.#met.has(iri)) continue;
      this.#met.add(iri);
      yield describeAsserter(asserter);
    }
  }
}
