/** Gives each name the type that the article gives the same name, or the same word, elsewhere. */
import type { DecodedName } from './decoder.ts';
import { hashText, mix } from './hash.ts';
import { BEFORE_COMPANIES } from './knowledge/head-words.ts';
import { triggersOf } from './knowledge/trigger-words.ts';
import { TYPES } from './labels.ts';
import { KNOWN } from './lexicon.ts';
import type { Word } from './word-features.ts';

const PERSON = TYPES.indexOf('PER');
const ORGANIZATION = TYPES.indexOf('ORG');
const PLACE = TYPES.indexOf('LOC');
const THING = TYPES.indexOf('MISC');
/** A word before a name that makes it a place, or a thing that one is in. */
const PLACING = new Set('in near into across throughout around outside inside within at'.split(' '));
/** The smallest share of a word's names that decides the type of the others, and how many there must be. */
const MAJORITY = 0.75;
const LEAST_NAMES = 3;
/** From this probability on, a name keeps its type against the others. */
const SURE = 0.97;
/** From this probability on, a thing may have the name of a person. */
const LEAST_OF_THING = 0.8;

/** Known as these, a word that begins the name of a company is still itself: "Boston Beer". */
const WELL_KNOWN =
  KNOWN.COUNTRY | KNOWN.DEMONYM | KNOWN.LARGE_CITY | KNOWN.CITY | KNOWN.REGION | KNOWN.AREA | KNOWN.PERSON;

interface Uses {
  /** The numbers of types of names of one word, by the word. */
  readonly counts: ReadonlyMap<number, Int32Array>;
  /** Words that end the full name of a person, but begin or end no other name. */
  readonly surnames: ReadonlySet<number>;
  /** Words that begin a name of several words, but end no name of a person: "Volta" of "Volta Prize". */
  readonly heads: ReadonlySet<number>;
  /** Words that begin the name of a company, or are said to be one, but end no name of a person: "Norton" of "Norton Instruments". */
  readonly companies: ReadonlySet<number>;
}

/** The names, with one type for each name of several words, and consistent types of single words. */
export function withOneKind(names: readonly DecodedName[], words: readonly Word[]): DecodedName[] {
  const { counts, surnames, companies, heads } = countUses(names, words);
  const types = typesOfPhrases(names, words);
  return names.map((name) => {
    const word = words[name.first];
    if (name.first !== name.last || !word) return { ...name, type: types.get(phraseOf(name, words)) ?? name.type };
    const isSurname = surnames.has(word.key) || surnames.has(singularOf(word));
    if (name.type !== PERSON && isSurname && !isOwnName(name, words)) return { ...name, type: PERSON };
    if (companies.has(word.key) && name.type !== THING && !isPlaced(name, words))
      return { ...name, type: ORGANIZATION };
    const isBody = heads.has(word.key) && (counts.get(word.key)?.[ORGANIZATION] ?? 0) > 0;
    if (isBody && name.type === PERSON && name.probability < SURE) return { ...name, type: ORGANIZATION };
    const type = majorityOf(counts.get(word.key));
    // A town and its club may both be in an article.
    const mayBe =
      type === PERSON || name.type === PERSON || (word.knownBits & (WELL_KNOWN | KNOWN.TOWN | KNOWN.CLUB)) === 0;
    return type >= 0 && mayBe && name.probability < SURE ? { ...name, type } : name;
  });
}

const phraseOf = ({ first, last }: DecodedName, words: readonly Word[]): number =>
  words.slice(first, last + 1).reduce((hash, { key }) => mix(hash, key), 0);

/** The type of each name of several words: that with the largest sum of probabilities. */
function typesOfPhrases(names: readonly DecodedName[], words: readonly Word[]): ReadonlyMap<number, number> {
  const sums = new Map<number, Float64Array>();
  for (const name of names) {
    if (name.first === name.last) continue;
    const phrase = phraseOf(name, words);
    const own = sums.get(phrase) ?? new Float64Array(TYPES.length);
    own[name.type] = (own[name.type] ?? 0) + name.probability;
    sums.set(phrase, own);
  }
  return new Map([...sums].map(([phrase, own]) => [phrase, own.indexOf(Math.max(...own))]));
}

/** The key of a word without its plural ending: "Clintons". */
const singularOf = ({ plain }: Word): number =>
  plain.endsWith('s') ? hashText(`w${plain.slice(0, -1).toLowerCase()}`) : 0;

/** Whether a word that is a surname too names a place, by the word before it, or surely a thing called after the person. */
function isOwnName({ first, type, probability }: DecodedName, words: readonly Word[]): boolean {
  return type === PLACE ? isPlaced({ first, type }, words) : type === THING && probability >= LEAST_OF_THING;
}

const isPlaced = ({ first, type }: Pick<DecodedName, 'first' | 'type'>, words: readonly Word[]): boolean =>
  type === PLACE && PLACING.has(words[first - 1]?.plain.toLowerCase() ?? '');

/** Whether a name of an organization is a company's that may go by its first word. */
function isCompany({ first, last, type }: DecodedName, words: readonly Word[]): boolean {
  const [head, tail] = [words[first], words[last]];
  if (type !== ORGANIZATION || !head?.isCapital || !tail || (head.knownBits & WELL_KNOWN) !== 0 || head.isCommon)
    return false;
  const kinds = triggersOf(tail.plain.toLowerCase());
  return kinds.includes('company') || kinds.length === 0;
}

/** Whether a noun for companies stands before a name of one word: "the operator Orange". */
const isCalledCompany = ({ first, type }: DecodedName, words: readonly Word[]): boolean =>
  type === ORGANIZATION && BEFORE_COMPANIES.has(words[first - 1]?.plain.toLowerCase() ?? '');

function countUses(names: readonly DecodedName[], words: readonly Word[]): Uses {
  const counts = new Map<number, Int32Array>();
  const surnames = new Set<number>();
  const others = new Set<number>();
  const heads = new Set<number>();
  const companies = new Set<number>();
  for (const name of names) {
    const { first, last, type } = name;
    const [head, tail] = [words[first]?.key ?? 0, words[last]?.key ?? 0];
    if (first === last) {
      const own = counts.get(tail) ?? new Int32Array(TYPES.length);
      own[type] = (own[type] ?? 0) + 1;
      counts.set(tail, own);
    } else if (type === PERSON) surnames.add(tail);
    else {
      others.add(head).add(tail);
      heads.add(head);
    }
    if (last > first ? isCompany(name, words) : isCalledCompany(name, words)) companies.add(head);
  }
  return {
    counts,
    surnames: new Set([...surnames].filter((key) => !others.has(key))),
    heads: new Set([...heads].filter((key) => !surnames.has(key))),
    companies: new Set([...companies].filter((key) => !surnames.has(key))),
  };
}

/** The type that most names of a word have; -1 when no type is frequent enough. */
function majorityOf(counts: Int32Array | undefined): number {
  if (!counts) return -1;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return all < LEAST_NAMES ? -1 : counts.findIndex((count) => count >= MAJORITY * all);
}
