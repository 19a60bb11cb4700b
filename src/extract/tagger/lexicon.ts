/** What the tagger knows about words and names, stored by hash. */
import { fold } from '../../text/fold.ts';
import { hashText, mix } from './hash.ts';
import type { Lookup } from './int-map.ts';

/** Bits for what a name may be. `STEM` marks the beginning of a longer name. */
export const KNOWN = {
  STEM: 1,
  COUNTRY: 2,
  DEMONYM: 4,
  LARGE_CITY: 8,
  CITY: 16,
  TOWN: 32,
  AREA: 64,
  REGION: 128,
  BODY: 256,
  WORDNET_PLACE: 512,
  WORDNET_PERSON: 1024,
  WORDNET_GROUP: 2048,
  CLUB: 4096,
  COMPANY: 8192,
  MEDIUM: 16384,
  /** Events, works, products and peoples. */
  THING: 32768,
  PERSON: 65_536,
  /** The name is a word of the dictionary too: "Target". */
  WORD: 131_072,
} as const;

/** Bits for words in the names of people. */
export const NAME_PART = { GIVEN: 1, FAMILY: 2, FAMOUS_LAST: 4, FAMOUS_FIRST: 8 } as const;

export interface Lexicon {
  /** Bits of `KNOWN` by the hash of a name or of the beginning of one (`nameHash`). */
  readonly names: Lookup;
  /** Bits of `NAME_PART` by the hash of a folded word. */
  readonly nameParts: Lookup;
  /** Three cluster numbers of ten bits, coarsest lowest, by the hash of a word (case kept, digits as 0). */
  readonly clusters: Lookup;
  /** The WordNet lexicographer file of the first sense, by the hash of a lower-case word. */
  readonly senses: Lookup;
}

/** Extends the hash of a name by a word; `before` is 0 for the first word. */
export const nameHash = (before: number, foldedWordHash: number): number => mix(before, foldedWordHash);

/** The hash of a whole name; 0 for an empty one. */
export const hashName = (name: string): number =>
  fold(name)
    .split(' ')
    .reduce((hash, word) => nameHash(hash, hashText(word)), 0);

/** The form of a word under which clusters are stored. */
export const clusterKey = (word: string): string => word.replace(/\d/g, '0');

/** The WordNet lexicographer file of a lower-case word or its base form; 0 when unknown. */
export function senseOf(word: string, senses: Lookup): number {
  for (const stem of stems(word)) {
    const sense = senses.get(hashText(stem));
    if (sense !== undefined) return sense;
  }
  return 0;
}

/** A lower-case word and its possible base forms. */
export function* stems(word: string): Generator<string> {
  yield word;
  if (word.endsWith('s')) yield word.slice(0, -1);
  if (word.endsWith('ies')) yield `${word.slice(0, -3)}y`;
  if (word.endsWith('ed')) {
    yield word.slice(0, -2);
    yield word.slice(0, -1);
  }
}
