/** The shipped tagger finds the names of news, and well-formed spans in any text. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareArticle } from '../../../src/extract/article.ts';
import { createTagger } from '../../../src/extract/tagger/tagger.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { layOut } from '../../../src/text/layout.ts';
import { parts } from '../../text/texts.ts';

const tagger = createTagger();

function detected(text: string): string[] {
  const article = prepareArticle(layOut([{ role: 'BODY', text, at: null }]));
  return tagger.extract(article).map(({ start, end, kind, demonym }) => {
    return `${article.text.slice(start, end)}/${demonym ? 'DEMONYM' : kind}`;
  });
}

describe('the shipped tagger', () => {
  test.each([
    [
      'people behind titles, places, peoples',
      'President Angela Merkel met French lawmakers in Paris on Monday. Mrs. Merkel then left for Portugal.',
      ['Angela Merkel/PERSON', 'French/DEMONYM', 'Paris/PLACE', 'Merkel/PERSON', 'Portugal/PLACE'],
    ],
    [
      'names at the end of a headline',
      'Officials Warn of Hunger in United States\n\nPresident Angela Merkel met lawmakers on Monday.',
      ['United States/PLACE', 'Angela Merkel/PERSON'],
    ],
    [
      'organizations that act',
      "The World Bank says Uganda's Finance Ministry told Reuters that Kampala will repay the loan.",
      [
        'World Bank/ORGANIZATION',
        'Uganda/PLACE',
        'Finance Ministry/ORGANIZATION',
        'Reuters/ORGANIZATION',
        'Kampala/PLACE',
      ],
    ],
    ['nothing in a text without names', 'The minister said on Tuesday that talks would resume in March.', []],
  ])('finds %s', (_, text, expected) => {
    expect(detected(text)).toEqual(expected);
  });

  test('gives all occurrences of a name in an article the same kind', () => {
    const text =
      'Officials of Hamas met in Cairo on Monday. The talks were the first of the year. Hamas welcomed them.';
    expect(detected(text).filter((name) => name.startsWith('Hamas'))).toEqual([
      'Hamas/ORGANIZATION',
      'Hamas/ORGANIZATION',
    ]);
  });

  test.each([
    '"We\'re glad," said Angela Merkel of Germany. "It\'ll rain," she told Reuters - in Paris...',
    '“We’re glad,” said Angela Merkel of Germany. “It’ll rain,” she told Reuters — in Paris…',
    '«We’re glad,» said Angela Merkel of Germany. «It’ll rain,» she told Reuters – in Paris 😀',
  ])('finds the same names behind marks of any style: %s', (text) => {
    expect(detected(text)).toEqual(['Angela Merkel/PERSON', 'Germany/PLACE', 'Reuters/ORGANIZATION', 'Paris/PLACE']);
  });

  test('returns ordered, disjoint, scored spans within sentences, deterministically, for any text', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const article = prepareArticle(layOut(some));
        const found = tagger.extract(article);
        let done = 0;
        for (const { start, end, score } of found) {
          expect(start).toBeGreaterThanOrEqual(done);
          expect(end).toBeGreaterThan(start);
          expect(article.sentences.some((sentence) => sentence.start <= start && end <= sentence.end)).toBe(true);
          expect(article.text.slice(start, end)).toMatch(/^[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N}.])?$/su);
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          done = end;
        }
        expect(tagger.extract(article)).toEqual(found);
      }),
      // An address that ends in a mark may be the last token of a name.
      { numRuns: 500, examples: [[[{ role: 'HEADLINE', text: '⤀¼\r\nhttps://example.org/a…', at: 0 }]]] },
    );
  });

  test('is at most 8 MB large, with the gazetteer', () => {
    const sizes = ['tagger.bin', 'gazetteer.json'].map((file) => statSync(join(PACKAGE_ROOT, 'model', file)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(8_000_000);
  });
});
