/** Tokenizes text and counts words. */
import type { Span } from '../model.ts';
import { splitCompound } from './compounds.ts';
import { BEFORE_NAMES, COMPANY, EITHER } from './knowledge/abbreviations.ts';

/** A span without white space. */
export type Token = Span;

const LETTER = String.raw`[\p{L}\p{M}]`;
const WORDISH = String.raw`[\p{L}\p{M}\p{N}]`;
const ADDRESSES = [
  String.raw`https?://[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]`,
  String.raw`[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]+)+`,
];
const WORDS = [
  String.raw`(?:\p{L}\.){2,}(?!\p{L})`,
  String.raw`\p{N}+(?:[.,:]\p{N}+)*${WORDISH}*`,
  String.raw`[\p{L}\p{N}]${WORDISH}*(?:(?:['’‘&]|\.(?=\p{Ll})|(?<=(?<!${WORDISH})\p{L})\.)${LETTER}${WORDISH}*|[-‐‑]${WORDISH}+)*`,
  String.raw`\.{2,}|-{2,}|[^\s]`,
];
/** Most texts have no address, and each word would be tried as one. */
const MAY_HAVE_ADDRESS = /@|:\/\//;
const WORD_OR_ADDRESS = new RegExp([...ADDRESSES, ...WORDS].join('|'), 'gu');
const WORD_ALONE = new RegExp(WORDS.join('|'), 'gu');
const POSSESSIVE = /(?<=.)['’][sS]$/u;
/** A word that is neither compound nor possessive. */
const PLAIN_WORD = /^[a-z]*$/i;

/** How far a compound sees the text after it, in UTF-16 code units. */
const NEXT_WORD = 14;

/** The longest token, in UTF-16 code units. Longer runs, such as encoded data, are cut, and patterns need not match them whole. */
const MAX_TOKEN = 1000;

/** The tokens of a span, in offsets of `text`, ordered and disjoint; together they cover everything but white space. */
export function tokens(text: string, span: Span): Token[] {
  const found: Token[] = [];
  for (const { start: from, end } of pieces(text, span)) {
    const run = text.slice(from, end);
    for (const { 0: piece, index } of run.matchAll(MAY_HAVE_ADDRESS.test(run) ? WORD_OR_ADDRESS : WORD_ALONE)) {
      const start = from + index;
      if (PLAIN_WORD.test(piece)) found.push({ start, end: start + piece.length });
      else if (piece === '.' && takesFullStop(text, found.at(-1), { start, end: span.end })) {
        found.push({ start: found.pop()?.start ?? start, end: start + 1 });
      } else
        for (const part of splitWord(piece, text.slice(start + piece.length, start + piece.length + NEXT_WORD)))
          found.push({ start: start + part.start, end: start + part.end });
    }
  }
  return found;
}

const LONG_RUN = new RegExp(`(?<!\\S)\\S{${MAX_TOKEN + 1},}`, 'g');

/** Cuts a span inside runs without white space that are longer than a token may be, between whole characters. */
function pieces(text: string, { start, end }: Span): Span[] {
  if (end - start <= MAX_TOKEN) return [{ start, end }];
  const found: Span[] = [];
  let from = start;
  for (const { 0: run, index } of text.slice(start, end).matchAll(LONG_RUN)) {
    const runEnd = start + index + run.length;
    for (let at = start + index + MAX_TOKEN; at < runEnd; at += MAX_TOKEN) {
      const to = (text.codePointAt(at - 1) ?? 0) > 0xffff ? at + 1 : at;
      found.push({ start: from, end: to });
      from = to;
    }
  }
  found.push({ start: from, end });
  return found;
}

/** Splits a word at hyphens that separate names, and before a possessive "'s". */
function splitWord(piece: string, textAfter: string): Span[] {
  const bare = piece.replace(POSSESSIVE, '');
  const found =
    bare.includes('-') || /[‐‑]/.test(bare) ? splitCompound(bare, textAfter) : [{ start: 0, end: bare.length }];
  if (bare.length < piece.length) found.push({ start: bare.length, end: piece.length });
  return found;
}

/** Whether the full stop at `start` belongs to the token before it, as in "Mr." and "W."; `end` is where the text ends. */
function takesFullStop(text: string, before: Token | undefined, { start: at, end }: Span): boolean {
  if (before?.end !== at) return false;
  const word = text.slice(before.start, before.end);
  const key = word.toLowerCase();
  if (at + 1 >= end) return COMPANY.has(key) && word !== key;
  return BEFORE_NAMES.has(key) || EITHER.has(key) || /^(?:\p{Lu}\.)*\p{Lu}$/u.test(word);
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu;

/** The number of words: runs that begin with a letter or digit. Compounds and possessives count once. */
export const countWords = (text: string): number => text.match(WORD)?.length ?? 0;
