/** Tells whether a text without a marked headline opens with one. */
import type { Span } from '../model.ts';
import { datelineEnd } from './dateline.ts';

const MOST_CHARACTERS = 160;

/** A headline is a short first line without a full stop, set off from the first paragraph or followed by a longer one. */
export function isHeadline(text: string, first: Span, second: Span | undefined): boolean {
  if (!second) return false;
  const surface = text.slice(first.start, first.end);
  if (surface.length > MOST_CHARACTERS || surface.includes('\n')) return false;
  if (/[.,;:…]["'”’)]*$/u.test(surface) || datelineEnd(surface) !== null) return false;
  if (text.slice(first.end, second.start).includes('\n\n')) return true;
  return !/[?!]$/.test(surface) && second.end - second.start > surface.length;
}
