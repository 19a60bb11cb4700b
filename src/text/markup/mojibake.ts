/** Mends mojibake: UTF-8 that was decoded as Windows-1252 or Latin-1, and written as UTF-8 again. */
import { type Replacement, type Revision, reviseAt } from '../edits.ts';

/** What Windows-1252 has for the bytes 0x80 to 0x9f; those that it leaves out are those of Latin-1. */
const WINDOWS =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
/** The byte of each character above ASCII, in both encodings. */
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, i) => i + 0x80).flatMap((byte): [string, number][] => [
    [String.fromCharCode(byte), byte],
    [WINDOWS[byte - 0x80] ?? String.fromCharCode(byte), byte],
  ]),
);

const charactersOf = (first: number, last: number): string =>
  [...BYTES].flatMap(([character, byte]) => (byte >= first && byte <= last ? [character] : [])).join('');

/** The character class of bytes that continue a character of UTF-8. Control characters are meant literally. */
const REST = `[${charactersOf(0x80, 0xbf)}]`;
const SEQUENCE = `[\u00c2-\u00df]${REST}|[\u00e0-\u00ef]${REST}{2}|[\u00f0-\u00f4]${REST}{3}`;
/** The last byte of a right quotation mark is one that Windows-1252 leaves out, and may be lost. */
const SEQUENCES = new RegExp(`${SEQUENCE}|\u00e2\u20ac(?=[\\s.,;:!?)]|$)`, 'g');
/** What hardly any text has: quotation marks and dashes of UTF-8, or "Ã" after a small letter, or with a sign before one. */
const EVIDENCE = new RegExp(`\u00e2(?:\u20ac|\u0080)${REST}|(?<=\\p{Ll})\u00c3${REST}|\u00c3${REST}(?=\\p{Ll})`, 'u');
const NOT_ASCII = /[^\0-\x7f]/;
const LEADS = /[\u00c2-\u00f4]/;

/** How often a text is mended: some were decoded wrongly twice. */
const ROUNDS = 3;

/** Ends at the first replacement: this is looked at for every text, before the limit of time for an article. */
export const hasMojibake = (text: string): boolean => LEADS.test(text) && !replacementsOf(text).next().done;

/** The text with the characters that were meant, a revision for each time that it was decoded wrongly. */
export function mendMojibake(text: string): Revision[] {
  const revisions: Revision[] = [];
  for (let mended = text; revisions.length < ROUNDS; mended = (revisions.at(-1) as Revision).text) {
    const replacements = LEADS.test(mended) ? [...replacementsOf(mended)] : [];
    if (replacements.length === 0) break;
    revisions.push(reviseAt(mended, replacements));
  }
  return revisions;
}

function* replacementsOf(text: string): Generator<Replacement> {
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    if (!isMojibake(line)) continue;
    for (const { 0: found, index: at } of line.matchAll(SEQUENCES)) {
      const decoded = decode(found);
      const start = index + at;
      if (decoded !== null) yield { start, end: start + found.length, with: decoded };
    }
  }
}

/** A line that holds other characters beside mojibake needs evidence, since "É»" may be meant as it is. */
function isMojibake(line: string): boolean {
  if (EVIDENCE.test(line)) return true;
  const count = line.match(SEQUENCES)?.length ?? 0;
  return count > 1 && !NOT_ASCII.test(line.replace(SEQUENCES, ''));
}

/** The character of a sequence; null when its bytes are no UTF-8. */
function decode(sequence: string): string | null {
  if (sequence.length === 2 && sequence.startsWith('\u00e2\u20ac')) return '\u201d';
  try {
    return UTF8.decode(Uint8Array.from(sequence, (character) => BYTES.get(character) ?? 0));
  } catch {
    return null;
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
