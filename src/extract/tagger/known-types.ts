/** Gives doubtful names the type that the lists of names know them by, where that is one only. Places keep theirs: too many clubs and people have their names. */
import type { DecodedName } from './decoder.ts';
import { TYPES } from './labels.ts';
import { KNOWN, type Lexicon, nameHash } from './lexicon.ts';
import type { Word } from './word-features.ts';

/** Below this probability, a name has the type of the lists. Chosen on training stories, with a model that had not seen them. */
const DOUBTFUL = 0.95;
/** What lists of names say of a type. */
const TYPES_OF_LISTS: readonly (readonly [bits: number, type: number])[] = [
  [KNOWN.PERSON, TYPES.indexOf('PER')],
  [KNOWN.BODY | KNOWN.CLUB | KNOWN.COMPANY | KNOWN.MEDIUM, TYPES.indexOf('ORG')],
  [KNOWN.COUNTRY | KNOWN.LARGE_CITY | KNOWN.CITY | KNOWN.TOWN | KNOWN.AREA | KNOWN.REGION, TYPES.indexOf('LOC')],
  [KNOWN.THING | KNOWN.DEMONYM, TYPES.indexOf('MISC')],
];
const PLACE = TYPES.indexOf('LOC');

/** The names, each that one kind of lists has as it stands with the type of it; words of the dictionary keep theirs. */
export function withKnownTypes(
  names: readonly DecodedName[],
  words: readonly Word[],
  { names: known }: Lexicon,
): DecodedName[] {
  return names.map((name) => {
    if (name.probability >= DOUBTFUL) return name;
    const own = words.slice(name.first, name.last + 1);
    const bits = known.get(own.reduce((hash, word) => nameHash(hash, word.name), 0)) ?? 0;
    const [type, other] = TYPES_OF_LISTS.filter(([mask]) => (bits & mask) !== 0).map(([, each]) => each);
    const isDecided = type !== undefined && other === undefined && type !== PLACE && (bits & KNOWN.WORD) === 0;
    return isDecided ? { ...name, type } : name;
  });
}
