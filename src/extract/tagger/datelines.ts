/** Reads the place that opens a dateline, whatever the model made of it: "KFAR HANNA, Oct. 9 (Reuters) -". */
import type { Article } from '../article.ts';
import type { DecodedName } from './decoder.ts';
import { TYPES } from './labels.ts';

const PLACE = TYPES.indexOf('LOC');
const ORGANIZATION = TYPES.indexOf('ORG');
/** The probability of a place that the model did not find. */
const PROBABILITY = 0.9;
const CAPITAL = /^\p{Lu}/u;

/** The names, with a place at the beginning of each dateline. */
export function withDatelines(names: readonly DecodedName[], { text, passages, tokens }: Article): DecodedName[] {
  const starts = passages.filter(({ role }) => role === 'DATELINE').map(({ start }) => start);
  if (starts.length === 0) return [...names];
  const all = tokens.flat();
  const word = (i: number): string => text.slice(all[i]?.start, all[i]?.end);
  const places = starts.flatMap((start) => placesAt(all.findIndex((token) => token.start === start)));
  const kept = names.filter(({ first, last }) => !places.some((place) => place.first <= last && first <= place.last));
  return [...kept, ...places].sort((a, b) => a.first - b.first);

  /** The capitalized words from `first` on, and what the model joined with them after a comma: "DALTON, Ga.". */
  function placesAt(first: number): DecodedName[] {
    let last = first - 1;
    while (CAPITAL.test(word(last + 1))) last++;
    if (first < 0 || last < first) return [];
    const found = names.find((name) => name.first <= first && first <= name.last);
    if (found?.type === ORGANIZATION && found.last === last) return [];
    const own = { first, last, type: PLACE, probability: found?.type === PLACE ? found.probability : PROBABILITY };
    const isJoined = found !== undefined && found.last > last + 1 && word(last + 1) === ',';
    return isJoined ? [own, { ...own, first: last + 2, last: found.last }] : [own];
  }
}
