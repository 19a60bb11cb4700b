/** Converts offsets of a text between UTF-16 code units, Unicode code points and UTF-8 bytes. */
import { countBelow } from './binary-search.ts';

export type OffsetUnit = 'UTF16' | 'CODE_POINT' | 'UTF8';

/**
 * Converts a UTF-16 offset of a well-formed text to `unit`. An offset inside a surrogate pair counts as the start of the pair,
 * one past the end as the end.
 */
export type ConvertOffset = (utf16: number, unit: OffsetUnit) => number;

/** A place of the text, and how long the text before it is in some unit. */
interface Place {
  readonly at: number;
  readonly length: number;
}

const BEGIN: Place = { at: 0, length: 0 };

/** Converts offsets of one text, in time that grows with the distance from the last one of the same unit. `onWalk` is called with the distance. */
export function createOffsets(text: string, onWalk: (characters: number) => void = () => {}): ConvertOffset {
  const last = new Map<OffsetUnit, Place>();
  return (utf16, unit) => {
    const end = Math.max(0, Math.min(utf16, text.length));
    if (unit === 'UTF16') return end;
    const known = last.get(unit) ?? BEGIN;
    const from = known.at <= end ? known : BEGIN;
    onWalk(end - from.at);
    const place = walk(text, from, end, unit);
    last.set(unit, place);
    return place.length;
  };
}

/** The last place up to `end` that is not inside a surrogate pair. */
function walk(text: string, { at, length }: Place, end: number, unit: OffsetUnit): Place {
  while (at < end) {
    const codePoint = text.codePointAt(at) ?? 0;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    if (next > end) break;
    at = next;
    length += unit === 'CODE_POINT' ? 1 : utf8Length(codePoint);
  }
  return { at, length };
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** The number of code points between two UTF-16 offsets. */
export function countCodePoints(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; count++) i += widthAt(text, i);
  return count;
}

function widthAt(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}

/** A text that is sliced by code point offsets in constant time. */
export interface CodePointText {
  /** In code points. */
  readonly length: number;
  readonly slice: (start: number, end: number) => string;
}

export function codePointText(text: string): CodePointText {
  const length = countCodePoints(text, 0, text.length);
  if (length === text.length) return { length, slice: (start, end) => text.slice(start, end) };
  const offsets = new Uint32Array(length + 1);
  for (let i = 0, offset = 0; i <= length; i++) {
    offsets[i] = offset;
    offset += widthAt(text, offset);
  }
  return { length, slice: (start, end) => text.slice(offsets[start], offsets[end]) };
}

/** The UTF-16 offset of a code point by its index; null past the end of the text, which itself counts as an index. */
export type Utf16Offsets = (codePoint: number) => number | null;

/** Indexes the text on the first call; each call then searches among the code points that take two units. */
export function createUtf16Offsets(text: string): Utf16Offsets {
  let wide: readonly number[] | null = null;
  return (codePoint) => {
    wide ??= findWide(text);
    const offset = codePoint + countBelow(wide, codePoint);
    return offset <= text.length ? offset : null;
  };
}

/** The indices of the code points that take two UTF-16 units. */
function findWide(text: string): number[] {
  return Array.from(text.matchAll(/[\u{10000}-\u{10ffff}]/gu), ({ index }, before) => index - before);
}
