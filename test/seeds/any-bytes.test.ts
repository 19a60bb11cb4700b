/** No bytes at all make a parser throw or give a part that does not stand where it says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnn } from '../../src/seeds/brat.ts';
import { decode } from '../../src/seeds/decode.ts';
import { parseGazetteer } from '../../src/seeds/gazetteer.ts';
import { parseJson } from '../../src/seeds/json.ts';
import { parseMd } from '../../src/seeds/markdown.ts';
import type { Parsed } from '../../src/seeds/parsed-seed.ts';
import { isProblem, type Place } from '../../src/seeds/problems.ts';
import { parseTxt } from '../../src/seeds/txt.ts';

const PLACE: Place = { file: 'a', line: null };
const PARSERS: readonly [string, (text: string) => Parsed][] = [
  ['txt', (text) => parseTxt(text, PLACE)],
  ['md', (text) => parseMd(text, PLACE)],
  ['json', (text) => parseJson(text, PLACE)],
];

/** Pieces of the formats, stuck together at random: far deeper into the parsers than random bytes get. */
const pieces = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ...'---|\n|\r\n|title: |key: |publishedAt: |- |# |"|\\|\\u00e9|{|}|[|]|:|,| |T1\t|Person 0 3\t|N1\tReference T1 a:b\t|&a |*a|>\n  |\'|🦉|e\u0301|null|12'.split(
            '|',
          ),
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

const json = fc
  .record(
    {
      headline: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
      articleBody: fc.string({ unit: 'binary' }).map((text) => `${text}\n\n"${text}"\n \n${text}`),
      author: fc.jsonValue(),
      publisher: fc.jsonValue(),
      identifier: fc.jsonValue(),
      dateline: fc.jsonValue(),
    },
    { requiredKeys: ['articleBody'] },
  )
  .chain((article) => fc.constantFrom(JSON.stringify(article), JSON.stringify(article, null, 2)));

const texts = fc.oneof(
  pieces,
  json,
  pieces.map((text) => `---\n${text}\n---\n${text}`),
);

/** Every part stands letter for letter where it says, and all its text is well-formed. */
function isTrue({ draft, problems }: Parsed, text: string): void {
  expect(problems.every(({ message }) => !message.includes('\n'))).toBe(true);
  const points = [...text];
  for (const part of draft?.parts ?? []) {
    expect(part.text).not.toMatch(/\p{Surrogate}/u);
    if (part.at !== null) expect(points.slice(part.at, part.at + [...part.text].length).join('')).toBe(part.text);
  }
}

describe.each(PARSERS)('parsing .%s', (_, parse) => {
  test('any text gives a draft or problems', () => {
    fc.assert(
      fc.property(texts, (text) => isTrue(parse(text), text)),
      { numRuns: 500 },
    );
  });

  test('nesting deep enough to break a stack gives problems', () => {
    for (const opening of ['[', '{"a":', '- ', '? ', '> ']) {
      for (const around of ['', '---\n']) {
        const { draft, problems } = parse(`${around}${opening.repeat(20_000)}\n---\nAda`);
        expect(draft === null).toBe(problems.length > 0);
      }
    }
  });
});

test('any bytes decode to well-formed text or a problem', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const text = decode(bytes, PLACE);
      if (typeof text === 'string') expect(Buffer.from(text).equals(Buffer.from(bytes))).toBe(true);
      else expect(['EMPTY', 'NOT_TEXT', 'NOT_UTF8']).toContain(text.code);
    }),
  );
});

test('any stand-off file gives spans in order, and problems', () => {
  fc.assert(
    fc.property(pieces, (text) => {
      const { annotations } = parseAnn(text, 'a.ann');
      for (const { start, end } of annotations) expect(start).toBeLessThan(end);
    }),
    { numRuns: 500 },
  );
});

test('any gazetteer gives entities or problems', () => {
  fc.assert(
    fc.property(pieces, (text) => {
      for (const item of parseGazetteer(text, 'a.yml')) if (!isProblem(item)) expect(item.record.name).not.toBe('');
    }),
    { numRuns: 500 },
  );
});
