/** Validates text from users: single lines such as names, texts of articles, and reasons for changes. */
import { MAX_KEY } from '../model.ts';
import { INVISIBLE } from '../text/clean.ts';
import { badInput } from './errors.ts';

/** Maximum lengths in UTF-16 code units. */
const MAX_LINE = 1000;
const MAX_REASON = 10_000;

const LONE_SURROGATE = /\p{Surrogate}/u;
const CONTROL = /(?![\n\t])\p{Cc}/u;
const LINE_BREAK = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** Bidirectional controls, which also affect the text after the line. */
const BIDIRECTIONAL = /[\u202A-\u202E\u2066-\u2069]/;
/** Not the letters and symbols that are blank: Hangul fillers (which are ignorable), the empty Braille pattern, the null note head. */
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800\u{1D159}])[\p{L}\p{N}\p{P}\p{S}]/u;
/** Removed from the texts of articles too. */
const INVISIBLE_CHARACTERS = new RegExp(`[${INVISIBLE}]`, 'gu');

const INCOMPLETE_CHARACTER = 'has an incomplete character in it (a lone surrogate)';

const normalize = (line: string): string => line.replace(INVISIBLE_CHARACTERS, '').normalize('NFC').trim();

const NOT_NORMALIZED =
  'has leading or trailing spaces, invisible characters, or characters that are not composed (NFC)';

/** The fault of a line, as a phrase that follows its name in a message; null when there is none. */
export function lineFault(line: string): string | null {
  if (!VISIBLE.test(line)) return 'has no visible characters';
  if (line.length > MAX_LINE) return `is longer than ${MAX_LINE} characters`;
  if (BIDIRECTIONAL.test(line)) return 'has a bidirectional control character in it';
  return storedLineFault(line) ?? (normalize(line) === line ? null : NOT_NORMALIZED);
}

/** The fault of a stored name or key: one from the text of an article may have bidirectional controls. */
export function storedLineFault(line: string): string | null {
  if (LONE_SURROGATE.test(line)) return INCOMPLETE_CHARACTER;
  return LINE_BREAK.test(line) ? 'has to be one line without control characters' : null;
}

const NEW_KEY = /^[a-z]+\/(?:(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}-])+$/u;

/** The fault of the key of a new entity. */
export function newKeyFault(key: string): string | null {
  const isKey = NEW_KEY.test(key) && key.length <= MAX_KEY;
  return isKey ? null : `is no key of at most ${MAX_KEY} characters; write one as person/ada-lovelace`;
}

/** The fault of the text of an article. */
export function textFault(text: string): string | null {
  return LONE_SURROGATE.test(text) ? INCOMPLETE_CHARACTER : null;
}

/** The fault of the reason for a change. */
export function reasonFault(reason: string): string | null {
  if (reason.length > MAX_REASON) return `is longer than ${MAX_REASON} characters`;
  if (CONTROL.test(reason)) return 'has control characters in it';
  return textFault(reason);
}

/** Throws BAD_USER_INPUT for a fault; `what` begins the message, such as "The name". */
export function throwIfFault(what: string, fault: string | null): void {
  if (fault) throw badInput(`${what} ${fault}.`);
}

/** Normalizes a line to the form in which it is stored. Throws BAD_USER_INPUT when it is not a valid line. */
export function validLine(what: string, line: string): string {
  const normalized = normalize(line);
  throwIfFault(what, lineFault(normalized));
  return normalized;
}
