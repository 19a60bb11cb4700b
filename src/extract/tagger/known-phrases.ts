/** Gives names of three or more words that the lexicon knows their whole length: "Pride and Prejudice", "Trinidad and Tobago". */
import { countBelow } from '../../text/binary-search.ts';
import type { DecodedName } from './decoder.ts';
import { TYPES } from './labels.ts';
import { KNOWN, type Lexicon, nameHash } from './lexicon.ts';
import type { WordSequence } from './word-sequence.ts';

const LEAST_LENGTH = 3;
const MAX_LENGTH = 9;
/** The probability of a name that the model did not find. */
const PROBABILITY = 0.9;
const ORGANIZATION = TYPES.indexOf('ORG');
/** What the bits of a known name say of its type. */
const TYPES_OF_BITS: readonly (readonly [bits: number, type: number])[] = [
  [KNOWN.PERSON | KNOWN.WORDNET_PERSON, TYPES.indexOf('PER')],
  [KNOWN.BODY | KNOWN.CLUB | KNOWN.COMPANY | KNOWN.MEDIUM | KNOWN.WORDNET_GROUP, ORGANIZATION],
  [
    KNOWN.COUNTRY | KNOWN.LARGE_CITY | KNOWN.CITY | KNOWN.TOWN | KNOWN.AREA | KNOWN.REGION | KNOWN.WORDNET_PLACE,
    TYPES.indexOf('LOC'),
  ],
  [KNOWN.THING | KNOWN.DEMONYM, TYPES.indexOf('MISC')],
];

/** The names, with those that are parts of a known longer one replaced by it. */
export function withKnownPhrases(
  names: readonly DecodedName[],
  { words, starts }: Pick<WordSequence, 'words' | 'starts'>,
  { names: known }: Lexicon,
): DecodedName[] {
  const whole: DecodedName[] = [];
  let next = 0;
  for (let i = 0; i < words.length; i++) {
    for (; (names[next]?.last ?? i) < i; next++) whole.push(names[next] as DecodedName);
    const isNear = (names[next]?.first ?? Infinity) < i + MAX_LENGTH;
    const phrase = isNear && words[i]?.isCapital ? phraseAt(i) : null;
    if (!phrase) continue;
    let after = next;
    while ((names[after]?.first ?? Infinity) <= phrase.last) after++;
    const parts = names.slice(next, after);
    if (parts.length > 0 && parts.every(({ first, last }) => first >= i && last <= phrase.last)) {
      whole.push({ ...phrase, probability: Math.max(PROBABILITY, ...parts.map(({ probability }) => probability)) });
      next = after;
    }
    i = phrase.last;
  }
  return [...whole, ...names.slice(next)];

  /** The longest known name from a word on, within its sentence, that is of one type. The article stands outside of organizations. */
  function phraseAt(first: number): Omit<DecodedName, 'probability'> | null {
    let hash = 0;
    let longest = null;
    const end = Math.min(starts[countBelow(starts, first + 1)] ?? words.length, first + MAX_LENGTH);
    for (let last = first; last < end; last++) {
      hash = nameHash(hash, words[last]?.name ?? 0);
      const bits = known.get(hash);
      if (bits === undefined) break;
      if (last - first + 1 < LEAST_LENGTH || !words[last]?.isCapital) continue;
      const [type, other] = TYPES_OF_BITS.filter(([mask]) => (bits & mask) !== 0).map(([, type]) => type);
      const hasArticle = type === ORGANIZATION && words[first]?.plain === 'The';
      if (type !== undefined && other === undefined && !hasArticle) longest = { first, last, type };
    }
    return longest;
  }
}
