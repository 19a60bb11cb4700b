/** Statistics of the labels that the first pass gave, so that each occurrence of a name can use the labels of the others. */
import { hashText, mix } from './hash.ts';
import { LABELS, type Name, namesOf, OUTSIDE, typeOf } from './labels.ts';
import type { Word } from './word-features.ts';
import type { WordSequence } from './word-sequence.ts';

/** The most frequent label of the other occurrences of a word. `type` 0 is outside, otherwise 1 + index of the type. */
export interface Majority {
  readonly label: number;
  readonly type: number;
  /** 3 when all occurrences agree on the type, 2 when 70 % do, otherwise 1. */
  readonly agreement: number;
}

export interface FirstPassLabels {
  /** The majority label of the other occurrences of word `i`; null when there are none. */
  readonly majority: (i: number) => Majority | null;
  /**
   * The longest name from word `i` on, before `to`, that occurs elsewhere in the article, with its type; null when there is
   * none.
   */
  readonly phrase: (i: number, to: number) => Name | null;
  /** The type of the names with these initials; null when there are none. */
  readonly initials: (acronym: number) => number | null;
}

const MAX_LENGTH = 8;
const TYPES_COUNTED = 4;

export function collectLabels(sequence: WordSequence, labels: ArrayLike<number>): FirstPassLabels {
  const { words } = sequence;
  const { byWord, byPhrase, byInitials, nameAt } = countLabels(sequence, labels);
  return {
    majority: (i) => {
      const counts = byWord.get(words[i]?.key ?? 0);
      return counts ? majorityOf(counts, labels[i] ?? OUTSIDE) : null;
    },
    phrase: (i, to) => {
      let found: Name | null = null;
      let hash = 0;
      const own = nameAt.get(i);
      for (let last = i; last < Math.min(to, i + MAX_LENGTH); last++) {
        hash = mix(hash, words[last]?.key ?? 0);
        const counts = byPhrase.get(hash);
        const type = counts ? most(counts, own?.last === last ? own.type : -1) : -1;
        if (type >= 0) found = { first: i, last, type };
      }
      return found;
    },
    initials: (acronym) => {
      const counts = byInitials.get(acronym);
      return counts ? most(counts, -1) : null;
    },
  };
}

/** Counts of labels by word, counts of types by the hashes of names and initials, and the names by their first word. */
interface LabelCounts {
  readonly byWord: ReadonlyMap<number, Int32Array>;
  readonly byPhrase: ReadonlyMap<number, Int32Array>;
  readonly byInitials: ReadonlyMap<number, Int32Array>;
  readonly nameAt: ReadonlyMap<number, Name>;
}

function countLabels({ words }: WordSequence, labels: ArrayLike<number>): LabelCounts {
  const byWord = new Map<number, Int32Array>();
  const byPhrase = new Map<number, Int32Array>();
  const byInitials = new Map<number, Int32Array>();
  const nameAt = new Map<number, Name>();
  for (const [i, word] of words.entries()) if (word.isCapital) count(byWord, word.key, labels[i] ?? OUTSIDE, LABELS);
  for (const name of namesOf(labels)) {
    nameAt.set(name.first, name);
    const { first, last, type } = name;
    if (last - first >= MAX_LENGTH) continue;
    const own = words.slice(first, last + 1);
    count(byPhrase, phraseHash(own), type, TYPES_COUNTED);
    if (last > first) count(byInitials, initialsHash(own), type, TYPES_COUNTED);
  }
  return { byWord, byPhrase, byInitials, nameAt };
}

const phraseHash = (words: readonly Word[]): number => words.reduce((hash, word) => mix(hash, word.key), 0);

function initialsHash(words: readonly Word[]): number {
  const capitalized = words.filter((word) => word.isCapital);
  return hashText(capitalized.map((word) => word.initial).join(''));
}

function count(table: Map<number, Int32Array>, key: number, what: number, size: number): void {
  let counts = table.get(key);
  if (!counts) {
    counts = new Int32Array(size);
    table.set(key, counts);
  }
  counts[what] = (counts[what] ?? 0) + 1;
}

/** The index of the largest count (the first of equal ones) after subtracting one at `without`; -1 when all are 0. */
function most(counts: Int32Array, without: number): number {
  let best = -1;
  let highest = 0;
  for (let i = 0; i < counts.length; i++) {
    const left = (counts[i] ?? 0) - (i === without ? 1 : 0);
    if (left > highest) [best, highest] = [i, left];
  }
  return best;
}

function majorityOf(counts: Int32Array, without: number): Majority | null {
  const label = most(counts, without);
  if (label < 0) return null;
  const byType = new Int32Array(1 + TYPES_COUNTED);
  let all = 0;
  for (let i = 0; i < counts.length; i++) {
    const left = (counts[i] ?? 0) - (i === without ? 1 : 0);
    byType[1 + typeOf(i)] = (byType[1 + typeOf(i)] ?? 0) + left;
    all += left;
  }
  const type = most(byType, -1);
  const share = (byType[type] ?? 0) / all;
  return { label, type, agreement: share === 1 ? 3 : share >= 0.7 ? 2 : 1 };
}
