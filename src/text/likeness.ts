/** Compares the names of two entities, to find pairs that may be the same entity and that a human should review. */
import type { Kind } from '../model.ts';
import { fold } from './fold.ts';
import { consonantSkeleton, isSameSpelled, skeleton } from './spelling.ts';

/** The ways in which two names are alike, from the strongest evidence to the weakest. */
export const LIKENESS_REASONS = [
  'SAME_NAME',
  'SPELLING',
  'WORD_ORDER',
  'MIDDLE_NAME',
  'ACRONYM',
  'OTHER_KIND',
  'INITIALS',
  'SURNAME',
] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

/** How likely two names are of one entity, 0 to 1, by reason. These are our own estimates, not measured probabilities. */
export const LIKENESS_SCORES: Readonly<Record<LikenessReason, number>> = {
  SAME_NAME: 0.95,
  SPELLING: 0.9,
  WORD_ORDER: 0.8,
  MIDDLE_NAME: 0.7,
  ACRONYM: 0.7,
  OTHER_KIND: 0.6,
  INITIALS: 0.5,
  SURNAME: 0.4,
};

/** A name prepared for comparison. */
export interface ComparableName {
  readonly kind: Kind;
  readonly name: string;
  /** Its folded words; without "of", "the" and the like unless it is a person's. */
  readonly words: readonly string[];
  /** The words joined. */
  readonly whole: string;
  /** The words of a person's name by their consonants, so that names that differ in word order only are equal. */
  readonly ordered: readonly string[];
  readonly isAcronym: boolean;
}

const FUNCTION_WORDS = new Set('a an and at de del der des di du for in la le of on the to und van von y'.split(' '));
const MIN_ACRONYM_LENGTH = 3;

export function comparable(kind: Kind, name: string, isAcronym: boolean): ComparableName {
  const all = fold(name)
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replaceAll("'", ''))
    .filter((word) => word !== '');
  const contentWords = kind === 'PERSON' ? all : all.filter((word) => !FUNCTION_WORDS.has(word));
  const words = contentWords.length > 0 ? contentWords : all;
  return {
    kind,
    name,
    words,
    whole: words.join(' '),
    ordered: kind === 'PERSON' ? byConsonants(words) : [],
    isAcronym,
  };
}

const byConsonants = (words: readonly string[]): readonly string[] =>
  [...words].sort((a, b) => (consonantSkeleton(a) < consonantSkeleton(b) ? -1 : 1));

/** Blocking keys: two names are compared only if they share one. Names that are alike share one. */
export function likenessKeys({ kind, words, isAcronym }: ComparableName): readonly string[] {
  if (isAcronym) return acronymKeys(words.join(''));
  const whole = `words ${words.map(consonantSkeleton).sort().join(' ')}`;
  return [whole, ...(kind === 'PERSON' ? personKeys(words) : acronymKeys(words.map((word) => word[0] ?? '').join('')))];
}

const acronymKeys = (letters: string): string[] => (letters.length < MIN_ACRONYM_LENGTH ? [] : [`initials ${letters}`]);

function personKeys(words: readonly string[]): string[] {
  const last = consonantSkeleton(words.at(-1) ?? '');
  return words.length === 1 ? [`surname ${last}`] : [`surname ${last}`, `ends ${words[0]?.[0] ?? ''} ${last}`];
}

/** The strongest reason why two names are alike; null when there is none. Two equal acronyms are not alike. */
export function likeness(one: ComparableName, other: ComparableName): LikenessReason | null {
  if (one.isAcronym || other.isAcronym) return isAcronymOf(one, other) || isAcronymOf(other, one) ? 'ACRONYM' : null;
  if (one.kind !== other.kind) return isSameOfOtherKind(one, other) ? 'OTHER_KIND' : null;
  if (one.whole === other.whole) return 'SAME_NAME';
  if (isRespelled(one.words, other.words)) return 'SPELLING';
  return one.kind === 'PERSON' ? personLikeness(one, other) : null;
}

function isAcronymOf(short: ComparableName, long: ComparableName): boolean {
  if (!short.isAcronym || long.isAcronym || long.kind === 'PERSON' || short.kind !== long.kind) return false;
  const letters = short.words.join('');
  return letters.length >= MIN_ACRONYM_LENGTH && letters === long.words.map((word) => word[0]).join('');
}

/** Whether two kinds share a name of several words. A single word, such as "Washington", is shared too often to matter. */
function isSameOfOtherKind(one: ComparableName, other: ComparableName): boolean {
  const haveSeveralWords = one.words.length > 1 && other.words.length > 1;
  return haveSeveralWords && one.whole === other.whole;
}

/** Whether all words are spellings of each other. Names of a single word must also have the same skeleton. */
function isRespelled(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  if (one.length === 1)
    return isAlikeWord(one[0] ?? '', other[0] ?? '') && skeleton(one[0] ?? '') === skeleton(other[0] ?? '');
  return one.every((word, i) => isAlikeWord(word, other[i] ?? ''));
}

const MIN_RESPELLED_LENGTH = 5;

/** Whether two words are alike. Words too short for `isSameSpelled` must have the same skeleton: "Amr" and "Amru" do not. */
const isAlikeWord = (a: string, b: string): boolean =>
  isSameSpelled(a, b) ||
  (Math.min(a.length, b.length) < MIN_RESPELLED_LENGTH && a.length > 2 && skeleton(a) === skeleton(b));

function personLikeness(one: ComparableName, other: ComparableName): LikenessReason | null {
  const [{ words: long }, { words: short }] = one.words.length >= other.words.length ? [one, other] : [other, one];
  if (short.length === 1) return long.length > 1 && isAlikeWord(long.at(-1) ?? '', short[0] ?? '') ? 'SURNAME' : null;
  if (isRespelled(one.ordered, other.ordered)) return 'WORD_ORDER';
  if (!isAlikeWord(long.at(-1) ?? '', short.at(-1) ?? '')) return null;
  const isFirstWhole = isAlikeWord(long[0] ?? '', short[0] ?? '');
  if (!isFirstWhole && !isInitialOf(long[0] ?? '', short[0] ?? '')) return null;
  if (!areMiddleNamesWithin(short.slice(1, -1), long.slice(1, -1))) return null;
  return isFirstWhole ? 'MIDDLE_NAME' : 'INITIALS';
}

const isInitialOf = (a: string, b: string): boolean => (a.length === 1 || b.length === 1) && a[0] === b[0];

/** Whether `few` is a subsequence of `many`, where initials match full names. */
function areMiddleNamesWithin(few: readonly string[], many: readonly string[]): boolean {
  let at = 0;
  for (const word of many) {
    const next = few[at];
    if (next !== undefined && (word === next || isInitialOf(word, next) || isAlikeWord(word, next))) at++;
  }
  return at === few.length;
}
