/** Ties a place of a text to its words and those around them, and finds it again when the text has changed. */
import type { Span } from '../model.ts';
import type { Placement, Quote } from './change.ts';
import type { Anchor } from './correction.ts';

/** How much of the text on either side an anchor remembers, in UTF-16 code units, and how much of it is looked for in turn. */
const CONTEXT = 32;
const REACHES = [CONTEXT, 16, 8] as const;

const isHalved = (text: string, at: number): boolean => /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1));

const occurrences = (text: string, exact: string): number[] => {
  const found: number[] = [];
  if (exact === '') return found;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) found.push(at);
  return found;
};

const isAfter = (text: string, at: number, prefix: string): boolean =>
  at >= prefix.length && text.startsWith(prefix, at - prefix.length);

/** Where in a text the words of a quote begin with all that stood around them. */
export function placesOf(text: string, { exact, prefix, suffix }: Quote): number[] {
  return occurrences(text, exact).filter(
    (at) => isAfter(text, at, prefix) && text.startsWith(suffix, at + exact.length),
  );
}

/** The same with what stood on one side alone; nothing on a side says nothing. */
const halfPlacesOf = (text: string, { exact, prefix, suffix }: Quote): number[] =>
  occurrences(text, exact).filter(
    (at) =>
      (prefix !== '' && isAfter(text, at, prefix)) || (suffix !== '' && text.startsWith(suffix, at + exact.length)),
  );

/** The place of a span, by its words and those around them; no character is cut in two. */
export function anchorOf(text: string, { start, end }: Span): Anchor {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  const quote = {
    exact: text.slice(start, end),
    prefix: text.slice(isHalved(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, isHalved(text, to) ? to - 1 : to),
  };
  return { start, end, ...quote, alike: placesOf(text, quote).length };
}

/** Where an anchor is now; `span` is null when it is nowhere or may be in several places. */
export interface Located {
  readonly span: Span | null;
  readonly placement: Placement;
}

/** The places that are most like an anchor: first by all that stood around it, then by one side, then by ever less of it. */
const likeliest = (text: string, { exact, prefix, suffix }: Quote): number[] => {
  for (const reach of REACHES) {
    const quote = { exact, prefix: prefix.slice(-reach), suffix: suffix.slice(0, reach) };
    const whole = placesOf(text, quote);
    const places = whole.length > 0 ? whole : halfPlacesOf(text, quote);
    if (places.length > 0) return places;
  }
  return [];
};

/** The place of an anchor in a text: where it was seen, if as many places are like it as then; else the only one most like it. */
export function locate(text: string, anchor: Anchor): Located {
  const whole = placesOf(text, anchor);
  const isAsSeen = whole.length === anchor.alike && whole.includes(anchor.start);
  const places = isAsSeen ? [anchor.start] : likeliest(text, anchor);
  const [start] = places;
  if (start === undefined) return { span: null, placement: 'ORPHANED' };
  if (places.length > 1) return { span: null, placement: 'AMBIGUOUS' };
  const span = { start, end: start + anchor.exact.length };
  return { span, placement: start === anchor.start ? 'KEPT' : 'MOVED' };
}
