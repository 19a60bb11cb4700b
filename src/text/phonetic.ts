/**
 * Compares words by sound, for names that are typed as they are remembered or transliterated. The measure is Editex (Zobel and Dart,
 * "Phonetic string matching: lessons from information retrieval", SIGIR 1996): the edit distance in which letters of one group are near each other.
 * Transpositions are those of Damerau (1964), and names of several words are compared as by Monge and Elkan (1996).
 */
import { ownCopy } from './own-copy.ts';
import { skeleton } from './spelling.ts';

/** Letters that languages and transliterations write one sound with, in order: "Gorbatschow", "Gorbachev"; "Jelzin", "Yeltsin". */
const SAME_SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/s?c?hts?c?h|stch|szcz/g, 'sh'],
  [/sch/g, 'sh'],
  [/tz?sh|tch|cz/g, 'ch'],
  [/dsh|dzh|dj/g, 'j'],
  [/zh/g, 'sh'],
  [/t[sz]/g, 'z'],
  [/th/g, 't'],
  [/shch/g, 'sh'],
  [/(?<!s)ch/g, 'h'],
];

/** Letters of words that sound alike, most of them those of Editex; "g" and "h" stand for one sound in Arabic and Slavic names. */
const GROUPS: readonly string[] = ['aeiou', 'bp', 'ckqgh', 'dt', 'lr', 'mn', 'fpv', 'sxzc'];

/** The letters near each letter. */
const nearLetters = new Map<string, string>();
for (const letters of GROUPS) {
  for (const letter of letters) nearLetters.set(letter, (nearLetters.get(letter) ?? '') + letters);
}

const isNear = (one: string, other: string): boolean => nearLetters.get(one)?.includes(other) ?? false;

const [SAME, NEAR, APART] = [0, 1, 2];

const replacing = (one: string, other: string): number => {
  if (one === other) return SAME;
  return isNear(one, other) ? NEAR : APART;
};

/** Shorter words are too easily others: they must sound the same. */
const [MIN_LENGTH, MIN_SAME_LENGTH] = [5, 3];
/** Longer words have no other spelling, so that the time of a comparison is bounded. */
const MAX_LENGTH = 40;

const isWeak = (letter: string): boolean => 'aeiouh'.includes(letter);

/** Vowels and "h" are left out lightly, and letters beside their like. */
const leavingOut = (letter: string, before: string): number =>
  isWeak(letter) || isNear(letter, before) ? NEAR : APART;

/** The class of a consonant in a code; vowels and "h" have none. */
const CLASSES: Readonly<Record<string, string>> = {
  b: 'b',
  p: 'b',
  c: 'k',
  k: 'k',
  q: 'k',
  g: 'k',
  d: 'd',
  t: 'd',
  l: 'l',
  r: 'l',
  m: 'm',
  n: 'm',
  f: 'f',
  v: 'f',
  s: 's',
  x: 's',
  z: 's',
};
const CODE_LENGTH = 3;

/** The consonants of a form by class; a vowel at its beginning is one too. */
function classesOf(form: string): string {
  const first = form.startsWith('h')
    ? 'k'
    : (CLASSES[form[0] ?? ''] ?? (isWeak(form[0] ?? '') ? 'a' : (form[0] ?? '')));
  return first + [...form.slice(1)].map((letter) => CLASSES[letter] ?? (isWeak(letter) ? '' : letter)).join('');
}

const DIGIT = /\p{N}/u;

/** A word as it is compared. */
interface Sound {
  /** How it sounds, in letters: equal for its transliterations. */
  readonly form: string;
  /** Its blocking keys. */
  readonly codes: readonly string[];
  /** Whether it may be like another word: it is neither short nor long, and has no digits. */
  readonly isComparable: boolean;
}

const soundOf = (word: string): Sound => {
  const form =
    word.length > MAX_LENGTH ? word : skeleton(SAME_SOUNDS.reduce((left, [from, to]) => left.replace(from, to), word));
  const classes = classesOf(form);
  const [head, tail] = [`h${classes.slice(0, CODE_LENGTH)}`, `t${classes.slice(-CODE_LENGTH)}`];
  const isComparable = word.length >= MIN_SAME_LENGTH && word.length <= MAX_LENGTH && !DIGIT.test(word);
  return { form, codes: classes.length < CODE_LENGTH ? [head] : [head, tail], isComparable };
};

/** Sounds of recent words, because one word is compared with many. Emptied when it is full. */
const sounds = new Map<string, Sound>();
const MAX_SOUNDS = 20_000;

function keptSound(word: string): Sound {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  if (sounds.size >= MAX_SOUNDS) sounds.clear();
  const kept = ownCopy(word);
  const sound = soundOf(kept);
  sounds.set(kept, sound);
  return sound;
}

/** How a folded word sounds, in letters: equal for its transliterations. */
export const phoneticForm = (word: string): string => keptSound(word).form;

/** The blocking keys of a folded word: the classes of its first consonants and of its last ones. Only words that share one are compared. */
export const phoneticCodes = (word: string): readonly string[] => keptSound(word).codes;

const isSwapped = (a: string, b: string, i: number, j: number): boolean =>
  i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];

const leavingOutAt = (text: string, i: number): number => leavingOut(text[i - 1] ?? '', text[i - 2] ?? '');

/** The cost of the edits that make one form the other; infinite when it is more than `most`, which is given up as soon as it shows. */
function distance(a: string, b: string, most: number): number {
  const leftOut = Array.from(b, (_, j) => leavingOutAt(b, j + 1));
  let [earlier, before]: [number[], number[]] = [[], [0]];
  for (const [j, cost] of leftOut.entries()) before.push((before[j] ?? 0) + cost);
  let leastBefore = 0;
  for (let i = 1; i <= a.length; i++) {
    const [left, letter] = [leavingOutAt(a, i), a[i - 1] ?? ''];
    const row = [(before[0] ?? 0) + left];
    let least = row[0] ?? 0;
    for (let j = 1; j <= b.length; j++) {
      const replaced = (before[j - 1] ?? 0) + replacing(letter, b[j - 1] ?? '');
      const swapped = isSwapped(a, b, i, j) ? (earlier[j - 2] ?? 0) + NEAR : replaced;
      const cost = Math.min(replaced, swapped, (before[j] ?? 0) + left, (row[j - 1] ?? 0) + (leftOut[j - 1] ?? 0));
      row.push(cost);
      if (cost < least) least = cost;
    }
    // Every way to the end goes through this row or, by a transposition, through the one before it.
    if (Math.min(least, leastBefore) > most) return Number.POSITIVE_INFINITY;
    [earlier, before, leastBefore] = [before, row, least];
  }
  return before[b.length] ?? 0;
}

/** One plain edit in eight letters, or a sound written with another letter in five. */
const MIN_LIKENESS = 0.87;
/** Costs are whole numbers: so little more gives none up that the likeness would admit. */
const ROUNDING = 0.001;

/** The likeness of two forms; 0 below the least, which forms of too different lengths have whatever their letters. */
function formLikeness(one: string, other: string): number {
  const most = 2 * Math.max(one.length, other.length);
  if (1 - Math.abs(one.length - other.length) / most < MIN_LIKENESS) return 0;
  const likeness = 1 - distance(one, other, (1 - MIN_LIKENESS) * most + ROUNDING) / most;
  return likeness >= MIN_LIKENESS ? likeness : 0;
}

/** How alike two folded words are, at most 1, which words that sound the same have; 0 for those that are not alike. A word with digits is like itself alone. */
export function wordLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const [a, b] = [keptSound(one), keptSound(other)];
  if (!a.isComparable || !b.isComparable || !a.codes.some((code) => b.codes.includes(code))) return 0;
  if (a.form === b.form) return 1;
  return Math.min(one.length, other.length) < MIN_LENGTH ? 0 : formLikeness(a.form, b.form);
}

/** The same of a word that may go on, and the beginning of another one. */
export function beginningLikeness(beginning: string, word: string): number {
  if (word.startsWith(beginning)) return 1;
  const whole = wordLikeness(beginning, word);
  if (whole > 0 || beginning.length < MIN_LENGTH) return whole;
  const [a, b] = [keptSound(beginning), keptSound(word)];
  const [head = ''] = a.codes;
  if (!a.isComparable || !b.isComparable || !b.codes.some((code) => code.startsWith(head))) return 0;
  return formLikeness(a.form, b.form.slice(0, a.form.length));
}

/** The words of a name in a full-text index, folded. */
const NOT_WORD = /[^\p{L}\p{N}\p{Co}]+/u;
export const nameWords = (folded: string): string[] => folded.split(NOT_WORD).filter((word) => word !== '');

type Compare = (sought: string, word: string) => number;

/**
 * How alike a name is to words that are looked for: the mean of the likeness of each to the word of the name that is most like it; 0 when one is
 * like none. `last` compares the last word that is looked for.
 */
export function nameLikeness(sought: readonly string[], name: readonly string[], last: Compare = wordLikeness): number {
  const best = sought.map((word, index) => {
    const compare = index === sought.length - 1 ? last : wordLikeness;
    return Math.max(0, ...name.map((other) => compare(word, other)));
  });
  if (best.length === 0 || best.includes(0)) return 0;
  return best.reduce((sum, each) => sum + each, 0) / best.length;
}

/** The codes of all words of a folded name, as they are stored. */
export const nameCodes = (folded: string): string => [...new Set(nameWords(folded).flatMap(phoneticCodes))].join(' ');
