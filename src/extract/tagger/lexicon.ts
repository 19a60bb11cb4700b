/** What the tagger knows of words and names beforehand, under hashes. */
import { fold } from '../../text/fold.ts';
import { hashText, mix } from './hash.ts';
import type { Lookup } from './int-map.ts';

/** Bits of what a name is known as. `STEM` marks the beginning of a longer name. */
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
} as const;

/** Bits of what single words of people's names are. */
export const NAME_PART = { GIVEN: 1, FAMILY: 2, FAMOUS_LAST: 4, FAMOUS_FIRST: 8 } as const;

export interface Lexicon {
  /** Hash of a known name, or of the beginning of one (`nameHash`), to bits of `KNOWN`. */
  readonly names: Lookup;
  /** Hash of a folded word to bits of `NAME_PART`. */
  readonly nameParts: Lookup;
  /** Hash of a word (case kept, digits as 0) to its three clusters, ten bits each, coarsest lowest. */
  readonly clusters: Lookup;
  /** Hash of a lower-case word to the number of the WordNet field of its first sense. */
  readonly senses: Lookup;
}

/** The hash of a name one word longer than the one hashed as `before` (0: none). */
export const nameHash = (before: number, foldedWordHash: number): number => mix(before, foldedWordHash);

/** The hash of a whole name, its words parted by white space; 0 for none. */
export const hashName = (name: string): number =>
  fold(name)
    .split(' ')
    .reduce((hash, word) => nameHash(hash, hashText(word)), 0);

/** The part of a word that the clusters know it by. */
export const clusterKey = (word: string): string => word.replace(/\d/g, '0');

/** The number of the WordNet field of a lower-case word, or of the word that it seems inflected from; 0 for none. */
export function senseOf(word: string, senses: Lookup): number {
  for (const stem of stems(word)) {
    const sense = senses.get(hashText(stem));
    if (sense !== undefined) return sense;
  }
  return 0;
}

function* stems(word: string): Generator<string> {
  yield word;
  if (word.endsWith('s')) yield word.slice(0, -1);
  if (word.endsWith('ies')) yield `${word.slice(0, -3)}y`;
  if (word.endsWith('ed')) {
    yield word.slice(0, -2);
    yield word.slice(0, -1);
  }
}
