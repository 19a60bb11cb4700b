/** The canonical text, its passages, and the mapping of file offsets to it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Passage } from '../../src/model.ts';
import { type Layout, layOut } from '../../src/text/layout.ts';
import { parts } from './texts.ts';

const lay = (text: string, at: number | null = 0): Layout => layOut([{ role: 'BODY', text, at }]);
const shown = ({ text, passages }: Layout) =>
  passages.map(({ role, start, end }) => `${role} ${text.slice(start, end)}`);
const codePoints = (text: string): number => [...text].length;

const LONG =
  'Mathematicians gathered in the old town hall to hear about engines that weave numbers as looms weave flowers.';

describe('the canonical text', () => {
  test('is composed, with plain line ends and without invisible characters', () => {
    expect(lay('\uFEFFCafe\u0301 one.\t \r\n\r\n\r\n\r\nTwo\u0000 \u00adthree.\r').text).toBe(
      'Café one.\n\nTwo three.',
    );
  });

  test('leaves out lines of boilerplate, and only whole lines', () => {
    expect(lay('Accessibility links\n\nBreaking News\n\nShare prices fell.\nShare\nPrint').text).toBe(
      'Share prices fell.',
    );
  });

  test('is empty, without passages, when nothing remains', () => {
    const { text, passages } = lay(' \r\nShare\n');
    expect([text, passages]).toEqual(['', []]);
  });

  test('joins parts by a blank line and leaves out empty ones', () => {
    const layout = layOut([
      { role: 'HEADLINE', text: 'Engine weaves numbers ', at: null },
      { role: 'BYLINE', text: ' ', at: null },
      { role: 'BODY', text: `${LONG}\n`, at: null },
    ]);
    expect(layout.text).toBe(`Engine weaves numbers\n\n${LONG}`);
    expect(shown(layout)).toEqual(['HEADLINE Engine weaves numbers', `PARAGRAPH ${LONG}`]);
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const { text } = layOut(some);
        expect(lay(text).text).toBe(text);
        expect(text.normalize('NFC')).toBe(text);
        expect(text).not.toMatch(/\r|\t|\n{3}|^\n|\n$|[^\S\n]$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('passages', () => {
  test('are ordered, disjoint, trimmed, and cover everything but white space', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const { text, passages } = layOut(some);
        expect(uncovered(text, passages).trim()).toBe('');
        for (const { start, end } of passages) expect(text.slice(start, end)).toMatch(/^\S(?:[\s\S]*\S)?$/);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    [
      'a headline set off by a blank line',
      `Engine Weaves Numbers\n\n${LONG}`,
      ['HEADLINE Engine Weaves Numbers', `PARAGRAPH ${LONG}`],
    ],
    [
      'a headline above a longer line',
      `Engine Weaves Numbers\n${LONG}`,
      ['HEADLINE Engine Weaves Numbers', `PARAGRAPH ${LONG}`],
    ],
    ['no headline in a sentence', `It rained.\n\n${LONG}`, ['PARAGRAPH It rained.', `PARAGRAPH ${LONG}`]],
    ['no headline in a text of one line', 'Engine Weaves Numbers', ['PARAGRAPH Engine Weaves Numbers']],
    [
      'byline and dateline',
      `Engine Weaves Numbers\n\nBy Jane Doe\n\nOSLO, March 24 (Agency) - ${LONG}`,
      [
        'HEADLINE Engine Weaves Numbers',
        'BYLINE By Jane Doe',
        'DATELINE OSLO, March 24',
        'CREDIT (Agency) -',
        `PARAGRAPH ${LONG}`,
      ],
    ],
    [
      'a byline with an occupation',
      `Jane Doe, Reporter\n\n${LONG}`,
      ['BYLINE Jane Doe, Reporter', `PARAGRAPH ${LONG}`],
    ],
    [
      'a dateline in capitals and dash',
      `PORT-AU-PRINCE, Haiti — ${LONG}`,
      ['DATELINE PORT-AU-PRINCE, Haiti —', `PARAGRAPH ${LONG}`],
    ],
    [
      'a dateline with an agency',
      `Oslo (Agency) – ${LONG}`,
      ['DATELINE Oslo', 'CREDIT (Agency) –', `PARAGRAPH ${LONG}`],
    ],
    [
      'a dateline and a colon',
      `OSLO, Mar 03 (APP): ${LONG}`,
      ['DATELINE OSLO, Mar 03', 'CREDIT (APP):', `PARAGRAPH ${LONG}`],
    ],
    [
      'a dateline and a stop',
      `OSLO. March 3 (Agency) - ${LONG}`,
      ['DATELINE OSLO. March 3', 'CREDIT (Agency) -', `PARAGRAPH ${LONG}`],
    ],
    [
      'a dateline with slashes',
      `OSLO, March 3. /NTB/. ${LONG}`,
      ['DATELINE OSLO, March 3.', 'CREDIT /NTB/.', `PARAGRAPH ${LONG}`],
    ],
    ['an agency alone', `(Agency) - ${LONG}`, ['CREDIT (Agency) -', `PARAGRAPH ${LONG}`]],
    ['no dateline in a speaker', `Lovelace (D-Oslo): ${LONG}`, [`PARAGRAPH Lovelace (D-Oslo): ${LONG}`]],
    [
      'a headline over two lines, and a byline below it',
      `Engine Weaves Numbers and Flowers for\nthe Town Hall of Oslo\nBy Jane Doe\n\n${LONG}`,
      [
        'HEADLINE Engine Weaves Numbers and Flowers for\nthe Town Hall of Oslo',
        'BYLINE By Jane Doe',
        `PARAGRAPH ${LONG}`,
      ],
    ],
    [
      'a byline below the story',
      `Engine Weaves Numbers\n\n${LONG}\n\n${LONG}\n\nBy Jane Doe, Political Correspondent`,
      [
        'HEADLINE Engine Weaves Numbers',
        `PARAGRAPH ${LONG}`,
        `PARAGRAPH ${LONG}`,
        'BYLINE By Jane Doe, Political Correspondent',
      ],
    ],
    ['no dateline in a dash', `He came - ${LONG}`, [`PARAGRAPH He came - ${LONG}`]],
    [
      'lines of a text without blank lines as paragraphs',
      `${LONG}\n${LONG}`,
      [`PARAGRAPH ${LONG}`, `PARAGRAPH ${LONG}`],
    ],
    [
      'wrapped lines as one paragraph',
      'Mathematicians gathered in the old town hall to hear about\nengines that weave numbers.\n\nIt rained.',
      [
        'PARAGRAPH Mathematicians gathered in the old town hall to hear about\nengines that weave numbers.',
        'PARAGRAPH It rained.',
      ],
    ],
    [
      'a wrapped paragraph whole, be a line of it short',
      'The engine was shown in the old\ntown hall on Monday by Charles\nBabbage. It was praised by Ada\nLovelace.',
      [
        'PARAGRAPH The engine was shown in the old\ntown hall on Monday by Charles\nBabbage. It was praised by Ada\nLovelace.',
      ],
    ],
    [
      'a paragraph whole that is wrapped at different widths, whatever word a line begins with',
      'The town of Oslo, said Charles Byron\nLovelace, and Ada\nByron too, will buy the engine from\nMonday\non.',
      [
        'PARAGRAPH The town of Oslo, said Charles Byron\nLovelace, and Ada\nByron too, will buy the engine from\nMonday\non.',
      ],
    ],
    [
      'a wrapped paragraph apart from a heading above it and a paragraph below',
      'What was seen\nThe engine was shown in the town hall on Monday by Charles\nBabbage, who built it.\nAda Lovelace praised it in a letter that she wrote on that\nevening.',
      [
        'HEADLINE What was seen',
        'PARAGRAPH The engine was shown in the town hall on Monday by Charles\nBabbage, who built it.',
        'PARAGRAPH Ada Lovelace praised it in a letter that she wrote on that\nevening.',
      ],
    ],
    [
      'captions and credits, in lines below each other too',
      `Engine Weaves Numbers\n\nFILE PHOTO: Ada Byron speaks in Oslo. REUTERS/Carl Gauss\n\n${LONG} (Reporting by Jane Doe)\n\nAdditional reporting by John Roe and Emmy Noether; Editing by\nCarl Gauss\nOur Standards: The Principles.\nRead more: Ada Byron wins the prize of the town`,
      [
        'HEADLINE Engine Weaves Numbers',
        'CAPTION FILE PHOTO: Ada Byron speaks in Oslo. REUTERS/Carl Gauss',
        `PARAGRAPH ${LONG}`,
        'CREDIT (Reporting by Jane Doe)',
        'CREDIT Additional reporting by John Roe and Emmy Noether; Editing by\nCarl Gauss',
        'CREDIT Our Standards: The Principles.',
        'CREDIT Read more: Ada Byron wins the prize of the town',
      ],
    ],
    ['a byline of an agency', `By Reuters Staff\n\n${LONG}`, ['BYLINE By Reuters Staff', `PARAGRAPH ${LONG}`]],
    ['a byline with a place', `By Jane Doe in Oslo\n\n${LONG}`, ['BYLINE By Jane Doe in Oslo', `PARAGRAPH ${LONG}`]],
    [
      'the items of a list',
      'They brought these things to the hall, in the order of\nthe alphabet:\n- Bread\n- Milk',
      [
        'PARAGRAPH They brought these things to the hall, in the order of\nthe alphabet:',
        'PARAGRAPH - Bread',
        'PARAGRAPH - Milk',
      ],
    ],
    [
      'paragraphs on one line each, below a long heading',
      `Mathematicians gather in the old town hall for Charles Babbage\n${LONG} ${LONG}\n${LONG} ${LONG}`,
      [
        'HEADLINE Mathematicians gather in the old town hall for Charles Babbage',
        `PARAGRAPH ${LONG} ${LONG}`,
        `PARAGRAPH ${LONG} ${LONG}`,
      ],
    ],
  ])('include %s', (_, text, passages) => {
    expect(shown(lay(text))).toEqual(passages);
  });
});

describe('mapping a file offset', () => {
  test('finds names after emoji, combining marks, line ends and boilerplate', () => {
    const raw = 'Share\r\n\r\n🎉 Cafe\u0301\r\nAda Lovelace spoke.\r\n';
    const layout = lay(raw, 0);
    const start = codePoints(raw.slice(0, raw.indexOf('Ada')));
    const found = layout.text.slice(layout.at(start) ?? -1, layout.at(start + 'Ada Lovelace'.length) ?? -1);
    expect(found).toBe('Ada Lovelace');
  });

  test('gives null inside deleted text, outside the parts, and in parts without an offset', () => {
    const layout = lay('Share\nIt rained.', 10);
    expect([layout.at(12), layout.at(9), layout.at(10 + 17)]).toEqual([null, null, null]);
    expect(layout.at(16)).toBe(0);
    expect(lay('It rained.', null).at(3)).toBeNull();
  });

  test('gives the start of a composed character for an offset inside it', () => {
    const layout = lay('Cafe\u0301s', 0);
    expect([3, 4, 5, 6].map(layout.at)).toEqual([3, 3, 4, 5]);
  });

  test('maps every kept character to itself, and never backwards', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const { text, at } = layOut(some);
        for (const part of some) {
          let last = 0;
          for (const [index, character] of [...part.text].entries()) {
            const [start, end] = [at((part.at ?? 0) + index), at((part.at ?? 0) + index + 1)];
            if (start !== null && end !== null && end - start === character.length && /^[\w🎉]$/u.test(character)) {
              expect(text.slice(start, end)).toBe(character);
            }
            expect(start ?? last).toBeGreaterThanOrEqual(last);
            last = start ?? last;
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function uncovered(text: string, passages: readonly Passage[]): string {
  let rest = '';
  let done = 0;
  for (const { start, end } of passages) {
    expect(start).toBeGreaterThanOrEqual(done);
    expect(end).toBeGreaterThan(start);
    rest += text.slice(done, start);
    done = end;
  }
  expect(done).toBeLessThanOrEqual(text.length);
  return rest + text.slice(done);
}
