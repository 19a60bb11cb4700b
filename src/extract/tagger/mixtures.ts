/** Separates what the model took for one name: "Al-Qaeda-linked Nusra Front", "Ohio Democrat", "Museum of Art at Brown University". */
import type { DecodedName } from './decoder.ts';
import { BRANCHES } from './knowledge/partisans.ts';
import { TYPES } from './labels.ts';
import { KNOWN, NAME_PART } from './lexicon.ts';
import type { Word } from './word-features.ts';

const PERSON = TYPES.indexOf('PER');
const ORGANIZATION = TYPES.indexOf('ORG');
const PLACE = TYPES.indexOf('LOC');
const THING = TYPES.indexOf('MISC');
const LOCATED = KNOWN.COUNTRY | KNOWN.REGION | KNOWN.LARGE_CITY | KNOWN.CITY;
/** Words before a name whose possessive is a part of the name of a body. */
const SAINTS: ReadonlySet<string> = new Set(['St', 'St.', 'Saint', 'King', 'Queen', 'Our']);
const UNIVERSITIES: ReadonlySet<string> = new Set(['University', 'College']);
/** Below this probability, a given name ends the name of a body. */
const DOUBTFUL = 0.9;
const LOWER = /^\p{Ll}[\p{Ll}-]*$/u;
/** Shorter words in lower case may end a name: "Kim Jong il". */
const MIN_LENGTH = 4;

/** The names, each that is several in its parts. */
export function withoutMixtures(names: readonly DecodedName[], words: readonly Word[]): DecodedName[] {
  return names.flatMap((name) => (name.first === name.last ? [name] : partsOf(name)));

  function partsOf(name: DecodedName): DecodedName[] {
    const { first, last } = name;
    for (let i = first + 1; i < last; i++) {
      if (words[i]?.plain === '-' && isCommon(i + 1)) return [{ ...name, last: i - 1 }, ...rest(name, i + 2)];
      if (words[i]?.isPossessive && isOwned(name, i)) return [{ ...name, last: i - 1 }, ...rest(name, i + 1)];
      if (words[i]?.plain === 'at' && isHost(name, i)) return [{ ...name, last: i - 1 }, ...rest(name, i + 1)];
    }
    if (hasPerson(name))
      return [
        { ...name, last: last - 2 },
        { ...name, first: last - 1, type: PERSON },
      ];
    const branch = BRANCHES.has(words[last - 1]?.plain ?? '') ? last - 1 : last;
    if (words[last]?.partisan === 'MEMBERS' && branch > first && isPlace(first, branch))
      return [
        { ...name, last: branch - 1, type: PLACE },
        { ...name, first: branch, type: THING },
      ];
    const isTail = name.type !== PERSON && name.type !== THING && isCommon(last);
    return isTail ? [{ ...name, last: last - 1 }] : [name];
  }

  function rest(name: DecodedName, first: number): DecodedName[] {
    return first > name.last || !words[first]?.hasCapitalOrDigit ? [] : [{ ...name, first }];
  }

  /** Whether a word is one of the dictionary, in lower case. */
  function isCommon(i: number): boolean {
    const word = words[i];
    return word?.isCommon === true && LOWER.test(word.plain) && word.plain.length >= MIN_LENGTH;
  }

  /** Whether a body follows the body that it is a part of: "Brown University's Institute of Physics", but not "National Women's Health Centre". */
  function isOwned({ type, first, last }: DecodedName, at: number): boolean {
    const isLong = at - first > 1 && last - at > 1;
    if (type !== ORGANIZATION || !isLong || words[at - 1]?.isCommon || SAINTS.has(words[first]?.plain ?? ''))
      return false;
    return words.slice(at + 1, last + 1).some((word) => word.isBody);
  }

  /** Whether a university that hosts a museum or an institute follows. */
  function isHost({ type, first, last }: DecodedName, at: number): boolean {
    return type === ORGANIZATION && at - first > 1 && last - at > 1 && UNIVERSITIES.has(words[last]?.plain ?? '');
  }

  /** Whether a person follows a body: a known given name, and a word that ends no body. */
  function hasPerson({ first, last, type, probability }: DecodedName): boolean {
    if (type !== ORGANIZATION || last - first < 3 || probability >= DOUBTFUL) return false;
    const [given, surname] = [words[last - 1], words[last]];
    const isBody = words.slice(first, last - 1).some((word) => word.isBody);
    const isGiven = ((given?.partBits ?? 0) & NAME_PART.GIVEN) !== 0 && !given?.isBody && !given?.isCommon;
    return isBody && isGiven && surname?.isCapital === true && !surname.isBody && !surname.isCommon;
  }

  /** Whether words name a place by themselves: one word, which lists have. */
  function isPlace(first: number, end: number): boolean {
    const bits = words[first]?.knownBits ?? 0;
    return end - first === 1 && (bits & LOCATED) !== 0 && (bits & KNOWN.DEMONYM) === 0;
  }
}
