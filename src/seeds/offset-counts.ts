/** What the offsets of stand-off files may count beside code points. */

export interface OffsetCount {
  /** For messages. */
  readonly name: string;
  /** Converts offsets of a text to code points; null for an offset past its end, or inside a character. */
  readonly converterOf: (text: string) => Convert;
}

export type Convert = (offset: number) => number | null;

type Measure = (character: string) => number;

const one: Measure = () => 1;
const utf16: Measure = (character) => character.length;
const bytes: Measure = (character) => Buffer.byteLength(character);

/** As most tools count that read a text by lines. */
const lineEndsAsOne = (name: string, measure: Measure): OffsetCount => ({
  name: `${name}, with CR LF as one`,
  converterOf: (text) =>
    convert(text, (character, after) => (character === '\r' && after === '\n' ? 0 : measure(character))),
});

const plain = (name: string, measure: Measure): OffsetCount => ({
  name,
  converterOf: (text) => convert(text, measure),
});

export const COUNTS: readonly OffsetCount[] = [
  lineEndsAsOne('code points', one),
  plain('UTF-16 code units', utf16),
  lineEndsAsOne('UTF-16 code units', utf16),
  plain('bytes of UTF-8', bytes),
  lineEndsAsOne('bytes of UTF-8', bytes),
  { name: 'code points from 1', converterOf: () => (offset) => offset - 1 },
];

function convert(text: string, measure: (character: string, after: string) => number): Convert {
  const codePoints = new Map<number, number>();
  const characters = [...text];
  let offset = 0;
  for (const [i, character] of characters.entries()) {
    if (!codePoints.has(offset)) codePoints.set(offset, i);
    offset += measure(character, characters[i + 1] ?? '');
  }
  codePoints.set(offset, characters.length);
  return (wanted) => codePoints.get(wanted) ?? null;
}
