/** Text is tokenized at white space, punctuation and separating hyphens. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokens } from '../../src/text/tokens.ts';
import { text as anyText } from './texts.ts';

const cut = (text: string): string =>
  tokens(text, { start: 0, end: text.length })
    .map(({ start, end }) => text.slice(start, end))
    .join(' ');

describe('tokens', () => {
  test.each([
    [
      "Ada Lovelace's engine, the engineers' pride, isn't O'Brien’s.",
      "Ada Lovelace 's engine , the engineers ' pride , isn't O'Brien ’s .",
    ],
    ['Mr. Byron left the U.S.', 'Mr. Byron left the U.S.'],
    ['Mr. George W. Boole chose plan B.', 'Mr. George W. Boole chose plan B .'],
    ['He sold Engines Inc.', 'He sold Engines Inc.'],
    ['It rained on the co.', 'It rained on the co .'],
    [
      'U.S.-led, London-based, Party-led, German-speaking',
      'U.S. - led , London - based , Party - led , German - speaking',
    ],
    ['anti-French ex-President mid-1990s', 'anti - French ex - President mid - 1990s'],
    [
      'al-Khwarizmi, Jean-Jacques, Port-au-Prince, Kim Jong-su',
      'al-Khwarizmi , Jean-Jacques , Port-au-Prince , Kim Jong-su',
    ],
    ['al-Andalus-based', 'al-Andalus - based'],
    ['Italian-Austrian border', 'Italian - Austrian border'],
    ['Saudi-Omani, US-China, U.S.-Mexico', 'Saudi - Omani , US - China , U.S. - Mexico'],
    ['Ann Sarkissian-Low, Waterman-Bell, Delany-Ross', 'Ann Sarkissian-Low , Waterman-Bell , Delany-Ross'],
    ['the Lagos-Ibadan road, the Lagos-Ibadan twins', 'the Lagos - Ibadan road , the Lagos-Ibadan twins'],
    ['R-Texas, D-N.Y., I-Vt., J-Lo', 'R - Texas , D - N.Y. , I - Vt. , J-Lo'],
    ['$1,000.50 at 10:30, 9/11, 1990s, F-16', '$ 1,000.50 at 10:30 , 9 / 11 , 1990s , F-16'],
    ['"Yes..." -- (no)', '" Yes ... " -- ( no )'],
    ['See https://example.org/a?b=c. Or a.b@example.org!', 'See https://example.org/a?b=c . Or a.b@example.org !'],
    ['AT&T and Q&A', 'AT&T and Q&A'],
    ['the end.The start', 'the end . The start'],
  ])('of %s', (text, expected) => {
    expect(cut(text)).toBe(expected);
  });

  test('are ordered, disjoint, without white space, and cover everything else', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        let done = start;
        for (const token of tokens(text, { start, end })) {
          expect(text.slice(done, token.start).trim()).toBe('');
          expect(text.slice(token.start, token.end)).toMatch(/^\S+$/);
          done = token.end;
        }
        expect(text.slice(done, end).trim()).toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});
