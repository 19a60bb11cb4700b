/** The features of a word that do not depend on its context, computed once for each word. */
import { fold } from '../../text/fold.ts';
import { ownCopy } from '../../text/own-copy.ts';
import { hashText, mix } from './hash.ts';
import { PARTIES, PARTISANS } from './knowledge/partisans.ts';
import { topicOf } from './knowledge/topic-words.ts';
import { triggersOf } from './knowledge/trigger-words.ts';
import { clusterKey, type Lexicon, NAME_PART, nameHash, senseOf } from './lexicon.ts';
import { withPlainMarks } from './plain-marks.ts';

/** The distances at which a token sees other words, nearest first. The features of a word are listed for each of them. */
export const OFFSETS: readonly number[] = [0, -1, 1, -2, 2, -3, 3];

export interface Word {
  /** The word with plain marks. */
  readonly plain: string;
  /** Hash of the word in lower case, digits as 0. */
  readonly key: number;
  /** Hash of its folded form, to look up names. */
  readonly name: number;
  readonly shape: number;
  readonly coarse: number;
  readonly middle: number;
  readonly fine: number;
  readonly sense: number;
  /** Whether it begins with a capital, or with lower-case letters and then one, as brands do. */
  readonly isCapital: boolean;
  readonly hasLetter: boolean;
  /** Whether it has a capital or a digit, so that it may belong to a name by itself. */
  readonly hasCapitalOrDigit: boolean;
  /** Whether a name may begin with it, and end with it: not a mark. */
  readonly mayBegin: boolean;
  readonly mayEnd: boolean;
  /** Whether it may be in a line of capitals: it has two capitals in sequence, or is a single one. */
  readonly isUpperCase: boolean;
  readonly isBody: boolean;
  /** Hash of a word in capitals, such as "UN"; otherwise 0. */
  readonly acronym: number;
  /** Bits of `NAME_PART` of a capitalized word. */
  readonly partBits: number;
  /** Bits of `KNOWN` of the word as a whole name. */
  readonly knownBits: number;
  /** Whether the dictionary has it in lower case. */
  readonly isCommon: boolean;
  readonly initial: string;
  /** Whether it names members of a party, or a party that may stand for its members. */
  readonly partisan: 'MEMBERS' | 'PARTY' | null;
  readonly isOf: boolean;
  readonly isPossessive: boolean;
  readonly isQuote: boolean;
  /** The topic that the word speaks of, as a number of `TOPICS`; 0 for none. */
  readonly topic: number;
  readonly opens: boolean;
  readonly closes: boolean;
  /** Features of what lists say of the word: parts of names, and what it is a sign of. */
  readonly known: readonly number[];
  /** For each of `OFFSETS`, the sum of the weights of its features at that distance; filled by `Weights`. */
  sums: Float32Array | null;
}

/** Returns the features of a word, from the cache if it has them. The cache is emptied when it is full. */
export type WordCache = (surface: string) => Word;

const MAX_WORDS = 60_000;

export function createWordCache(lexicon: Lexicon): WordCache {
  const words = new Map<string, Word>();
  return (surface) => {
    const known = words.get(surface);
    if (known) return known;
    if (words.size >= MAX_WORDS) words.clear();
    const kept = ownCopy(surface);
    const word = read(withPlainMarks(kept), lexicon);
    words.set(kept, word);
    return word;
  };
}

/** The words before the first and after the last word of a sentence. */
export const START_OF_SENTENCE = '<S>';
export const END_OF_SENTENCE = '</S>';

function read(surface: string, lexicon: Lexicon): Word {
  const lower = surface.toLowerCase();
  const isCapital = /^(?:\p{Lu}|\p{Ll}{1,5}\p{Lu})/u.test(surface);
  const name = hashText(fold(surface));
  const [coarse, middle, fine] = clustersOf(surface, lexicon);
  const partBits = isCapital ? (lexicon.nameParts.get(name) ?? 0) : 0;
  const triggers = triggersOf(lower);
  return {
    plain: surface,
    key: hashText(`w${clusterKey(lower)}`),
    shape: hashText(`s${shapeOf(surface)}`),
    coarse,
    middle,
    fine,
    sense: mix(senseOf(lower, lexicon.senses), 7001),
    known: [...partsOf(partBits), ...triggers.map((trigger) => hashText(`cue ${trigger}`))],
    name,
    partBits,
    knownBits: isCapital ? (lexicon.names.get(nameHash(0, name)) ?? 0) : 0,
    isCommon: senseOf(lower, lexicon.senses) > 0,
    isCapital,
    hasLetter: /\p{L}/u.test(surface),
    hasCapitalOrDigit: /[\p{Lu}\p{N}]/u.test(surface),
    mayBegin: /^[\p{L}\p{N}]/u.test(surface),
    mayEnd: /^[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N}.])?$/u.test(surface),
    isUpperCase: /\p{Lu}{2}|^\p{Lu}$/u.test(surface),
    isBody: triggers.includes('body'),
    acronym: /^\p{Lu}{2,}$/u.test(surface) ? hashText(surface) : 0,
    initial: surface.charAt(0),
    partisan: PARTISANS.has(surface) ? 'MEMBERS' : PARTIES.has(surface) ? 'PARTY' : null,
    isOf: lower === 'of',
    isPossessive: lower === "'s",
    isQuote: surface === '"' || surface === "'",
    topic: topicOf(lower),
    opens: surface === '(',
    closes: surface === ')',
    sums: null,
  };
}

/** For each of `OFFSETS`, the features of a word at that distance. */
export function featuresOf(word: Word): Int32Array<ArrayBuffer>[] {
  const lists = listsByDistance(word);
  return OFFSETS.map((offset, slot) =>
    Int32Array.from(lists[Math.abs(offset)] ?? [], (feature) => mix(feature, slot + 1)),
  );
}

/** The features of a word at the distances 0 to 3: the larger the distance, the fewer. */
function listsByDistance({ plain, key, shape, coarse, middle, fine, sense, known }: Word): number[][] {
  const lower = plain.toLowerCase();
  const whole = hashText(`W${clusterKey(plain)}`);
  const ending = lower.length > 3 ? [hashText(`z3${lower.slice(-3)}`)] : [];
  return [
    [key, whole, shape, coarse, middle, fine, sense, ...known, ...affixes(lower), ...spelling(plain)],
    [key, shape, coarse, middle, fine, sense, ...known, ...ending],
    [key, coarse, middle, sense, ...known],
    [middle],
  ];
}

function affixes(lower: string): number[] {
  return [1, 2, 3, 4]
    .filter((length) => lower.length > length)
    .flatMap((length) => [
      hashText(`p${length}${lower.slice(0, length)}`),
      hashText(`z${length}${lower.slice(-length)}`),
    ]);
}

function spelling(surface: string): number[] {
  const dotted = /^(?:\p{L}\.)+$/u.test(surface) ? [hashText('dotted')] : [];
  const hyphened = surface.length > 1 && surface.includes('-') ? [hashText('hyphened')] : [];
  return [...dotted, ...hyphened];
}

function partsOf(bits: number): number[] {
  return Object.values(NAME_PART)
    .filter((bit) => (bits & bit) !== 0)
    .map((bit) => mix(bit, 7002));
}

/** The features of a word's three clusters, coarsest first; those of no cluster for an unknown word. */
function clustersOf(surface: string, { clusters }: Lexicon): [number, number, number] {
  const key = clusterKey(surface);
  const found = clusters.get(hashText(key)) ?? clusters.get(hashText(key.toLowerCase()));
  const at = (level: number): number => (found === undefined ? 1023 : (found >> (10 * level)) & 1023);
  return [mix(at(0), 7003), mix(at(1), 7004), mix(at(2), 7005)];
}

/** The shape of a word: letters and digits replaced by their class, runs shortened to two. "U.S." is "X.X.". */
function shapeOf(surface: string): string {
  return surface
    .replace(/\p{Lu}/gu, 'X')
    .replace(/[\p{Ll}\p{M}]/gu, 'x')
    .replace(/\p{N}/gu, 'd')
    .replace(/(.)\1{2,}/gu, '$1$1');
}
