/** Cuts a span of text into tokens. */
import type { Span } from '../model.ts';
import { splitCompound } from './compounds.ts';
import { BEFORE_NAMES, COMPANY, EITHER } from './knowledge/abbreviations.ts';

/** A token: a span without white space inside. */
export type Token = Span;

const LETTER = String.raw`[\p{L}\p{M}]`;
const WORDISH = String.raw`[\p{L}\p{M}\p{N}]`;
const PIECE = new RegExp(
  [
    String.raw`https?://[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]`,
    String.raw`[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]+)+`,
    String.raw`(?:\p{L}\.){2,}(?!\p{L})`,
    String.raw`\p{N}+(?:[.,:]\p{N}+)*${WORDISH}*`,
    String.raw`${WORDISH}+(?:(?:['’‘&]|\.(?=\p{Ll})|(?<=(?<!${WORDISH})\p{L})\.)${LETTER}${WORDISH}*|[-‐‑]${WORDISH}+)*`,
    String.raw`\.{2,}|-{2,}|[^\s]`,
  ].join('|'),
  'gu',
);
const POSSESSIVE = /(?<=.)['’][sS]$/u;

/** The tokens of a span of `text`, ordered and disjoint; together they cover all but white space. Offsets are those of `text`. */
export function tokens(text: string, span: Span): Token[] {
  const found: Token[] = [];
  for (const { 0: piece, index } of text.slice(span.start, span.end).matchAll(PIECE)) {
    const start = span.start + index;
    if (piece === '.' && takesStop(text, found.at(-1), start, span.end)) found.push(withStop(found.pop(), start));
    else for (const part of parts(piece)) found.push({ start: start + part.start, end: start + part.end });
  }
  return found;
}

/** A word's parts: what a hyphen parts, and a possessive's "'s". */
function parts(piece: string): Span[] {
  const bare = piece.replace(POSSESSIVE, '');
  const found = bare.includes('-') || /[‐‑]/.test(bare) ? splitCompound(bare) : [{ start: 0, end: bare.length }];
  if (bare.length < piece.length) found.push({ start: bare.length, end: piece.length });
  return found;
}

/** Whether the full stop at `at` belongs to the token before it, as in "Mr." and "W."; a sentence's own stop does not. */
function takesStop(text: string, before: Token | undefined, at: number, end: number): boolean {
  if (before?.end !== at) return false;
  const word = text.slice(before.start, before.end);
  const key = word.toLowerCase();
  if (at + 1 >= end) return COMPANY.has(key) && word !== key;
  return BEFORE_NAMES.has(key) || EITHER.has(key) || /^\p{Lu}$/u.test(word);
}

function withStop(token: Token | undefined, at: number): Token {
  return { start: token?.start ?? at, end: at + 1 };
}
