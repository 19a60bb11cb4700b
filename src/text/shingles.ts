/**
 * Finds near copies of a text: estimates by MinHash which texts share shingles, runs of four words, and measures how many. Broder,
 * "On the resemblance and containment of documents" (1997); bands as in Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4.
 */

/** A text prepared for comparison. */
export interface Shingles {
  /** How many words it has. */
  readonly length: number;
  /** Hash of all words in order: equal for texts that differ in marks, white space and case at most. 52 bits. */
  readonly wordsHash: number;
  /** The hashes of its distinct shingles, 32 bits each, ascending: a tenth of the memory of a set. */
  readonly shingles: Int32Array;
  /** Its distinct words with digits. */
  readonly numbers: ReadonlySet<string>;
}

/** Words of a shingle. Of three, unrelated texts share more; of five, each changed word costs more. */
const SHINGLE_WORDS = 4;

/** Scripts without spaces between words: each letter stands for a word. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const WORD = new RegExp(String.raw`[${UNSPACED}]|(?:(?![${UNSPACED}])[\p{L}\p{M}\p{N}])+`, 'gu');
const LETTER = new RegExp(`[${UNSPACED}]`, 'u');
/** The words of texts without such a script. */
const SPACED_WORD = /[\p{L}\p{M}\p{N}]+/gu;
const DIGIT = /\p{N}/u;

/** FNV-1a with 32 bits. */
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function hashWord(word: string): number {
  let hash = FNV_BASIS;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
  return hash;
}

/** The finalizer of MurmurHash3: each bit of the value changes half of those of the hash. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

const HIGH_BITS = 20;

/** Two 32-bit hashes as one of 52 bits. */
const wide = (high: number, low: number): number => (high >>> (32 - HIGH_BITS)) * 2 ** 32 + (low >>> 0);

export function shinglesOf(text: string): Shingles {
  const words = text.toLowerCase().match(LETTER.test(text) ? WORD : SPACED_WORD) ?? [];
  const hashes = words.map(hashWord);
  let [high, low] = [0, FNV_BASIS];
  for (let end = 1; end <= hashes.length; end++) {
    const last = hashes[end - 1] as number;
    high = mix(high + last);
    low = Math.imul(low ^ last, FNV_PRIME);
  }
  const numbers = new Set(words.filter((word) => DIGIT.test(word)));
  return { length: words.length, wordsHash: wide(high, mix(low)), shingles: distinctShingles(hashes), numbers };
}

function distinctShingles(hashes: readonly number[]): Int32Array {
  const shingles = new Int32Array(Math.max(0, hashes.length + 1 - SHINGLE_WORDS));
  for (let start = 0; start < shingles.length; start++) {
    let hash = 0;
    for (let at = start; at < start + SHINGLE_WORDS; at++) hash = mix(hash + (hashes[at] as number));
    shingles[start] = hash;
  }
  shingles.sort();
  let count = 0;
  for (const shingle of shingles) if (count === 0 || shingle !== shingles[count - 1]) shingles[count++] = shingle;
  return shingles.slice(0, count);
}

/** Each band has two minima: texts that share a fifth of their shingles share one of 20 bands in 56 % of cases, those with a half in 99.7 %. */
const BANDS = 20;
/** Of shorter texts a few shingles decide. */
const MIN_SHINGLES = 16;
/** Shorter texts may be equal by chance. */
const MIN_WORDS = 12;

const SEEDS = Int32Array.from({ length: 2 * BANDS }, (_, index) => mix(index + 1));

function minimum(shingles: Int32Array, seed: number): number {
  let least = 2 ** 32;
  for (let at = 0; at < shingles.length; at++) {
    const hash = mix((shingles[at] as number) ^ seed) >>> 0;
    if (hash < least) least = hash;
  }
  return least;
}

/** Keys that texts share which are alike: two texts with none in common are not compared. None of a text that is too short. */
export function bandsOf({ shingles }: Pick<Shingles, 'shingles'>): number[] {
  if (shingles.length < MIN_SHINGLES) return [];
  const minima = Array.from(SEEDS, (seed) => minimum(shingles, seed));
  const bands = Array.from({ length: BANDS }, (_, band) =>
    mix(mix((minima[2 * band] as number) + band) + (minima[2 * band + 1] as number)),
  );
  return [...new Set(bands)];
}

/** The key that texts share which have the same words in the same order, never a band; null of a text that is too short. */
export const sameWordsKey = ({ length, wordsHash }: Shingles): number | null =>
  length < MIN_WORDS ? null : 2 ** 32 + wordsHash;

/** Texts are versions of one story from this likeness on: schema/README.md#versions says how many edits it finds. */
export const MIN_LIKENESS = 0.5;
/** Fewer numbers in common are those of forms that are filled in: weather, results, prices. */
const MIN_SAME_NUMBERS = 0.6;
/** Texts with fewer numbers are compared by their words alone. */
const MIN_NUMBERS = 3;
/** A text with a smaller part of the shingles of another one is a piece of it, and no version. */
const MIN_SIZE = 0.25;

function shareOf(own: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of own) if (other.has(one)) shared++;
  return shared / own.size;
}

/** How many numbers two ascending lists have in common. */
function countShared(one: Int32Array, other: Int32Array): number {
  let [shared, at] = [0, 0];
  for (let own = 0; own < one.length; own++) {
    const number = one[own] as number;
    while (at < other.length && (other[at] as number) < number) at++;
    if (other[at] === number) shared++;
  }
  return shared;
}

/**
 * How alike two texts are, 0 to 1: the share of the shingles of the shorter one that the other has (the overlap coefficient, which does
 * not fall when the end is cut off). 0 when most numbers differ, or the one is much shorter.
 */
export function textLikeness(one: Shingles, other: Shingles): number {
  const [short, long] = one.shingles.length <= other.shingles.length ? [one, other] : [other, one];
  if (short.shingles.length < MIN_SIZE * long.shingles.length) return 0;
  if (short.numbers.size >= MIN_NUMBERS && shareOf(short.numbers, long.numbers) < MIN_SAME_NUMBERS) return 0;
  const { length } = short.shingles;
  return length === 0 ? 0 : countShared(short.shingles, long.shingles) / length;
}
