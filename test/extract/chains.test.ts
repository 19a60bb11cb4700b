/** The resolver finds the coreference chains of texts written for it. Each text is a test of its own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureEndToEnd, measureFromGold } from '../../model/evaluate/gold.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { parseMarked } from './chains/parse.ts';
import { extractor, gazetteer, read, resolver } from './read.ts';

const readChains = (file: string) => {
  const source = readFileSync(join(PACKAGE_ROOT, 'test', 'extract', 'chains', file), 'utf8');
  return parseMarked(source).map(({ purpose, text, mentions }) => ({ purpose, text, mentions, article: read(text) }));
};
const chains = readChains('chains.txt');
const people = readChains('people.txt');

test('chains: the marked texts are canonical, so that their offsets are valid', () => {
  expect(chains.length).toBeGreaterThanOrEqual(30);
  for (const { text, article } of [...chains, ...people]) expect(article.text).toBe(text);
});

test.each([...chains, ...people])('resolver: finds the chains of gold mentions: $purpose', (chain) => {
  expect(measureFromGold([chain], { gazetteer, resolver }).f1).toBe(1);
});

test('tagger and resolver: find nearly all chains end to end', () => {
  expect(measureEndToEnd(chains, extractor, resolver).f1).toBeGreaterThan(0.95);
});
