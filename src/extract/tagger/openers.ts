/** Drops common words that the model took for names because they begin a sentence: "Lava", "Votes", "Mobile operator". */
import type { DecodedName } from './decoder.ts';
import { BEFORE_COMPANIES } from './knowledge/head-words.ts';
import { KNOWN, NAME_PART } from './lexicon.ts';
import type { WordSequence } from './word-sequence.ts';

/** From this probability on, a common word at the beginning of a sentence is a name: a club or a brand. */
const SURE = 0.95;
const NO_NAME = KNOWN.STEM | KNOWN.WORD;
/** The same of a common word that is a rare given name: "Lava". */
const SURE_OF_GIVEN_NAME = 0.9;

/** The names without words of the dictionary that no list of names has, and that have no capital within a sentence of the article. */
export function withoutOpeners(names: readonly DecodedName[], { words, starts }: WordSequence): DecodedName[] {
  const isDoubtful = ({ first, last, probability }: DecodedName): boolean => {
    const word = words[first];
    if (first !== last || !word?.isCommon || word.acronym !== 0) return false;
    if (probability < SURE && BEFORE_COMPANIES.has(words[first + 1]?.plain ?? '')) return true;
    if ((word.knownBits & ~NO_NAME) !== 0) return false;
    return (
      (word.partBits === 0 && probability < SURE) ||
      (word.partBits === NAME_PART.GIVEN && probability < SURE_OF_GIVEN_NAME)
    );
  };
  if (!names.some(isDoubtful)) return [...names];
  const openers = new Set(starts);
  const inside = new Set<number>();
  for (const [i, word] of words.entries()) if (word.isCapital && !openers.has(i)) inside.add(word.key);
  return names.filter(
    (name) => !isDoubtful(name) || !openers.has(name.first) || inside.has(words[name.first]?.key ?? 0),
  );
}
