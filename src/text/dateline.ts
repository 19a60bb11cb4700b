/** Finds the dateline that opens a news story: "OSLO, March 24 (Agency) - ". */
import { MONTHS } from './knowledge/calendar.ts';

/** Datelines are looked for in so many characters from the start of a paragraph. */
const REACH = 120;

const CAPITALS = String.raw`\p{Lu}[\p{Lu}\p{M}.'’]*(?:[ -]\p{Lu}[\p{Lu}\p{M}.'’]*){0,4}`;
const TITLED = String.raw`\p{Lu}[\p{L}\p{M}.'’]*(?:[ -]\p{Lu}[\p{L}\p{M}.'’]*){0,3}`;
const MONTH = String.raw`(?:${MONTHS.join('|')})\.?`;
const DAY = String.raw`(?:${MONTH} \d{1,2}|\d{1,2} ${MONTH})`;
const DATE = String.raw`${DAY}(?:,? \d{4})?`;
const AGENCY = String.raw`\([\p{L}\p{M}\p{N} .,/&'’-]{2,40}\)`;
const DASH = String.raw` ?(?:--?|[–—])(?= \S)`;
const MORE = `(?:(?:, |/)(?:${DATE}|${TITLED})){0,3}`;

const SHOUTED = new RegExp(`^(?=[^a-z]{3})${CAPITALS}${MORE}(?: ${AGENCY})?${DASH}`, 'u');
const SIGNED = new RegExp(`^${TITLED}${MORE} ${AGENCY}${DASH}`, 'u');
const DATED = new RegExp(`^${TITLED}(?:, ${TITLED})?, ${DAY}${DASH}`, 'u');

/** The offset just past the dateline's dash; null when the paragraph has none. */
export function datelineEnd(paragraph: string): number | null {
  const opening = paragraph.slice(0, REACH);
  const match = SHOUTED.exec(opening) ?? SIGNED.exec(opening) ?? DATED.exec(opening);
  return match ? match[0].length : null;
}
