/** Says how much the names of two entities are alike, and in what: what makes a person ask whether the two are one. */
import type { Kind } from '../model.ts';
import { fold } from './fold.ts';
import { isSameSpelled, skeleton } from './spelling.ts';

/** In what two names are alike, from the strongest ground to the weakest. */
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

/** A name taken apart for comparing. */
export interface ComparableName {
  readonly kind: Kind;
  readonly name: string;
  /** Its folded words; of what is no person without "of", "the" and their like. */
  readonly words: readonly string[];
  readonly isAcronym: boolean;
}

/** How likely two names alike in this name one thing: our own order of grounds, 0 to 1, not a probability that was measured. */
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

const SMALL = new Set('a an and at de del der des di du for in la le of on the to und van von y'.split(' '));
const SHORTEST_ACRONYM = 3;

/** `isAcronym`: the name is known to be initials. */
export function comparable(kind: Kind, name: string, isAcronym: boolean): ComparableName {
  const all = fold(name)
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replaceAll("'", ''))
    .filter((word) => word !== '');
  const telling = kind === 'PERSON' ? all : all.filter((word) => !SMALL.has(word));
  return { kind, name, words: telling.length > 0 ? telling : all, isAcronym };
}

/** The letters that spellings of a word hardly ever change: its first sound and the consonants after it, "h" left out, "z" as "s". */
function frame(word: string): string {
  const bones = skeleton(word).replaceAll('z', 's');
  return (
    bones.slice(0, 1) +
    bones
      .slice(1)
      .replace(/[aeiouh]/g, '')
      .replace(/(.)\1+/g, '$1')
  );
}

/** Keys by which names that may be alike find each other: what one `seeks` another may `show`. */
export interface LikenessKeys {
  readonly shows: readonly string[];
  readonly seeks: readonly string[];
}

export function likenessKeys({ kind, words, isAcronym }: ComparableName): LikenessKeys {
  const last = frame(words.at(-1) ?? '');
  const whole = `words ${words.map(frame).sort().join(' ')}`;
  if (isAcronym) {
    const letters = words.join('');
    return letters.length < SHORTEST_ACRONYM
      ? { shows: [], seeks: [] }
      : { shows: [`acronym ${letters}`], seeks: [`initials ${letters}`] };
  }
  if (kind !== 'PERSON') {
    const initials = words.length < SHORTEST_ACRONYM ? [] : [words.map((word) => word[0] ?? '').join('')];
    return {
      shows: [whole, ...initials.map((letters) => `initials ${letters}`)],
      seeks: [whole, ...initials.map((letters) => `acronym ${letters}`)],
    };
  }
  if (words.length === 1) return { shows: [whole, `alone ${last}`], seeks: [whole, `surname ${last}`] };
  const ends = `ends ${words[0]?.[0] ?? ''} ${last}`;
  return { shows: [whole, ends, `surname ${last}`], seeks: [whole, ends, `alone ${last}`] };
}

/** In what two names are alike, at best; null when in nothing. That two things have the same initials says nothing. */
export function likeness(one: ComparableName, other: ComparableName): LikenessReason | null {
  if (one.isAcronym || other.isAcronym) return isAcronymOf(one, other) || isAcronymOf(other, one) ? 'ACRONYM' : null;
  if (one.kind !== other.kind) return isSameElsewhere(one, other) ? 'OTHER_KIND' : null;
  if (one.words.join(' ') === other.words.join(' ')) return 'SAME_NAME';
  if (isRespelled(one.words, other.words)) return 'SPELLING';
  return one.kind === 'PERSON' ? ofPersons(one.words, other.words) : null;
}

function isAcronymOf(short: ComparableName, long: ComparableName): boolean {
  if (!short.isAcronym || long.isAcronym || long.kind === 'PERSON' || short.kind !== long.kind) return false;
  const letters = short.words.join('');
  return letters.length >= SHORTEST_ACRONYM && letters === long.words.map((word) => word[0]).join('');
}

/** One name of several words for two sorts of thing; a single word, such as "Washington", is more than one thing anyway. */
function isSameElsewhere(one: ComparableName, other: ComparableName): boolean {
  const arePlain = one.words.length > 1 && other.words.length > 1;
  return arePlain && one.words.join(' ') === other.words.join(' ');
}

/** Whether each word of one is a spelling of the other's; a single word must sound the same. */
function isRespelled(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  if (one.length === 1)
    return isAlikeWord(one[0] ?? '', other[0] ?? '') && skeleton(one[0] ?? '') === skeleton(other[0] ?? '');
  return one.every((word, i) => isAlikeWord(word, other[i] ?? ''));
}

const SHORTEST_RESPELLED = 5;

/** Words too short for `isSameSpelled` are alike when they sound the same: "Amr" and "Amru" are not. */
const isAlikeWord = (a: string, b: string): boolean =>
  isSameSpelled(a, b) ||
  (Math.min(a.length, b.length) < SHORTEST_RESPELLED && a.length > 2 && skeleton(a) === skeleton(b));

function ofPersons(one: readonly string[], other: readonly string[]): LikenessReason | null {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (short.length === 1) return long.length > 1 && isAlikeWord(long.at(-1) ?? '', short[0] ?? '') ? 'SURNAME' : null;
  if (isReordered(long, short)) return 'WORD_ORDER';
  if (!isAlikeWord(long.at(-1) ?? '', short.at(-1) ?? '')) return null;
  const isFirstWhole = isAlikeWord(long[0] ?? '', short[0] ?? '');
  if (!isFirstWhole && !isInitialOf(long[0] ?? '', short[0] ?? '')) return null;
  if (!isWithin(short.slice(1, -1), long.slice(1, -1))) return null;
  return isFirstWhole ? 'MIDDLE_NAME' : 'INITIALS';
}

function isReordered(one: readonly string[], other: readonly string[]): boolean {
  const order = (words: readonly string[]) => [...words].sort((a, b) => (frame(a) < frame(b) ? -1 : 1));
  return one.length === other.length && isRespelled(order(one), order(other));
}

const isInitialOf = (a: string, b: string): boolean => (a.length === 1 || b.length === 1) && a[0] === b[0];

/** Whether the middle names of one stand in their order among those of the other, in full or as initials. */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  let at = 0;
  for (const word of many) {
    const next = few[at];
    if (next !== undefined && (word === next || isInitialOf(word, next) || isAlikeWord(word, next))) at++;
  }
  return at === few.length;
}
