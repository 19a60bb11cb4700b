/** Turtle and JSON-LD: read by n3 and jsonld they are the same graph, and its selectors lead to the words. */
import jsonld from 'jsonld';
import { Parser, type Quad, Store as Triples, Writer } from 'n3';
import { beforeAll, expect, test } from 'vitest';
import { FORMATS } from '../../src/export/formats.ts';
import { allOf, corrected, written } from './base.ts';

const world = corrected();
let triples: Triples;
let quads: Quad[];

beforeAll(() => {
  quads = new Parser({ format: 'text/turtle' }).parse(written(world(), FORMATS.turtle));
  triples = new Triples(quads);
});

const OA = 'http://www.w3.org/ns/oa#';
const SCHEMA = 'https://schema.org/';

const one = (subject: Quad['subject'], predicate: string) => {
  const found = triples.getObjects(subject, predicate, null);
  expect(found).toHaveLength(1);
  return found[0] as Quad['object'] & Quad['subject'];
};

const canonical = (dataset: object | string): Promise<string> =>
  jsonld.canonize(
    dataset as never,
    {
      ...(typeof dataset === 'string' && { inputFormat: 'application/n-quads' }),
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      // Nothing is fetched.
      documentLoader: () => Promise.reject(new Error('fetched a context')),
    } as never,
  ) as unknown as Promise<string>;

test('both are one graph', async () => {
  const asQuads = new Writer({ format: 'N-Quads' }).quadsToString(quads);
  const document = JSON.parse(written(world(), FORMATS.jsonld));
  const [turtle, json] = [await canonical(asQuads), await canonical(document)];
  expect(json.split('\n').length).toBeGreaterThan(200);
  expect(json).toBe(turtle);
});

test('selectors give each mention by position, in code points, and by quote', () => {
  const articles = allOf(world(), (records) => records.articles());
  const annotations = triples.getSubjects(`${OA}motivatedBy`, `${OA}identifying`, null);
  expect(annotations).toHaveLength(articles.flatMap(({ mentions }) => mentions).length);
  const texts = new Map(articles.map(({ key, text }) => [key, text]));
  for (const annotation of annotations) {
    const target = one(annotation, `${OA}hasTarget`);
    const key = one(one(target, `${OA}hasSource`), `${SCHEMA}identifier`).value;
    const text = Array.from(texts.get(key) ?? '');
    const [position, quote] = ['TextPositionSelector', 'TextQuoteSelector'].map((type) =>
      triples
        .getObjects(target, `${OA}hasSelector`, null)
        .find((selector) => triples.countQuads(selector, null, `${OA}${type}`, null) === 1),
    ) as [Quad['subject'], Quad['subject']];
    const [start, end] = [`${OA}start`, `${OA}end`].map((name) => Number(one(position, name).value)) as [
      number,
      number,
    ];
    const exact = one(quote, `${OA}exact`).value;
    expect(text.slice(start, end).join('')).toBe(exact);
    expect(text.join('')).toContain(one(quote, `${OA}prefix`).value + exact + one(quote, `${OA}suffix`).value);
    expect(one(annotation, 'http://www.w3.org/ns/prov#wasAttributedTo').value).toBe(
      'urn:dateline:asserter:EXTRACTOR/tester/1',
    );
  }
});

test('says of entities and edges what the records say', () => {
  expect(one('urn:dateline:entity:person/ada' as never, `${SCHEMA}name`).value).toBe('Ada, Countess of Lovelace');
  expect(one('urn:dateline:entity:person/ada' as never, 'http://www.w3.org/2002/07/owl#sameAs').value).toBe(
    'urn:dateline:entity:person/lovelace',
  );
  expect(
    triples.getObjects('urn:dateline:entity:place/turin', `${SCHEMA}sameAs`, null).map(({ value }) => value),
  ).toEqual(['https://sws.geonames.org/3165524/']);
  const edge = 'urn:dateline:cooccurrence:person/ada--person/babbage' as never;
  expect(one(edge, 'urn:dateline:vocabulary:sentenceCount').value).toBe('3');
  expect(triples.getObjects(edge, 'urn:dateline:vocabulary:evidence', null)).toHaveLength(3);
  const article = 'urn:dateline:article:1843/notes%3A%20%22%CE%B1%22%20%26%20%3C%CE%B2%3E' as never;
  expect(one(article, `${SCHEMA}datePublished`)).toMatchObject({
    value: '1843-07-10',
    datatype: { value: 'http://www.w3.org/2001/XMLSchema#date' },
  });
  expect(triples.countQuads(null, null, `${SCHEMA}Claim`, null)).toBe(1);
  expect(triples.countQuads(null, `${SCHEMA}roleName`, null, null)).toBe(1);
});
