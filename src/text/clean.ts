/** Normalizes raw text to canonical text in a fixed sequence of steps. */

import { MARKUPS, type Markup } from '../model.ts';
import { compose } from './compose.ts';
import { type Replace, type Revision, revise } from './edits.ts';
import { isBoilerplate } from './knowledge/boilerplate.ts';
import { removeHtml } from './markup/html.ts';
import { removeMarkdown } from './markup/markdown.ts';
import { mendMojibake } from './markup/mojibake.ts';

interface Step {
  readonly pattern: RegExp;
  readonly replace: Replace;
}

/** Invisible characters for a character class: byte order mark, soft hyphen, zero-width space, word joiner. */
export const INVISIBLE = '\\uFEFF\\u00AD\\u200B\\u2060';

const LINE_ENDS: Step = { pattern: /\r\n?|[\v\f\u0085\u2028\u2029]/g, replace: () => '\n' };

const INVISIBLES: Step = {
  pattern: new RegExp(`(?!\\n)[\\p{Cc}${INVISIBLE}]`, 'gu'),
  replace: (match) => (match === '\t' ? ' ' : ''),
};

const COMPOSITION: Step = {
  // A character and everything that may compose with it: marks, Hangul vowels and finals, Kirat Rai vowel signs.
  pattern: /[\s\S][\p{M}\u1160-\u11ff\u{16d63}\u{16d67}-\u{16d6a}]+|[^\0-\u02ff]/gu,
  replace: compose,
};

const TRAILING_SPACES: Step = {
  // Looks behind, so that a long run of spaces is not tried from each of them.
  pattern: /(?<![^\S\n])[^\S\n]+(?=\n|$)/g,
  replace: () => '',
};

const BOILERPLATE: Step = {
  pattern: /[^\n]+\n?/g,
  replace: (line) => (isBoilerplate(line.trim()) ? '' : null),
};

const BLANK_LINES: Step = {
  pattern: /\n+/g,
  replace: (match, at, text) => (at === 0 || at + match.length === text.length ? '' : match.slice(0, 2)),
};

const STEPS: readonly Step[] = [LINE_ENDS, INVISIBLES, COMPOSITION, TRAILING_SPACES, BOILERPLATE, BLANK_LINES];

const REMOVE: Readonly<Record<Markup, (text: string) => readonly Revision[]>> = {
  MOJIBAKE: mendMojibake,
  MARKDOWN: (text) => [removeMarkdown(text)],
  HTML: (text) => [removeHtml(text)],
};

/** The canonical form of a raw text with mark-up, and the revision of each step. Without mark-up, cleaning is idempotent. */
export function clean(raw: string, markup: readonly Markup[] = []): { text: string; revisions: readonly Revision[] } {
  const revisions: Revision[] = [];
  for (const kind of MARKUPS) if (markup.includes(kind)) revisions.push(...REMOVE[kind](revisions.at(-1)?.text ?? raw));
  for (const { pattern, replace } of STEPS) revisions.push(revise(revisions.at(-1)?.text ?? raw, pattern, replace));
  return { text: revisions.at(-1)?.text ?? raw, revisions };
}
