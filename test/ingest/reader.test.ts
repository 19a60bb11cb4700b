/** Roles and statements are read with the article, whether its names are detected or annotated. */
import { expect, test } from 'vitest';
import { shippedComponents } from '../../src/ingest/components.ts';
import { createReader } from '../../src/ingest/reader.ts';
import type { Annotation, ArticleKey, Document, EntityKey, Span } from '../../src/model.ts';

const TEXT = 'Norway’s former prime minister, Ada Lovelace, told Grace Hopper that Paris is safe.';

const annotation = (surface: string, key: string): Annotation => {
  const start = TEXT.indexOf(surface);
  const kind = key.startsWith('person') ? 'PERSON' : 'PLACE';
  const entity = { key: key as EntityKey, name: surface, identifiers: [] };
  return { id: 'T1', line: 1, start, end: start + surface.length, kind, form: null, surface, entity };
};

const documentOf = (annotations: readonly Annotation[] | null): Document => ({
  key: 'a' as ArticleKey,
  file: 'a.txt',
  line: null,
  parts: [{ role: 'BODY', text: TEXT, at: 0 }],
  publication: null,
  source: null,
  url: null,
  language: null,
  section: null,
  annotations,
  digest: '0',
});

const ANNOTATED = [
  annotation('Norway', 'place/norway'),
  annotation('Ada Lovelace', 'person/ada'),
  annotation('Grace Hopper', 'person/grace'),
  annotation('Paris', 'place/paris'),
];

const reader = createReader(shippedComponents(), []);

test.each([
  ['found', null],
  ['annotated', ANNOTATED],
])('reader: reads roles and statements of names that are %s', async (_, annotations) => {
  const { record, problems } = await reader.read(documentOf(annotations));
  expect(problems).toEqual([]);
  const words = (span: Span | null | undefined) => span && record?.text.slice(span.start, span.end);
  expect(record?.roles.map(({ mention, of, ...role }) => [words(mention), words(role), words(of)])).toEqual([
    ['Ada Lovelace', 'former prime minister', 'Norway'],
  ]);
  const statements = record?.statements.map(({ speaker, cue, addressee, content, direct, parent }) => [
    ...[speaker, cue, addressee, content].map(words),
    direct,
    parent,
  ]);
  expect(statements).toEqual([['Ada Lovelace', 'told', 'Grace Hopper', 'Paris is safe', false, null]]);
});

const bare = (surface: string, more: Partial<Annotation> = {}): Annotation => ({
  ...annotation(surface, 'person/x'),
  entity: null,
  ...more,
});

test('reader: keeps the confidence of annotations, and takes peoples for demonyms where they are', async () => {
  const text = 'French and Catholic voters met Ada Lovelace.';
  const at = (surface: string): Annotation => {
    const start = text.indexOf(surface);
    return { ...bare('Paris'), kind: 'OTHER', surface, start, end: start + surface.length, mayBeDemonym: true };
  };
  const annotations = [at('French'), at('Catholic'), { ...at('Ada Lovelace'), kind: 'PERSON', score: 0.4 } as const];
  const { record } = await reader.read({ ...documentOf(annotations), parts: [{ role: 'BODY', text, at: 0 }] });
  expect(record?.mentions.map(({ kind, form, score }) => [kind, form, score])).toEqual([
    ['PLACE', 'DEMONYM', null],
    ['OTHER', 'FULL_NAME', null],
    ['PERSON', 'FULL_NAME', 0.4],
  ]);
});

test('reader: has the extractor read an article of whose annotations none can be used', async () => {
  const outside = { ...bare('Paris'), start: 900, end: 905 };
  const { record, problems } = await reader.read(documentOf([outside]));
  expect(problems.map(({ code, severity, line }) => [code, severity, line])).toEqual([
    ['ANNOTATION_UNSUPPORTED', 'ERROR', 1],
    ['ANNOTATION_UNSUPPORTED', 'WARNING', null],
  ]);
  expect(record?.mentions.map(({ assertedBy }) => assertedBy.type)).toContain('EXTRACTOR');
});
