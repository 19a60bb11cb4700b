/** Recognizes headlines, bylines and datelines by their wording. */
import type { Span } from '../model.ts';
import { MONTHS } from './knowledge/calendar.ts';

const MAX_HEADLINE_LENGTH = 160;

/** The most lines over which a headline is wrapped. */
const MAX_HEADLINE_LINES = 3;

/**
 * Whether a text opens with a headline: a short first line without a full stop, before a blank line or a longer paragraph. One that is
 * wrapped stands before a blank line.
 */
export function isHeadline(text: string, first: Span, second: Span | undefined): boolean {
  if (!second) return false;
  const surface = text.slice(first.start, first.end);
  const lines = surface.split('\n').length;
  if (surface.length > MAX_HEADLINE_LENGTH || lines > MAX_HEADLINE_LINES) return false;
  if (/[.,;:…]["'”’)]*$/u.test(surface) || datelineEnd(surface) !== null) return false;
  const isApart = text.slice(first.end, second.start).includes('\n\n');
  if (isApart || isByline(text.slice(second.start, second.end))) return true;
  return lines === 1 && !/[?!]$/.test(surface) && second.end - second.start > surface.length;
}

const MAX_BYLINE_LENGTH = 100;
const OCCUPATIONS = 'author|columnist|contributor|correspondent|editor|journalist|producer|reporter|staff|writer';
const NAME = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:(?:de|da|del|van|von|der|bin|al|el|la|le) )*\p{Lu}[\p{L}\p{M}.'’-]*){1,3}`;
const NAMES = `${NAME}(?:(?:, | and | & )${NAME}){0,3}`;
const OCCUPATION = `(?:\\p{L}+ ){0,3}(?:${OCCUPATIONS})`;
const AFTER_NAMES = `(?:(?: ?[,|/–—(-] ?| (?:in|for|of|at|with) )[^.!?\\n]{2,60})?`;
const COLLECTIVE = String.raw`(?:Reuters|AFP|AP|(?:The )?Associated Press|(?:\p{Lu}[\p{L}\p{M}.'’-]* ){0,3}(?:Staff|Agencies|Correspondent|Reporters?|Newsroom|Desk|News|Times|Post|Writers?))`;

const SIGNED = new RegExp(`^(?:By|BY|by):? (?:${NAMES}|${COLLECTIVE}(?: (?:and|&) ${NAMES})?)${AFTER_NAMES}$`, 'u');
const WITH_OCCUPATION = new RegExp(`^${NAMES}, ${OCCUPATION}$`, 'iu');
const BEGINS_WITH_NAMES = new RegExp(`^${NAMES}`, 'u');

/** Whether a trimmed line is a byline: "By Jane Doe", "By Jane Doe and John Roe, Oslo", "Jane Doe, Reporter". */
export function isByline(line: string): boolean {
  if (line.length > MAX_BYLINE_LENGTH || line.includes('\n')) return false;
  return SIGNED.test(line) || (BEGINS_WITH_NAMES.test(line) && WITH_OCCUPATION.test(line));
}

/** How many characters of a paragraph are searched for a dateline. */
const MAX_DATELINE_LENGTH = 120;

const UPPER_CASE = String.raw`\p{Lu}[\p{Lu}\p{M}.'’]*(?:[ -]\p{Lu}[\p{Lu}\p{M}.'’]*){0,4}`;
const TITLE_CASE = String.raw`\p{Lu}[\p{L}\p{M}.'’]*(?:[ -]\p{Lu}[\p{L}\p{M}.'’]*){0,3}`;
const MONTH = String.raw`(?:${MONTHS.join('|')})\.?`;
const DAY = String.raw`(?:${MONTH} \d{1,2}|\d{1,2} ${MONTH})`;
const DATE = String.raw`${DAY}(?:,? \d{4})?`;
const AGENCY = String.raw`\([\p{L}\p{M}\p{N} .,/&'’-]{2,40}\)`;
const DASH = String.raw` ?(?:\.?--?|[–—])(?= \S)`;
const MORE = String.raw`(?:(?:, |/)(?:${DATE}|${TITLE_CASE})|\. ${DATE}){0,3}`;

const IN_UPPER_CASE = new RegExp(`^(?=[^a-z]{3})${UPPER_CASE}${MORE}(?: ${AGENCY})?${DASH}`, 'u');
const WITH_AGENCY = new RegExp(`^${TITLE_CASE}${MORE} ${AGENCY}${DASH}`, 'u');
const WITH_COLON = new RegExp(`^${TITLE_CASE}(?:, ${TITLE_CASE})?, ${DAY}(?: ${AGENCY})?:(?= \\S)`, 'u');
const AGENCY_ALONE = new RegExp(`^(?:${DATE} )?(?=\\(\\p{Lu})${AGENCY}${DASH}`, 'u');
const IN_SLASHES = new RegExp(`^${UPPER_CASE}, ${DATE}\\.? /[\\p{L} ]{2,20}/\\.(?= \\S)`, 'u');
const WITH_DATE = new RegExp(`^${TITLE_CASE}(?:, ${TITLE_CASE})?, ${DAY}${DASH}`, 'u');

/** The offset after the dash of the dateline that opens a paragraph, as in "OSLO, March 24 (Agency) - "; null without one. */
export function datelineEnd(paragraph: string): number | null {
  const opening = paragraph.slice(0, MAX_DATELINE_LENGTH);
  for (const pattern of [IN_UPPER_CASE, WITH_AGENCY, WITH_DATE, WITH_COLON, AGENCY_ALONE, IN_SLASHES]) {
    const match = pattern.exec(opening);
    if (match) return match[0].length;
  }
  return null;
}
