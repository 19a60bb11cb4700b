/** Mark-up is removed from a text: what remains, what is told apart from mark-up, and that offsets lead back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MARKUPS, type Markup } from '../../src/model.ts';
import { clean } from '../../src/text/clean.ts';
import { layOut } from '../../src/text/layout.ts';
import { hasHtml } from '../../src/text/markup/html.ts';
import { hasMojibake } from '../../src/text/markup/mojibake.ts';

const plain = (text: string, ...markup: Markup[]): string => clean(text, markup).text;

describe('HTML', () => {
  test.each([
    ['<p>Ada met <em class="x > y">Byron</em>.</p><p>He left.</p>', 'Ada met Byron.\n\nHe left.'],
    ['Ada<br>Byron<br/>Mary', 'Ada\nByron\nMary'],
    ['<ul><li>Ada</li>\n<li>Byron</li></ul>', 'Ada\n\nByron'],
    ['<p>Ada went\nto Paris.</p>', 'Ada went to Paris.'],
    ['Ada\n<b>Byron</b>', 'Ada\nByron'],
    ['<head><title>Site</title></head><style>p { color: red }</style>Ada<!-- Byron\n\n<p> -->', 'Ada'],
    ['Ada.<script>var a = "Byron";\n\n</script> Mary.', 'Ada. Mary.'],
    ['Ada.<script>never closed', 'Ada.'],
    ['Marks &amp; Sons&rsquo; caf&eacute; &#8211; Ada&nbsp;Byron &#x1F989;', 'Marks & Sons’ café – Ada\u00a0Byron 🦉'],
    ['Marks &amp;amp; Sons &amp;#8211; Ada&nbspByron', 'Marks & Sons – Ada\u00a0Byron'],
  ])('%j is read as %j', (text, expected) => {
    expect(hasHtml(text)).toBe(true);
    expect(plain(text, 'HTML')).toBe(expected);
  });

  test.each(['Ada & Byron', 'a < b and c > d', 'R&D; Q&A;', 'Ada <ada@example.org>', '<Ada> Byron', '&nosuch; &;'])(
    'is not seen in %j',
    (text) => {
      expect(hasHtml(text)).toBe(false);
      expect(plain(text, 'HTML')).toBe(text);
    },
  );
});

describe('Markdown', () => {
  test.each([
    ['**Ada** met _Byron_ and ~~Mary~~ `there`', 'Ada met Byron and Mary there'],
    [
      'See [the **Times**](https://times.example/a_(b) "now") and <https://x.example>.',
      'See the Times and https://x.example.',
    ],
    ['![Paris](p.jpg "Paris by night")\n\nAda.', 'Ada.'],
    ['# Ada\nByron\n\nMary\n====\nClaire', 'Ada\n\nByron\n\nMary\n\nClaire'],
    ['> Ada\n> and Byron', 'Ada\nand Byron'],
    ['* Ada\n* Byron', 'Ada\n\nByron'],
    ['1815. Ada was born.', '1815. Ada was born.'],
    ['[Ada][1] left.\n\n[1]: https://ada.example', 'Ada left.'],
    ['[[People/Ada|Ada]] and [[Byron]] ==left==.[^1] ![[ada.png]]', 'Ada and Byron left.'],
    ['Ada [[wrote [[Byron]], then [^a[^1] left ![[now ![[ada.png]].', 'Ada [[wrote Byron, then [^a left ![[now .'],
    ['> [!note]- Ada left ^block-1\n> for Paris.', 'Ada left\nfor Paris.'],
    ['Ada \\*there\\*.\n\n---\n\nByron.', 'Ada *there*.\n\nByron.'],
  ])('%j is read as %j', (text, expected) => {
    expect(plain(text, 'MARKDOWN')).toBe(expected);
  });

  test.each(['"He [sic] left [the city]."', 'M*A*S*H and snake_case_word', '3 * 4 * 5', 'Ada - Byron', 'A 5* hotel'])(
    'is not seen in %j',
    (text) => expect(plain(text, 'MARKDOWN')).toBe(text),
  );

  test('is not read in paragraphs and lines with thousands of marks, and is in the others', () => {
    const [paragraph, line] = ['*_'.repeat(2000), '> '.repeat(100).trimEnd()];
    expect(plain(`**Ada** left.\n\n${paragraph}\n\n${line}\n\n*Byron* slept.`, 'MARKDOWN')).toBe(
      `Ada left.\n\n${paragraph}\n\n${line}\n\nByron slept.`,
    );
  });
});

/** The text as a program writes it that reads its UTF-8 as Windows-1252. */
function asWindows1252(text: string): string {
  const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
  return Array.from(Buffer.from(text), (byte) => high[byte - 0x80] ?? String.fromCharCode(byte)).join('');
}

describe('mojibake', () => {
  test.each(['Zoë met José.', 'It’s “Ada” – here', 'Łódź and Škoda in Žilina', 'Владимир', '東京で', 'Ada 🦉 “here”'])(
    'of %j is mended, once and twice decoded wrongly, and as Latin-1',
    (text) => {
      const once = asWindows1252(text);
      for (const wrong of [once, asWindows1252(once), Buffer.from(text).toString('latin1')]) {
        expect(hasMojibake(wrong)).toBe(true);
        expect(plain(wrong, 'MOJIBAKE')).toBe(text);
      }
    },
  );

  test('is mended on its own line, and the other lines stay', () => {
    expect(plain(`Zoë\n${asWindows1252('Zoë “left”')}\n«CAFÉ»`, 'MOJIBAKE')).toBe('Zoë\nZoë “left”\n«CAFÉ»');
  });

  test.each(['«CAFÉ»', '„TÜ“', 'AMANHÃ»', 'São João', 'É«', 'Ålesund, Ærø', 'Прага', 'Â'])(
    'is not seen in %j',
    (text) => {
      expect(hasMojibake(text)).toBe(false);
      expect(plain(text, 'MOJIBAKE')).toBe(text);
    },
  );
});

describe('offsets', () => {
  test('lead from words in mark-up to the same words in the text', () => {
    const raw = `${asWindows1252('“Zoë”')} **Ada** of [Paris](https://p.example) &amp; <b>Byron</b>`;
    const { text, at } = layOut([{ role: 'BODY', text: raw, at: 10, markup: MARKUPS }]);
    expect(text).toBe('“Zoë” Ada of Paris & Byron');
    for (const word of ['Ada', 'Paris', 'Byron', '&']) {
      const start = 10 + [...raw.slice(0, raw.indexOf(word))].length;
      const from = at(start) ?? 0;
      expect(text.slice(from, at(start + word.length) ?? 0)).toBe(word === '&' ? '' : word);
    }
    const zoe = raw.indexOf('Zo');
    expect(text.slice(at(10 + zoe) ?? 0, at(10 + zoe + 4) ?? 0)).toBe('Zoë');
  });

  test('never decrease, whatever the text', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        'a',
        ' ',
        '\n',
        '*',
        '_',
        '[',
        ']',
        '(',
        ')',
        '<p>',
        '</p>',
        '&amp;',
        '#',
        '-',
        '>',
        'Ã',
        '©',
        '`',
        '|',
        '!',
      ),
    });
    fc.assert(
      fc.property(text, fc.subarray([...MARKUPS]), (raw, markup) => {
        const { at } = layOut([{ role: 'BODY', text: raw, at: 0, markup }]);
        const mapped = Array.from({ length: raw.length + 1 }, (_, i) => at(i)).filter((offset) => offset !== null);
        expect(mapped).toEqual([...mapped].sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });
});
