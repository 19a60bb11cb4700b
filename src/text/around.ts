/** Slices the text around a span. */
import type { Span } from '../model.ts';

const isInsidePair = (text: string, at: number): boolean => {
  const point = text.codePointAt(at - 1) ?? 0;
  return point > 0xffff;
};

/** Up to `reach.before` and `reach.after` UTF-16 code units beside a span. A surrogate pair at the edge is left out whole. */
export function around(text: string, { start, end }: Span, reach: { readonly before: number; readonly after: number }) {
  const from = Math.max(0, start - reach.before);
  const to = Math.min(text.length, end + reach.after);
  return {
    before: text.slice(from > 0 && isInsidePair(text, from) ? from + 1 : from, start),
    after: text.slice(end, to < text.length && isInsidePair(text, to) ? to - 1 : to),
  };
}
