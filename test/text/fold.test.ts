/** Folding and slugs of names. */
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../src/model.ts';
import { fold, foldedCopy, foldLetters, slug, unfoldSpans } from '../../src/text/fold.ts';
import { text as anyText } from './texts.ts';

describe('fold', () => {
  test('makes names comparable', () => {
    expect(fold('  Ángel\n DÍAZ ')).toBe('angel diaz');
    expect(fold('O’Brien')).toBe(fold("o'brien"));
    expect([fold('Łódź'), fold('Tromsø'), fold('STRASSE'), fold('straße'), fold('İzmir')]).toEqual([
      ...['lodz', 'tromso', 'strasse', 'strasse', 'izmir'],
    ]);
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('folds ASCII as it does beside a letter that is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 40 }), (text) => {
        expect(fold(text)).toBe(fold(`${text}é`).slice(0, -1).trimEnd());
      }),
      { numRuns: 2000 },
    );
  });
});

/** A letter or digit in its composed form that `fold` changes by more than case, Hangul aside, of which syllables stay whole. */
const isFoldedLetter = (code: number): boolean => {
  const letter = String.fromCodePoint(code);
  const isLetter = /^[\p{L}\p{N}]$/u.test(letter) && letter.normalize('NFC') === letter;
  return isLetter && !/\p{Script=Hangul}/u.test(fold(letter)) && fold(letter) !== letter.toLowerCase();
};

const piece = fc.constantFrom(
  'a',
  'ł',
  'Ø',
  'ß',
  'æ',
  'Þ',
  'ǿ',
  'ﬁ',
  'Ａ',
  '𝐁',
  '½',
  'й',
  '😀',
  'é',
  ' ',
  'x\u0301',
  '日',
);
const pieces = fc.array(piece, { maxLength: 12 });

describe('foldLetters', () => {
  test('gives plain letters for those with a stroke or tie, ligatures and full-width ones, and leaves what the index folds', () => {
    expect(foldLetters('Łódź, Straße: Æsir & “Œuvre”')).toBe('lódź, Strasse: aesir & “oeuvre”');
    expect(foldLetters('Oﬃce of ＢＢＣ１, № 5: Андрей, 서울 Zürich')).toBe('Office of bbc1, № 5: Андреи, 서울 Zürich');
    expect([foldedCopy('Łódź'), foldedCopy('Zürich, “naïve”')]).toEqual(['lódź', null]);
  });

  test('leaves to the index only what it folds as fold does, letter by letter', () => {
    const db = new Database(':memory:');
    db.exec("CREATE VIRTUAL TABLE f USING fts5 (t, tokenize = 'unicode61 remove_diacritics 2')");
    db.exec('CREATE VIRTUAL TABLE v USING fts5vocab (f, instance)');
    const insert = db.prepare('INSERT INTO f (rowid, t) VALUES (?, ?)');
    const letters = Array.from({ length: 0x30000 }, (_, code) => code).filter((code) => isFoldedLetter(code));
    db.transaction(() => {
      for (const code of letters) {
        const letter = String.fromCodePoint(code);
        insert.run(2 * code, `a${foldLetters(letter)}b`);
        insert.run(2 * code + 1, `a${foldLetters(fold(letter))}b`);
      }
    })();
    const terms = new Map<number, string>();
    const each = db.prepare<[], { doc: number; term: string }>('SELECT doc, term FROM v ORDER BY doc, offset');
    for (const { doc, term } of each.iterate()) terms.set(doc, `${terms.get(doc) ?? ''} ${term}`);
    const unlike = letters.filter((code) => terms.get(2 * code) !== terms.get(2 * code + 1));
    expect(unlike.map((code) => String.fromCodePoint(code))).toEqual([]);
    db.close();
  });

  test('leaves a text that folds to the same', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        expect(fold(foldLetters(text))).toBe(fold(text));
        expect(foldLetters(foldLetters(text))).toBe(foldLetters(text));
      }),
    );
  });

  test('has spans that are found again in the text', () => {
    const words = fc.array(fc.tuple(pieces, fc.boolean()), { maxLength: 5 });
    fc.assert(
      fc.property(words, (drawn) => {
        const [printed, folded] = [
          { text: '', spans: [] as Span[] },
          { text: '', spans: [] as Span[] },
        ];
        for (const [parts, isSpan] of drawn) {
          for (const [side, word] of [
            [printed, parts.join('')],
            [folded, foldLetters(parts.join(''))],
          ] as const) {
            if (isSpan && word !== '')
              side.spans.push({ start: side.text.length, end: side.text.length + word.length });
            side.text += word;
          }
        }
        expect(foldLetters(printed.text)).toBe(folded.text);
        expect(unfoldSpans(printed.text, folded.spans)).toEqual(printed.spans);
      }),
    );
  });

  test('a span within what a letter folds to has the whole letter', () => {
    const cut = (start: number, end: number) => unfoldSpans('aßbæc', [{ start, end }]);
    expect(foldLetters('aßbæc')).toBe('assbaec');
    expect(cut(2, 4)).toEqual([{ start: 1, end: 3 }]);
    expect(cut(3, 5)).toEqual([{ start: 2, end: 4 }]);
    expect(cut(6, 7)).toEqual([{ start: 4, end: 5 }]);
  });
});

describe('slug', () => {
  test('joins words of any script', () => {
    expect([slug('Ada Lovelace'), slug("Cote d'Ivoire"), slug('北京'), slug('U.S.')]).toEqual([
      'ada-lovelace',
      'cote-d-ivoire',
      '北京',
      'u-s',
    ]);
  });

  test('is a hash for a text without letters, so that two such texts differ', () => {
    expect(slug('!!!')).toMatch(/^[0-9a-f]{16}$/);
    expect(slug('!!!')).not.toBe(slug('???'));
    expect(slug('')).toBe('');
  });

  test('is never empty, and has no hyphen at its ends', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(slug(text)).toMatch(text === '' ? /^$/ : /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u);
      }),
      { numRuns: 2000 },
    );
  });
});
