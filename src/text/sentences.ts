/** Splits passages into sentences. */
import type { Passage, Sentence, Span } from '../model.ts';
import { BEFORE_NAMES, BEFORE_NUMBERS, EITHER } from './knowledge/abbreviations.ts';
import { OPENERS } from './knowledge/openers.ts';

/**
 * Possible ends of sentences: final punctuation before white space, a blank line, a full-width stop. The lines of a passage are one
 * text.
 */
const CANDIDATE = /(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s)|\n\n|[。！？]+["'”’」』）]*/gu;
/** Long enough for all words that begin sentences. In a script without spaces, a word may be as long as the text. */
const NEXT_WORD = /[^\s]{0,64}/y;
const MAX_ABBREVIATION = 12;

const MAX_ATTRIBUTION = 80;
/** What goes on after a quotation that ends with a question: ‘"Who was it?" Ada Lovelace asked’. */
const IS_ATTRIBUTION =
  /^\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*\s){1,5}(?:said|says|asked|asks|added|adds|told|tells|replied|shouted|wrote|writes|tweeted|joked|recalled|continued|exclaimed|cried)\b/u;

/** The sentences of a canonical text, ordered and disjoint; they cover all passages but white space. A dateline is one sentence. */
export function sentences(text: string, passages: readonly Passage[]): Sentence[] {
  return passages.flatMap((passage) =>
    splitPassage(text, passage).map(({ start, end }) => ({ start, end, passage: passage.start })),
  );
}

function splitPassage(text: string, { role, start, end }: Passage): Span[] {
  if (role === 'DATELINE') return [{ start, end }];
  const found: Span[] = [];
  const surface = text.slice(start, end);
  let from = 0;
  for (const { 0: match, index } of surface.matchAll(CANDIDATE)) {
    const cut = match === '\n\n' ? index : index + match.length;
    if (match !== '\n\n' && !endsAtStop(surface, index, cut)) continue;
    found.push(...trimmed(surface, from, cut));
    from = cut;
  }
  found.push(...trimmed(surface, from, surface.length));
  return found.map((span) => ({ start: start + span.start, end: start + span.end }));
}

function trimmed(surface: string, from: number, to: number): Span[] {
  const piece = surface.slice(from, to);
  const start = to - piece.trimStart().length;
  return piece.trim() === '' ? [] : [{ start, end: start + piece.trim().length }];
}

function endsAtStop(surface: string, at: number, cut: number): boolean {
  const next = wordAfter(surface, cut);
  if (/^["'“‘«([]*\p{Ll}/u.test(next)) return false;
  const closing = surface.slice(at, cut);
  if (/^[!?…]+["'”’»]/.test(closing) && IS_ATTRIBUTION.test(surface.slice(cut, cut + MAX_ATTRIBUTION))) return false;
  return closing !== '.' || !isAbbreviation(wordBefore(surface, at), next);
}

/** Whether `word` and its full stop are an abbreviation inside a sentence, given the next word. */
function isAbbreviation(word: string, next: string): boolean {
  const key = word.toLowerCase();
  if (BEFORE_NAMES.has(key)) return true;
  if (/^\p{Lu}$/u.test(word)) return !OPENERS.has(next);
  if (BEFORE_NUMBERS.has(key)) return /^\d/.test(next);
  const abbreviated = EITHER.has(key) || /^\p{L}(?:\.\p{L}){1,5}$/u.test(word);
  return abbreviated && !OPENERS.has(next.replace(/\.$/, '')) && !/^["“‘]/.test(next);
}

function wordBefore(surface: string, at: number): string {
  return /[\p{L}\p{M}.]*$/u.exec(surface.slice(Math.max(0, at - MAX_ABBREVIATION), at))?.[0] ?? '';
}

function wordAfter(surface: string, cut: number): string {
  NEXT_WORD.lastIndex = cut + (surface.slice(cut).search(/\S/) + 1 || 1) - 1;
  return NEXT_WORD.exec(surface)?.[0] ?? '';
}
