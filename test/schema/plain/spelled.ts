/** Names that are spelled otherwise than they are typed: every alias of every entity is compared, word by word. */
import { nameLikeness, nameWords, phoneticCodes, wordLikeness } from '../../../src/text/phonetic.ts';
import { countsOf } from './counts.ts';
import type { Entity } from './model.ts';
import { compareTexts } from './order.ts';
import { folded } from './words.ts';

const MOST_FOUND = 50;
const LEAST_LETTERS = 3;

export interface Spelled {
  readonly entity: Entity;
  readonly name: string;
  readonly likeness: number;
}

/** Words that are alike have a code in common; those of which an edit touches both codes are not found. */
const sharesCode = (word: string, others: readonly string[], begins: boolean): boolean => {
  const [first = '', ...rest] = phoneticCodes(word);
  const codes = others.flatMap(phoneticCodes);
  return begins ? codes.some((code) => code.startsWith(first)) : codes.some((code) => [first, ...rest].includes(code));
};

export function spelledNames(
  entities: readonly Entity[],
  words: readonly string[],
  last: (sought: string, word: string) => number = wordLikeness,
): Spelled[] {
  if (!words.some((word) => word.length >= LEAST_LETTERS)) return [];
  const begins = last !== wordLikeness;
  const likenessOf = (name: string): number => {
    const own = nameWords(folded(name));
    const isBlocked = !words.every((word, index) => sharesCode(word, own, begins && index === words.length - 1));
    return isBlocked ? 0 : nameLikeness(words, own, last);
  };
  const found = entities.flatMap((entity) => {
    const [best] = entity.aliases
      .map(({ name }) => ({ entity, name, likeness: likenessOf(name) }))
      .filter(({ likeness }) => likeness > 0)
      .sort(
        (one, other) =>
          other.likeness - one.likeness ||
          Number(other.name === entity.name) - Number(one.name === entity.name) ||
          compareTexts(one.name, other.name),
      );
    return best ? [best] : [];
  });
  return found
    .sort(
      (one, other) =>
        other.likeness - one.likeness ||
        countsOf(other.entity).mentionCount - countsOf(one.entity).mentionCount ||
        one.entity.rowId - other.entity.rowId,
    )
    .slice(0, MOST_FOUND);
}

const MOST_SPELLINGS = 8;

/** Words that are looked for in the place of those that were typed: any of each list will do. */
export interface Respelled {
  readonly words: readonly (readonly string[])[];
  readonly likeness: number;
}

const mostAlike = ({ name }: Spelled, typed: string): string => {
  const [best = ''] = nameWords(folded(name)).toSorted(
    (one, other) => wordLikeness(typed, other) - wordLikeness(typed, one),
  );
  return best;
};

function asNamesHaveThem(entities: readonly Entity[], words: readonly string[]): Respelled | null {
  const names = spelledNames(entities, words);
  const [best] = names;
  if (!best) return null;
  const spellings = words.map((word) => [...new Set(names.map((name) => mostAlike(name, word)))]);
  return { words: spellings.map((few) => few.slice(0, MOST_SPELLINGS)), likeness: best.likeness };
}

/** What to look for in texts when none of them has all these words; null when no name is like them. `isKnown` says whether a text has a word. */
export function respelled(
  entities: readonly Entity[],
  words: readonly string[],
  isKnown: (word: string) => boolean,
): Respelled | null {
  const together = asNamesHaveThem(entities, words);
  if (together || words.every(isKnown)) return together;
  const each = words.map((word) =>
    isKnown(word) ? { words: [[word]], likeness: 1 } : asNamesHaveThem(entities, [word]),
  );
  if (each.includes(null)) return null;
  const found = each as readonly Respelled[];
  return {
    words: found.flatMap((one) => one.words),
    likeness: found.reduce((sum, { likeness }) => sum + likeness, 0) / words.length,
  };
}
