/** Validates text that people write: single lines such as names, texts of articles, and reasons for changes. */
import { INVISIBLE } from '../text/clean.ts';
import { badInput } from './errors.ts';

/** Maximum lengths in UTF-16 code units. */
const MAX_LINE = 1000;
const MAX_REASON = 10_000;

const LONE_SURROGATE = /\p{Surrogate}/u;
const CONTROL = /(?![\n\t])\p{Cc}/u;
const LINE_BREAK = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** Bidirectional controls: they also turn the text after them, beyond the end of the line. */
const BIDIRECTIONAL = /[\u202A-\u202E\u2066-\u2069]/;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Removed from the texts of articles too. */
const INVISIBLE_CHARACTERS = new RegExp(`[${INVISIBLE}]`, 'gu');

const LINE_FAULTS: readonly [RegExp, string][] = [
  [LONE_SURROGATE, 'has half a character in it'],
  [LINE_BREAK, 'has to be one line without control characters'],
  [BIDIRECTIONAL, 'has a character in it that turns the direction of what stands after it'],
];

/** What is wrong with a normalized line, to follow its name in a message; null when nothing is. */
export function lineFault(line: string): string | null {
  if (!VISIBLE.test(line)) return 'has nothing in it that can be seen';
  if (line.length > MAX_LINE) return `is longer than ${MAX_LINE} characters`;
  return LINE_FAULTS.find(([pattern]) => pattern.test(line))?.[1] ?? null;
}

/** The same of the text of an article. */
export function textFault(text: string): string | null {
  return LONE_SURROGATE.test(text) ? 'has half a character in it' : null;
}

/** The same of the reason for a change. */
export function reasonFault(reason: string): string | null {
  if (reason.length > MAX_REASON) return `is longer than ${MAX_REASON} characters`;
  if (CONTROL.test(reason)) return 'has control characters in it';
  return textFault(reason);
}

/** Throws BAD_USER_INPUT for a fault; `what` begins the message, such as "The name". */
export function refuseFault(what: string, fault: string | null): void {
  if (fault) throw badInput(`${what} ${fault}.`);
}

/** Normalizes a line to the form in which it is stored. Throws BAD_USER_INPUT when it is not a valid line. */
export function validLine(what: string, line: string): string {
  const normalized = line.normalize('NFC').replace(INVISIBLE_CHARACTERS, '').trim();
  refuseFault(what, lineFault(normalized));
  return normalized;
}
