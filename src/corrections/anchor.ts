/** Anchors a span by the words in and around it, and finds it again when the text has changed. */
import type { Span } from '../model.ts';
import type { Anchor, Quote } from './shapes.ts';

/** What became of a span when its text was replaced. */
export type Placement = 'KEPT' | 'MOVED' | 'AMBIGUOUS' | 'ORPHANED';

/** How much context on either side an anchor keeps, in UTF-16 code units; it is looked for with ever less of it. */
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

/** The starts of the places in a text that match a quote, its prefix and its suffix. */
export function findQuote(text: string, { exact, prefix, suffix }: Quote): number[] {
  return occurrences(text, exact).filter(
    (start) => isAfter(text, start, prefix) && text.startsWith(suffix, start + exact.length),
  );
}

/** The same with the prefix or the suffix alone; an empty one matches nothing. */
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

/** Where an anchor is in a text; `span` is null when it is nowhere, or may be in several places. */
export interface Located {
  readonly span: Span | null;
  readonly placement: Placement;
}

/** The best matches: those of the whole context, else of one side, else the same with ever less context. */
const bestMatches = (text: string, { exact, prefix, suffix }: Quote): number[] => {
  for (const context of CONTEXTS) {
    const quote = { exact, prefix: prefix.slice(-context), suffix: suffix.slice(0, context) };
    const both = findQuote(text, quote);
    const starts = both.length > 0 ? both : findWithOneSide(text, quote);
    if (starts.length > 0) return starts;
  }
  return [];
};

/** Finds an anchor: at its old offset when the text matches as often as it did then, otherwise at its only best match. */
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
