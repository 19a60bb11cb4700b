/** Ranks texts by BM25 as the full-text index of SQLite does, and marks the words that were looked for. */
import type { Span } from '../../../src/model.ts';
import { occurs, placesOf, type Term, wordsIn } from './words.ts';

/** A text of several columns, each with its weight. */
export interface Row {
  readonly texts: readonly string[];
  readonly weights: readonly number[];
}

const SATURATION = 1.2;
const LENGTH_PENALTY = 0.75;
const LEAST_RARITY = 1e-6;
/** Units of a score in 1 of relevance: scores are whole numbers. */
const UNITS = 1e12;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const lengthOf = ({ texts }: Row): number => sum(texts.map((text) => wordsIn(text).length));

/** How much a term tells: the fewer rows have it, the more. */
const rarityOf = (term: Term, rows: readonly Row[]): number => {
  const having = rows.filter(({ texts }) => occurs(term, texts)).length;
  const rarity = Math.log((rows.length - having + 0.5) / (having + 0.5));
  return rarity <= 0 ? LEAST_RARITY : rarity;
};

const frequencyIn = (term: Term, { texts, weights }: Row): number =>
  sum(texts.map((text, index) => placesOf(term, text).length * (weights[index] ?? 1)));

/** Scores rows among all rows of an index; higher is better. */
export function scorer(terms: readonly Term[], rows: readonly Row[]): (row: Row) => number {
  const averageLength = sum(rows.map(lengthOf)) / rows.length;
  const rarities = terms.map((term) => rarityOf(term, rows));
  return (row) => {
    const penalty = 1 - LENGTH_PENALTY + (LENGTH_PENALTY * lengthOf(row)) / averageLength;
    const parts = terms.map((term, index) => {
      const frequency = frequencyIn(term, row);
      return (rarities[index] ?? 0) * ((frequency * (SATURATION + 1)) / (frequency + SATURATION * penalty));
    });
    return Math.round(sum(parts) * UNITS);
  };
}

export const toRelevance = (score: number): number => score / UNITS;

const MOST_HIGHLIGHTS = 100;

/** Where the terms stand in a text; those that overlap are one place. */
export function highlightsIn(terms: readonly Term[], text: string): Span[] {
  const words = wordsIn(text);
  const places = terms
    .flatMap((term) => placesOf(term, text).map((first) => ({ first, last: first + term.words.length - 1 })))
    .sort((one, other) => one.first - other.first);
  const merged: { first: number; last: number }[] = [];
  for (const place of places) {
    const before = merged.at(-1);
    if (before && place.first <= before.last) before.last = Math.max(before.last, place.last);
    else merged.push({ ...place });
  }
  return merged
    .slice(0, MOST_HIGHLIGHTS)
    .map(({ first, last }) => ({ start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 }));
}
