/** What people may write: lines such as names, which show as what they are, and texts. */
import { INVISIBLE } from '../text/invisible.ts';

/** The most of a line, and of the reason for a change, in UTF-16 code units. */
const LINE_MOST = 1000;
const REASON_MOST = 10_000;

const HALF = /\p{Surrogate}/u;
const CONTROL = /(?![\n\t])\p{Cc}/u;
const BREAK = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** What turns the direction of all that stands after it, also beyond its end. */
const TURN = /[\u202A-\u202E\u2066-\u2069]/;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** They are in no article's text either. */
const NOTHING = new RegExp(`[${INVISIBLE}]`, 'gu');

const LINE_FAULTS: readonly [RegExp, string][] = [
  [HALF, 'has half a character in it'],
  [BREAK, 'has to be one line without control characters'],
  [TURN, 'has a character in it that turns the direction of what stands after it'],
];

/** A line as it is stored. */
export function cleanLine(line: string): string {
  return line.normalize('NFC').replace(NOTHING, '').trim();
}

/** What is wrong with a clean line, to be read after what it is; null when nothing is. */
export function lineFault(line: string): string | null {
  if (!SEEN.test(line)) return 'has nothing in it that can be seen';
  if (line.length > LINE_MOST) return `is longer than ${LINE_MOST} characters`;
  return LINE_FAULTS.find(([pattern]) => pattern.test(line))?.[1] ?? null;
}

/** The same of a text of many lines that is to become one of an article's. */
export function textFault(text: string): string | null {
  return HALF.test(text) ? 'has half a character in it' : null;
}

/** The same of the reason for a change. */
export function reasonFault(reason: string): string | null {
  if (reason.length > REASON_MOST) return `is longer than ${REASON_MOST} characters`;
  if (CONTROL.test(reason)) return 'has control characters in it';
  return textFault(reason);
}
