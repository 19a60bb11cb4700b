/** Counts code points, the unit in which stand-off files measure. */

/** How many code points stand in a text between two UTF-16 offsets. */
export function codePointsIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; count++) i += widthAt(text, i);
  return count;
}

/** A text that can be sliced by code points in constant time. */
export interface Sliceable {
  /** In code points. */
  readonly length: number;
  readonly slice: (start: number, end: number) => string;
}

export function sliceable(text: string): Sliceable {
  const length = codePointsIn(text, 0, text.length);
  if (length === text.length) return { length, slice: (start, end) => text.slice(start, end) };
  const units = new Uint32Array(length + 1);
  for (let i = 0, unit = 0; i <= length; i++) {
    units[i] = unit;
    unit += widthAt(text, unit);
  }
  return { length, slice: (start, end) => text.slice(units[start], units[end]) };
}

function widthAt(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}
