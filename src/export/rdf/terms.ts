/** What RDF is made of here: nodes with properties, and the names of the vocabularies. Turtle and JSON-LD are two ways to write them. */

export const PREFIXES = {
  schema: 'https://schema.org/',
  oa: 'http://www.w3.org/ns/oa#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dcterms: 'http://purl.org/dc/terms/',
  owl: 'http://www.w3.org/2002/07/owl#',
  prov: 'http://www.w3.org/ns/prov#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dateline: 'urn:dateline:vocabulary:',
} as const;

/** A name with one of the prefixes, such as `schema:name`. */
export type Name = `${keyof typeof PREFIXES}:${string}`;

export interface Literal {
  readonly value: string;
  /** Absent for a plain text. */
  readonly type?: Name;
}

export interface Reference {
  readonly iri: string;
}

/** A node; without `iri` a blank one, which stands where it is used. */
export interface RdfNode {
  readonly iri?: string;
  readonly types: readonly Name[];
  readonly properties: readonly (readonly [Name, readonly Term[]])[];
}

export type Term = Literal | Reference | RdfNode;

export const text = (value: string): Literal => ({ value });
export const integer = (value: number): Literal => ({ value: String(value), type: 'xsd:integer' });
export const decimal = (value: number): Literal => ({ value: plainDecimal(value), type: 'xsd:decimal' });
export const boolean = (value: boolean): Literal => ({ value: String(value), type: 'xsd:boolean' });
export const ref = (iri: string): Reference => ({ iri });

/** A node without an IRI. */
export const blank = (types: readonly Name[], properties: RdfNode['properties']): RdfNode => ({ types, properties });

/** Without an exponent, which decimals do not have. */
const plainDecimal = (value: number): string => {
  const plain = value.toFixed(12).replace(/0+$/, '');
  return plain.endsWith('.') ? `${plain}0` : plain;
};

/** The terms of a property that may be absent. */
export const optional = <Value>(value: Value | null, make: (value: Value) => Term): Term[] =>
  value === null ? [] : [make(value)];

/** A path segment of an IRI; slashes of keys stay. */
const segment = (key: string): string =>
  encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replace(/['()*!]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

/** The IRI of a thing by its natural key: the same in every export. */
export const iriOf = (type: 'article' | 'entity' | 'mention' | 'asserter' | 'cooccurrence', key: string): string =>
  `urn:dateline:${type}:${segment(key)}`;
