/** Measures the roles found in sentences written for it, and tests properties for any text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectGold } from '../../model/evaluate/gold.ts';
import { chunkSentences } from '../../src/extract/speech/chunks.ts';
import { readRoles } from '../../src/extract/speech/roles.ts';
import type { Span } from '../../src/model.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { parseBlocks } from './chains/blocks.ts';
import { ASSERTER, extractor, gazetteer, read, resolver } from './read.ts';

const source = readFileSync(join(PACKAGE_ROOT, 'test', 'extract', 'chains', 'roles.txt'), 'utf8');
const sentences = parseBlocks(source);

/** The roles found in a sentence, in the notation of the expected ones. */
function found({ text, mentions }: (typeof sentences)[number]): string[] {
  const article = read(text);
  const { mentions: resolved } = resolver.resolve(article, detectGold({ article, mentions }, gazetteer), ASSERTER);
  const name = (span: Span | null) => mentions.find(({ start }) => start === span?.start)?.entity ?? '-';
  return readRoles(chunkSentences(article, resolved)).map(({ start, end, mention, of }) =>
    [name(mention), text.slice(start, end), name(of)].join(' | '),
  );
}

test('roles: at least 95 % are exactly right, and at least 90 % of the annotated ones are found', () => {
  expect(sentences.length).toBeGreaterThanOrEqual(60);
  const counts = { right: 0, found: 0, expected: 0 };
  const wrong: unknown[] = [];
  for (const sentence of sentences) {
    const actual = found(sentence);
    const right = actual.filter((role) => sentence.lines.includes(role)).length;
    counts.right += right;
    counts.found += actual.length;
    counts.expected += sentence.lines.length;
    if (right < Math.max(actual.length, sentence.lines.length)) wrong.push({ ...sentence, mentions: [], actual });
  }
  const detail = JSON.stringify({ counts, wrong }, null, 1);
  expect(counts.right / counts.found, detail).toBeGreaterThanOrEqual(0.95);
  expect(counts.right / counts.expected, detail).toBeGreaterThanOrEqual(0.9);
});

const PIECES = [
  'Ada Lovelace',
  'President ',
  ', ',
  'the ',
  'minister',
  ' of ',
  'France',
  '’s ',
  ' is ',
  'who ',
  '. ',
  'former ',
  ' spokesman ',
  '\n\n',
];

test('roles: are slices of one sentence, of somebody mentioned in it, for any text', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (raw) => {
      const article = read(raw);
      const { mentions } = resolver.resolve(article, extractor.extract(article), ASSERTER);
      const roles = readRoles(chunkSentences(article, mentions));
      for (const { mention, of, sentence, ...role } of roles) {
        const { end = 0 } = article.sentences.find(({ start }) => start === sentence) ?? {};
        for (const span of [role, mention, of ?? mention]) {
          expect(span.start).toBeGreaterThanOrEqual(sentence);
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(end);
        }
        for (const span of [mention, of ?? mention]) {
          expect(mentions.some(({ start, end }) => start === span.start && end === span.end)).toBe(true);
        }
      }
      expect(new Set(roles.map(({ start, end }) => `${start}-${end}`)).size).toBe(roles.length);
      expect(readRoles(chunkSentences(article, mentions))).toEqual(roles);
    }),
  );
});
