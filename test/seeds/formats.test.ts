/** Every format of articles gives documents with metadata, and with parts that are in the file at their offsets. */
import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/model.ts';
import type { Files } from '../support/folder.ts';
import { inShort, seedsOf } from './seeds-of.ts';

async function only(files: Files): Promise<Document> {
  const { documents, problems } = await seedsOf(files);
  expect(problems.map(inShort)).toEqual([]);
  expect(documents).toHaveLength(1);
  return documents[0] as Document;
}

/** The text of the file at the offset of each part; null for parts without an offset. */
function found({ parts }: Document, content: string): (string | null)[] {
  const points = [...content];
  return parts.map(({ text, at }) => (at === null ? null : points.slice(at, at + [...text].length).join('')));
}

const texts = ({ parts }: Document) => parts.map(({ role, text }) => [role, text]);

describe('a .txt file', () => {
  test('has one part, and its path without extension as key', async () => {
    const content = 'Ada 🦉\r\n\r\nByron';
    const document = await only({ 'news/one.two.TXT': `\uFEFF${content}` });
    expect(document).toMatchObject({ key: 'news/one.two', file: 'news/one.two.TXT', line: null, annotations: null });
    expect(document.parts).toEqual([{ role: 'BODY', text: content, at: 0 }]);
  });

  test('has a composed key when its path is decomposed', async () => {
    expect((await only({ 'Cafe\u0301.txt': 'Ada' })).key).toBe('Caf\u00e9');
  });
});

const FRONT = `---
# Dateline brief
key: brief/ada
title: "Ada 🦉 in Paris"
byline:
  - Mary Somerville
  - Charles Babbage
publishedAt: 1843-09
source: Scientific Memoirs
url: https://example.org/ada
language: EN_gb
section: Science
tags: [passed, over]
---
`;

describe('a .md file', () => {
  test('gives its metadata in front matter', async () => {
    const content = `${FRONT}\nBody.\n`;
    const document = await only({ 'a.md': content });
    expect(document).toMatchObject({
      key: 'brief/ada',
      publication: { at: '1843-09-01T00:00:00Z', precision: 'MONTH' },
      source: 'Scientific Memoirs',
      url: 'https://example.org/ada',
      language: 'en-GB',
      section: 'Science',
    });
    expect(texts(document)).toEqual([
      ['HEADLINE', 'Ada 🦉 in Paris'],
      ['BYLINE', 'Mary Somerville, Charles Babbage'],
      ['BODY', '\n\nBody.\n'],
    ]);
    expect(found(document, content)).toEqual(['Ada 🦉 in Paris', null, '\n\nBody.\n']);
  });

  test.each([
    ['plain', 'Ada', 'Ada'],
    ['a year', '1843', '1843'],
    ['quoted', "'Ada: countess'", 'Ada: countess'],
  ])('has a title at an offset when it is written %s', async (_, written, title) => {
    const content = `---\r\ntitle: ${written}\r\n---\r\nBody`;
    const document = await only({ 'a.md': content });
    expect(found(document, content)[0]).toBe(title);
  });

  test.each([
    ['with an escape', '"Ada \\u2014 countess"', 'Ada — countess'],
    ['with a doubled quote', "'Ada''s notes'", "Ada's notes"],
    ['folded', '>\n  Ada\n  in Paris', 'Ada in Paris'],
  ])('has a title without an offset when it is written %s', async (_, written, title) => {
    const document = await only({ 'a.md': `---\ntitle: ${written}\n---\nBody` });
    expect(document.parts[0]).toEqual({ role: 'HEADLINE', text: title, at: null });
  });

  test('without front matter has its first heading as headline', async () => {
    const content = '\n# Ada in Paris ##\n\nBody.';
    const document = await only({ 'a.md': content });
    expect(texts(document)).toEqual([
      ['HEADLINE', 'Ada in Paris'],
      ['BODY', '\n\nBody.'],
    ]);
    expect(found(document, content)).toEqual(['Ada in Paris', '\n\nBody.']);
  });

  test('has no second headline when a heading repeats the title, and keeps another heading in the text', async () => {
    const front = '---\ntitle: Ada\nsource: ~\n---\n';
    expect(texts(await only({ 'a.md': `${front}# Ada\nBody` }))).toEqual([
      ['HEADLINE', 'Ada'],
      ['BODY', '\nBody'],
    ]);
    expect(texts(await only({ 'a.md': `${front}# Byron\nBody` }))[1]).toEqual(['BODY', '\n# Byron\nBody']);
    expect((await only({ 'a.md': `${front}Body` })).source).toBeNull();
  });
});

const ARTICLE = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Ada in Paris',
  articleBody: 'Ada went.\n\nShe said "🦉".\n\nByron stayed.',
  datePublished: '1843-09-01T10:00:00+01:00',
  author: [{ '@type': 'Person', name: 'Mary Somerville' }, 'Charles Babbage'],
  publisher: { '@type': 'Organization', name: 'Scientific Memoirs' },
  inLanguage: { '@type': 'Language', name: 'English', alternateName: 'en' },
  articleSection: ['Science', 'Society'],
  url: 'https://example.org/ada',
  identifier: { '@type': 'PropertyValue', value: 1815 },
};

describe('a .json file', () => {
  test('gives the fields of schema.org NewsArticle', async () => {
    const content = JSON.stringify(ARTICLE, null, 2);
    const document = await only({ 'a.json': content });
    expect(document).toMatchObject({
      key: '1815',
      line: null,
      publication: { at: '1843-09-01T09:00:00Z', precision: 'SECOND' },
      source: 'Scientific Memoirs',
      language: 'en',
      section: 'Science',
      url: 'https://example.org/ada',
    });
    expect(texts(document)).toEqual([
      ['HEADLINE', 'Ada in Paris'],
      ['BYLINE', 'Mary Somerville, Charles Babbage'],
      ['BODY', 'Ada went.'],
      ['BODY', 'She said "🦉".'],
      ['BODY', 'Byron stayed.'],
    ]);
    expect(found(document, content)).toEqual(['Ada in Paris', null, 'Ada went.', null, 'Byron stayed.']);
  });

  test.each([
    ['a name', 'Mary Somerville'],
    ['a person', { name: 'Mary Somerville' }],
    ['a list', ['Mary Somerville']],
  ])('gives its author as %s', async (_, author) => {
    const document = await only({ 'a.json': JSON.stringify({ author, articleBody: 'Ada' }) });
    expect(texts(document)[0]).toEqual(['BYLINE', 'Mary Somerville']);
  });

  test.each([
    [{ key: 'k', identifier: 'i', '@id': 'a', url: 'https://u.example' }, 'k'],
    [{ identifier: 'i', '@id': 'a', url: 'https://u.example' }, 'i'],
    [{ '@id': 'a', url: 'https://u.example' }, 'a'],
    [{ url: 'https://u.example' }, 'https://u.example'],
    [{}, 'news/a'],
  ])('with %j has the key %s', async (fields, key) => {
    expect((await only({ 'news/a.json': JSON.stringify({ ...fields, articleBody: 'Ada' }) })).key).toBe(key);
  });

  test('has its dateline once in front of the first paragraph', async () => {
    const article = (dateline: string, articleBody: string) => JSON.stringify({ dateline, articleBody });
    expect(texts(await only({ 'a.json': article('PARIS, Sept. 1', 'Ada went.\n\nAnd came.') }))).toEqual([
      ['BODY', 'PARIS, Sept. 1 - Ada went.'],
      ['BODY', 'And came.'],
    ]);
    expect(texts(await only({ 'a.json': article('PARIS -', 'PARIS - Ada went.') }))).toEqual([
      ['BODY', 'PARIS - Ada went.'],
    ]);
  });

  test('does not take fields from objects inside the article', async () => {
    const content =
      '{"isPartOf": {"articleBody": "No"}, "a": ["headline", "no"], "articleBody": "Ada", "author": {"headline": 1}}';
    const document = await only({ 'a.json': content });
    expect(document.parts).toEqual([{ role: 'BODY', text: 'Ada', at: content.indexOf('Ada') }]);
  });
});

describe('a .jsonl file', () => {
  test('has one article on each line, with parts at offsets of the file, and a key from its content if it gives none', async () => {
    const lines = ['{"articleBody":"Ada 🦉 é"}', '', '{"headline":"Two","articleBody":"Byron\\n\\nMary"}'];
    const { documents, problems } = await seedsOf({ 'wire/day.ndjson': `\uFEFF${lines.join('\r\n')}\r\n` });
    expect(problems).toEqual([]);
    expect(documents.map(({ line }) => line)).toEqual([1, 3]);
    expect(documents.map(({ key }) => key)).toEqual([
      expect.stringMatching(/^wire\/day\/[\da-f]{16}$/),
      expect.stringMatching(/^wire\/day\/[\da-f]{16}$/),
    ]);
    expect(documents.flatMap((document) => found(document, lines.join('\r\n')))).toEqual([
      'Ada 🦉 é',
      'Two',
      'Byron',
      'Mary',
    ]);
  });

  test('gives a line the same key wherever it is', async () => {
    const line = '{"articleBody":"Ada"}';
    const keyOf = async (content: string) => (await seedsOf({ 'a.jsonl': content })).documents.at(-1)?.key;
    expect(await keyOf(`{"articleBody":"Byron"}\n${line}\r\n`)).toBe(await keyOf(line));
  });
});

describe('the digest of a document', () => {
  test('changes with everything the files say, and with nothing else', async () => {
    const digestOf = async (files: Files) => (await only(files)).digest;
    const digests = await Promise.all(
      [
        { 'a.md': '---\nkey: a\n---\nAda' },
        { 'a.md': '---\nkey: a\nsource: x\n---\nAda' },
        { 'a.md': '---\nkey: a\npublishedAt: 1843\n---\nAda' },
        { 'a.md': '---\nkey: a\n---\nAda', 'a.ann': 'T1\tPerson 15 18\tAda' },
      ].map(digestOf),
    );
    expect(new Set(digests).size).toBe(digests.length);
    expect(await digestOf({ 'a.md': '---\nkey: a\n---\nAda', 'b.yml.d/README': '' })).toBe(digests[0]);
  });
});
