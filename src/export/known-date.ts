/** The part of a time of publication that is known. */
import type { Precision } from '../model.ts';

/** Characters of ISO 8601 up to each precision. */
const LENGTHS: Readonly<Record<Precision, number>> = { YEAR: 4, MONTH: 7, DAY: 10, MINUTE: 16, SECOND: 19 };

/** `2005`, `2005-03`, `2005-03-24`, `2005-03-24T12:30` or with seconds, at most as exact as `most`; null when no time is known. */
export function knownDate(at: string | null, precision: Precision | null, most: Precision = 'SECOND'): string | null {
  if (at === null || precision === null) return null;
  return at.slice(0, Math.min(LENGTHS[precision], LENGTHS[most]));
}
