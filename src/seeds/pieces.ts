/** Finds where the articles of an XML file begin, so that problems have a line. */
import type { Piece } from './parsed-seed.ts';

/** A piece for each of `count` elements; none when the text has another number of such tags, in comments or quoted text. */
export function piecesOf(text: string, tag: RegExp, count: number): Piece[] {
  const starts = [...text.matchAll(tag)].map(({ index }) => index);
  const known = starts.length === count ? starts : Array.from({ length: count }, () => 0);
  let [line, last] = [1, 0];
  return known.map((start, i) => {
    for (let at = text.indexOf('\n', last); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line++;
    last = start;
    return { start, end: known[i + 1] ?? text.length, line: starts.length === count ? line : null };
  });
}
