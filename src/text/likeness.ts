/** Compares the names of two entities, to find pairs that may be the same entity and that a human should review. */
import type { ComparableName } from './comparable.ts';
import { consonantSkeleton, isSameSpelled, skeleton } from './spelling.ts';

/** The ways in which two names are alike, from the strongest evidence to the weakest. */
export const LIKENESS_REASONS = [
  'SAME_NAME',
  'SPELLING',
  'EXTRA_WORDS',
  'SURNAME',
  'OTHER_KIND',
  'WORD_ORDER',
  'MIDDLE_NAME',
  'ACRONYM',
  'INITIALS',
] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

/** The reasons for which the shorter of two names may mean several entities. */
export const AMBIGUOUS_REASONS: ReadonlySet<LikenessReason> = new Set(['SURNAME', 'ACRONYM', 'INITIALS']);

/** The strongest reason why two names are alike; null when there is none. */
export function likeness(one: ComparableName, other: ComparableName): LikenessReason | null {
  if (one.isAcronym && other.isAcronym) return acronymLikeness(one, other);
  if (one.isAcronym || other.isAcronym) return isAcronymOf(one, other) || isAcronymOf(other, one) ? 'ACRONYM' : null;
  if (one.kind !== other.kind) return isSameOfOtherKind(one, other) ? 'OTHER_KIND' : null;
  if (one.whole === other.whole) return 'SAME_NAME';
  if (isRespelled(one.words, other.words)) return 'SPELLING';
  if (one.kind === 'PERSON') return personLikeness(one, other);
  return hasExtraWords(one, other) && isRespelled(one.core, other.core) ? 'EXTRA_WORDS' : null;
}

const MIN_ACRONYM = 3;

/** Two entities with one acronym are alike if one has no other name: a text gives the acronym of the other beside its full name. */
function acronymLikeness(one: ComparableName, other: ComparableName): LikenessReason | null {
  if (one.whole !== other.whole) return null;
  if (one.hasFullName !== other.hasFullName) return 'ACRONYM';
  return !one.hasFullName && one.kind !== other.kind && one.whole.length >= MIN_ACRONYM ? 'OTHER_KIND' : null;
}

const isAcronymOf = (short: ComparableName, long: ComparableName): boolean =>
  short.isAcronym &&
  !short.hasFullName &&
  short.kind === long.kind &&
  long.kind !== 'PERSON' &&
  short.whole.length >= MIN_ACRONYM &&
  long.initials.includes(short.whole);

/** Whether one of them is the core of both: "Future Party" and "Future Movement" are two. */
const hasExtraWords = (one: ComparableName, other: ComparableName): boolean =>
  one.core.length === one.words.length || other.core.length === other.words.length;

/** Shorter names are shared by chance: "La." and "LA". */
const MIN_NAME = 4;

/** Whether two kinds share a name. A person who is called like a place that the gazetteer knows is not that place. */
function isSameOfOtherKind(one: ComparableName, other: ComparableName): boolean {
  const isOneWord = Math.min(one.core.length, other.core.length) === 1;
  if (isOneWord && one.words.length !== other.words.length && one.whole !== other.whole) return false;
  if (!hasExtraWords(one, other)) return false;
  if (one.whole.length < MIN_NAME || skeleton(one.core.join('')) !== skeleton(other.core.join(''))) return false;
  const isNamesake = one.words.length === 1 && (one.isKnown || other.isKnown);
  return !(isNamesake && (one.kind === 'PERSON' || other.kind === 'PERSON'));
}

/** Single words are less likely to be spellings of each other than words in whole names; less so if their consonants differ. */
const [MIN_SINGLE, MIN_SINGLE_CONSONANTS] = [6, 7];

/** Whether all words are spellings of each other. Short names of a single word must also have the same skeleton. */
function isRespelled(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  const [first = '', second = ''] = [one[0], other[0]];
  if (one.length > 1) return one.every((word, i) => isAlikeWord(word, other[i] ?? ''));
  if (skeleton(first) === skeleton(second)) return isAlikeWord(first, second);
  const hasSameConsonants = consonantSkeleton(first) === consonantSkeleton(second);
  const least = Math.min(first.length, second.length);
  if (least >= MIN_SINGLE_CONSONANTS && isTransposed(first, second)) return true;
  return least >= (hasSameConsonants ? MIN_SINGLE : MIN_SINGLE_CONSONANTS) && isSameSpelled(first, second);
}

/** Whether two letters beside each other have changed places, after the first: "Paksitan". */
function isTransposed(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, i) => letter !== other[i]);
  return (
    at > 0 && one.slice(at, at + 2) === `${other[at + 1]}${other[at]}` && one.slice(at + 2) === other.slice(at + 2)
  );
}

const MIN_RESPELLED_LENGTH = 5;

/** Whether two words are alike. Words too short for `isSameSpelled` must have the same skeleton: "Amr" and "Amru" do not. */
const isAlikeWord = (a: string, b: string): boolean =>
  isSameSpelled(a, b) ||
  (Math.min(a.length, b.length) < MIN_RESPELLED_LENGTH && a.length > 2 && skeleton(a) === skeleton(b));

function personLikeness(one: ComparableName, other: ComparableName): LikenessReason | null {
  const [{ words: long }, { words: short }] = one.words.length >= other.words.length ? [one, other] : [other, one];
  if (short.length === 1) return isSurnameOf(short[0] ?? '', long) ? 'SURNAME' : null;
  if (isRespelled(one.ordered, other.ordered)) return 'WORD_ORDER';
  if (isRespelled(long.slice(-short.length), short)) return 'EXTRA_WORDS';
  if (!isAlikeWord(long.at(-1) ?? '', short.at(-1) ?? '')) return null;
  const isFirstWhole = isAlikeWord(long[0] ?? '', short[0] ?? '');
  if (!isFirstWhole && !isInitialOf(long[0] ?? '', short[0] ?? '')) return null;
  if (!areMiddleNamesWithin(short.slice(1, -1), long.slice(1, -1))) return null;
  return isFirstWhole ? 'MIDDLE_NAME' : 'INITIALS';
}

/** The number of a ruler is no surname. */
const NUMERAL = /^[ivx]+$/;
const MIN_SURNAME = 3;

const isSurnameOf = (surname: string, words: readonly string[]): boolean =>
  words.length > 1 &&
  surname.length >= MIN_SURNAME &&
  !NUMERAL.test(surname) &&
  skeleton(words.at(-1) ?? '') === skeleton(surname);

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
