/** Gathers the capitalised words that may be one name. */
import { CALENDAR } from '../knowledge/calendar.ts';
import { NAME_PARTICLES } from '../knowledge/function-words.ts';
import { ORGANIZATION_HEADS, OTHER_HEADS, PLACE_HEADS } from '../knowledge/heads.ts';
import { wordSet } from '../knowledge/word-set.ts';
import { titleLength } from './titles.ts';
import { isCapital, type Word } from './words.ts';

/** Words whose possessive stands inside names: "People's Party". */
const OWNERS = wordSet(
  'people workers women children teachers farmers writers lawyers men students journalists soldiers mothers',
);
const LINKS = wordSet('of for');

export const isHead = (word: string): boolean =>
  ORGANIZATION_HEADS.has(word) || PLACE_HEADS.has(word) || OTHER_HEADS.has(word);

/** The index past the last word of the longest name that could begin at `from`. */
export function segmentEnd(words: readonly Word[], from: number): number {
  let end = from + 1;
  while (end < words.length) {
    const next = extension(words, from, end);
    if (next === 0) break;
    end += next;
  }
  return end;
}

/** How many words more the name has: 0 when it ends before `at`. */
function extension(words: readonly Word[], from: number, at: number): number {
  const word = words[at];
  const before = words[at - 1];
  const after = words[at + 1];
  if (word === undefined || before === undefined) return 0;
  if (isCapital(word)) return CALENDAR.has(word.folded) || titleLength(words, at) > 0 ? 0 : 1;
  if (after === undefined || !isCapital(after) || CALENDAR.has(after.folded)) return link(words, from, at);
  if (NAME_PARTICLES.has(word.folded) && !LINKS.has(word.folded)) return 2;
  if (word.surface === '&') return 2;
  if (word.surface === '-' && before.end === word.start && word.end === after.start) return 2;
  if (/^['’]s?$/.test(word.surface) && OWNERS.has(before.folded)) return 2;
  return link(words, from, at);
}

/** "of", "for", "of the", and in a name that already has one of them "and": only after a word that says what it is. */
function link(words: readonly Word[], from: number, at: number): number {
  const word = words[at];
  const before = words.slice(from, at);
  const isLinked = before.some(({ folded }) => LINKS.has(folded));
  const skip = words[at + 1]?.folded === 'the' ? 2 : 1;
  const target = words[at + skip];
  if (word === undefined || target === undefined || !isCapital(target) || CALENDAR.has(target.folded)) return 0;
  if (LINKS.has(word.folded)) return isHead(before.at(-1)?.folded ?? '') ? skip + 1 : 0;
  return word.folded === 'and' && isLinked && isHead(before[0]?.folded ?? '') && skip === 1 ? 2 : 0;
}
