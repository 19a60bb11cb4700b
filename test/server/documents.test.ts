/** The document cache is bounded by bytes, and no single document fills it. */
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { createDocumentCache, createDocumentLru } from '../../src/server/documents.ts';
import { NO_RATE_LIMIT } from './test-server.ts';

const cacheKilobytes = 1024;
const limits = { ...NO_RATE_LIMIT, cacheKilobytes };
const lru = createDocumentLru(limits);

test('documents: evicts by size, tokens and comments included', () => {
  for (let index = 0; index < 5000; index++) {
    const query = `query Q${index} { ${'a '.repeat(50)} }`;
    lru.set(query, parse(query));
  }
  expect(lru.calculatedSize).toBeLessThanOrEqual(cacheKilobytes * 1024);
  expect(lru.size).toBeLessThan(100);
  expect(lru.size).toBeGreaterThan(20);
});

test('documents: does not cache a large document of comments, which have no limit of tokens', () => {
  const query = `{ a }${'\n#'.repeat(5000)}`;
  lru.set(query, parse(query, { maxTokens: 10 }));
  expect(lru.has(query)).toBe(false);
});

test('documents: does not cache documents that do not parse', () => {
  const { errorCache } = createDocumentCache(limits, new Map());
  errorCache.set('{', new Error());
  expect(errorCache.get('{')).toBeUndefined();
});
