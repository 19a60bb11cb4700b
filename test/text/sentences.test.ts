/** Sentences end at final punctuation, and not at abbreviations. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/text/layout.ts';
import { sentences } from '../../src/text/sentences.ts';
import { parts } from './texts.ts';

const cut = (text: string): string[] =>
  sentences(text, [{ role: 'PARAGRAPH', start: 0, end: text.length }]).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  test.each([
    ['titles', ['Mr. Byron met Dr. Lovelace and Lt. Gen. Smith.', 'They spoke.']],
    ['initials', ['George W. Boole wrote to J. S. Mill.', 'He waited.']],
    ['acronyms inside', ['The U.S. Congress met at 10 a.m. Friday in Washington.', 'It rose.']],
    [
      'acronyms at the end',
      ['He went back to the U.S.', 'The trip was long.', 'She stayed in the U.N.', 'But he left.'],
    ],
    ['companies', ['Engines Inc. Chairman Charles Babbage resigned.', 'He sold Engines Inc.', 'It closed.']],
    ['numbers', ['It was No. 5 of 3.14 million.', 'He said no.', 'Five of them left.']],
    ['quotes', ['He said "It works."', '"Does it?" she asked.', '(It did.)', 'They left.']],
    ['ellipses', ['He waited... and waited…', 'Then he left.']],
    ['full-width stops', ['他来了。', '她走了。']],
    ['months', ['It opened on Jan. 5 in Oslo.', 'It closed.']],
  ])('end where they should: %s', (_, expected) => {
    const joint = expected.some((sentence) => sentence.endsWith('。')) ? '' : ' ';
    expect(cut(expected.join(joint))).toEqual(expected);
  });

  test('continue over the lines of a passage, and end at the line of a list', () => {
    expect(cut('Mathematicians gathered to hear Charles\nBabbage.')).toHaveLength(1);
    const { text, passages } = layOut([{ role: 'BODY', text: 'Bread\nMilk\nTea', at: 0 }]);
    expect(sentences(text, passages)).toHaveLength(3);
  });

  test('keep a dateline whole', () => {
    const { text, passages } = layOut([{ role: 'BODY', text: 'ST. GALLEN (Agency) - It rained. It poured.', at: 0 }]);
    expect(sentences(text, passages).map(({ start, end }) => text.slice(start, end))).toEqual([
      'ST. GALLEN',
      '(Agency) -',
      'It rained.',
      'It poured.',
    ]);
  });

  test('are ordered, disjoint, inside their passage, and cover it but for white space', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const { text, passages } = layOut(some);
        const found = sentences(text, passages);
        for (const passage of passages) {
          const own = found.filter((sentence) => sentence.passage === passage.start);
          let done = passage.start;
          for (const { start, end } of own) {
            expect(text.slice(done, start).trim()).toBe('');
            expect(end).toBeGreaterThan(start);
            done = end;
          }
          expect(done).toBe(passage.end);
        }
        expect(new Set(found.map(({ passage }) => passage)).size).toBe(passages.length);
      }),
      { numRuns: 2000 },
    );
  });
});
