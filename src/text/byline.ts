/** Tells whether a line near the top of an article says who wrote it. */
import { OCCUPATIONS } from './knowledge/occupations.ts';

const MOST_CHARACTERS = 100;
const NAME = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:(?:de|da|del|van|von|der|bin|al|el|la|le) )*\p{Lu}[\p{L}\p{M}.'’-]*){1,3}`;
const NAMES = `${NAME}(?:(?:, | and | & )${NAME}){0,3}`;
const OCCUPATION = `(?:\\p{L}+ ){0,3}(?:${OCCUPATIONS.join('|')})`;
const AFTER = `(?: ?[,|–—-] ?[^.!?\\n]{2,60})?`;

const SIGNED = new RegExp(`^(?:By|BY|by):? ${NAMES}${AFTER}$`, 'u');
const TITLED = new RegExp(`^${NAMES}, ${OCCUPATION}$`, 'iu');
const LIKE_NAMES = new RegExp(`^${NAMES}`, 'u');

/** Whether a line, trimmed, is a byline: "By Jane Doe", "By Jane Doe and John Roe, Oslo", "Jane Doe, Reporter". */
export function isByline(line: string): boolean {
  if (line.length > MOST_CHARACTERS || line.includes('\n')) return false;
  return SIGNED.test(line) || (LIKE_NAMES.test(line) && TITLED.test(line));
}
