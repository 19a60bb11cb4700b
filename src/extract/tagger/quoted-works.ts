/** Finds titles of works by the word before their quotation marks: ‘the film "Bells of Oslo"’, ‘a book titled "Fear"’. */
import { countBelow } from '../../text/binary-search.ts';
import { wordSet } from '../../text/word-set.ts';
import type { DecodedName } from './decoder.ts';
import { TYPES } from './labels.ts';
import type { Word } from './word-features.ts';
import type { WordSequence } from './word-sequence.ts';

const THING = TYPES.indexOf('MISC');
/** The longest title, in words. */
const MAX_LENGTH = 16;
/** The least share of words with a capital in a title. */
const LEAST_CAPITALS = 0.6;
/** The probability of a title that the model did not find. */
const PROBABILITY = 0.9;
/** What works are called before their titles. */
const CUES = wordSet(`
  film movie book song album series show novel documentary play single game musical memoir comedy drama sitcom thriller programme poem opera essay track
  episode exhibition exhibit painting anthem podcast ballad biography autobiography blockbuster bestseller miniseries mixtape novella sequel prequel remake
  titled entitled
`);
/** Who makes works, before "of" and the title. */
const MAKERS = wordSet('author co-author writer director producer creator composer editor star');

/** The names, with whole titles in the place of what the model found in them. */
export function withQuotedWorks(names: readonly DecodedName[], { words, starts }: WordSequence): DecodedName[] {
  const titles: DecodedName[] = [];
  for (let open = 1; open < words.length; open++) {
    const last = words[open]?.isQuote && hasCue(open, words) ? lastOfTitle(open, words) : -1;
    if (last < 0 || last >= (starts[countBelow(starts, open + 1)] ?? words.length)) continue;
    titles.push({ first: open + 1, last, type: THING, probability: PROBABILITY });
    open = last + 1;
  }
  if (titles.length === 0) return [...names];
  const inTitles = new Set(
    titles.flatMap(({ first, last }) => Array.from({ length: last + 1 - first }, (_, i) => first + i)),
  );
  const isApart = ({ first, last }: DecodedName): boolean => !inTitles.has(first) && !inTitles.has(last);
  return [...names.filter(isApart), ...titles].sort((one, other) => one.first - other.first);
}

/** A noun for works before the quotation mark, or "author of". */
function hasCue(open: number, words: readonly Word[]): boolean {
  const before = words[open - 1]?.plain === ',' ? open - 2 : open - 1;
  const lower = (i: number): string => words[i]?.plain.toLowerCase() ?? '';
  return CUES.has(lower(before)) || (lower(before) === 'of' && MAKERS.has(lower(before - 1)));
}

/** The last word of the title whose quotation mark is opened; -1 when what is quoted is none. */
function lastOfTitle(open: number, words: readonly Word[]): number {
  let close = open + 1;
  while (close <= open + MAX_LENGTH + 2 && !(words[close]?.isQuote && words[close]?.key === words[open]?.key)) close++;
  if (close > open + MAX_LENGTH + 2) return -1;
  let last = close - 1;
  while (last > open && !words[last]?.hasLetter && !/\d/.test(words[last]?.plain ?? '')) last--;
  const own = words.slice(open + 1, last + 1);
  const capitals = own.filter((word) => word.hasCapitalOrDigit).length;
  return own[0]?.hasCapitalOrDigit && capitals >= LEAST_CAPITALS * own.length ? last : -1;
}
