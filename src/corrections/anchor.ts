/** Anchors a span by its words and their context, and finds it again in a changed text. */
import type { Span } from '../model.ts';
import type { Anchor, Quote } from './shapes.ts';

/** The result of looking for a span in a new text. */
export type Placement = 'KEPT' | 'MOVED' | 'AMBIGUOUS' | 'ORPHANED';

/** Context on either side of an anchor, in UTF-16 code units; a search tries each of `CONTEXTS` in turn. */
const CONTEXT = 32;
const CONTEXTS = [CONTEXT, 16, 8] as const;

/** Whether an index lies between the two halves of a surrogate pair. */
const splitsCharacter = (text: string, index: number): boolean => /^[\uDC00-\uDFFF]/.test(text.slice(index, index + 1));

const occurrences = (text: string, exact: string): number[] => {
  const found: number[] = [];
  if (exact === '') return found;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) found.push(at);
  return found;
};

const isAfter = (text: string, index: number, prefix: string): boolean =>
  index >= prefix.length && text.startsWith(prefix, index - prefix.length);

/** The offsets at which a text matches a quote with its prefix and suffix. */
export function findQuote(text: string, { exact, prefix, suffix }: Quote): number[] {
  return occurrences(text, exact).filter(
    (start) => isAfter(text, start, prefix) && text.startsWith(suffix, start + exact.length),
  );
}

/** The offsets at which a text matches a quote with its prefix or its suffix; an empty one matches nothing. */
const findWithOneSide = (text: string, { exact, prefix, suffix }: Quote): number[] =>
  occurrences(text, exact).filter(
    (start) =>
      (prefix !== '' && isAfter(text, start, prefix)) ||
      (suffix !== '' && text.startsWith(suffix, start + exact.length)),
  );

/** The anchor of a span. Its context never splits a surrogate pair. */
export function anchorOf(text: string, { start, end }: Span): Anchor {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  const quote = {
    exact: text.slice(start, end),
    prefix: text.slice(splitsCharacter(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, splitsCharacter(text, to) ? to - 1 : to),
  };
  return { start, end, ...quote, alike: findQuote(text, quote).length };
}

/** Where an anchor is in a text; `span` is null when it is not found, or ambiguous. */
export interface Located {
  readonly span: Span | null;
  readonly placement: Placement;
}

/** The best matches: with all context, else with one side of it, else the same with shorter context. */
const bestMatches = (text: string, { exact, prefix, suffix }: Quote): number[] => {
  for (const context of CONTEXTS) {
    const quote = { exact, prefix: prefix.slice(-context), suffix: suffix.slice(0, context) };
    const both = findQuote(text, quote);
    const starts = both.length > 0 ? both : findWithOneSide(text, quote);
    if (starts.length > 0) return starts;
  }
  return [];
};

/** Finds an anchor: at its old offset if the quote has as many matches as before, otherwise at its only best match. */
export function locate(text: string, anchor: Anchor): Located {
  const matches = findQuote(text, anchor);
  const isUnchanged = matches.length === anchor.alike && matches.includes(anchor.start);
  const starts = isUnchanged ? [anchor.start] : bestMatches(text, anchor);
  const [start] = starts;
  if (start === undefined) return { span: null, placement: 'ORPHANED' };
  if (starts.length > 1) return { span: null, placement: 'AMBIGUOUS' };
  const span = { start, end: start + anchor.exact.length };
  return { span, placement: start === anchor.start ? 'KEPT' : 'MOVED' };
}
