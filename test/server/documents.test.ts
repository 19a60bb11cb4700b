/** What is kept of documents takes no more memory than it may, and no document takes the place of all others. */
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { boundedCaches } from '../../src/server/documents.ts';
import { UNHURRIED } from './stage.ts';

const cacheKilobytes = 1024;
const { documentCache, errorCache } = boundedCaches({ ...UNHURRIED, cacheKilobytes });

test('documents are kept by their size, tokens and comments included', () => {
  for (let index = 0; index < 5000; index++) {
    const query = `query Q${index} { ${'a '.repeat(50)} }`;
    documentCache.set(query, parse(query));
  }
  expect(documentCache.calculatedSize).toBeLessThanOrEqual(cacheKilobytes * 1024);
  expect(documentCache.size).toBeLessThan(200);
  expect(documentCache.size).toBeGreaterThan(50);
});

test('a document of comments, small in tokens that count, is not kept', () => {
  const query = `{ a }${'\n#'.repeat(5000)}`;
  documentCache.set(query, parse(query, { maxTokens: 10 }));
  expect(documentCache.has(query)).toBe(false);
});

test('nothing is kept of what does not parse', () => {
  errorCache.set('{', new Error());
  expect(errorCache.get('{')).toBeUndefined();
});
