/** Reads the place that opens a dateline, whatever the model made of it: "KFAR HANNA, Oct. 9 (Reuters) -". */
import { countBelow } from '../../text/binary-search.ts';
import type { Article } from '../article.ts';
import type { DecodedName } from './decoder.ts';
import { TYPES } from './labels.ts';

const PLACE = TYPES.indexOf('LOC');
const ORGANIZATION = TYPES.indexOf('ORG');
/** The probability of a place that the model did not find. */
const PROBABILITY = 0.9;
const CAPITAL = /^\p{Lu}/u;

const indexesOf = ({ first, last }: DecodedName): number[] =>
  Array.from({ length: last + 1 - first }, (_, i) => first + i);

/** The names, with a place at the beginning of each dateline. */
export function withDatelines(names: readonly DecodedName[], { text, passages, tokens }: Article): DecodedName[] {
  const starts = passages.filter(({ role }) => role === 'DATELINE').map(({ start }) => start);
  if (starts.length === 0) return [...names];
  const all = tokens.flat();
  const word = (i: number): string => text.slice(all[i]?.start, all[i]?.end);
  const indexOf = new Map(all.map(({ start }, i) => [start, i]));
  const firsts = names.map(({ first }) => first);
  const places = starts.flatMap((start) => placesAt(indexOf.get(start) ?? -1));
  const taken = new Set(places.flatMap(indexesOf));
  const kept = names.filter((name) => !indexesOf(name).some((i) => taken.has(i)));
  return [...kept, ...places].sort((a, b) => a.first - b.first);

  /** The capitalized words from `first` on, and what the model joined with them after a comma: "DALTON, Ga.". */
  function placesAt(first: number): DecodedName[] {
    let last = first - 1;
    while (CAPITAL.test(word(last + 1))) last++;
    if (first < 0 || last < first) return [];
    const before = names[countBelow(firsts, first + 1) - 1];
    const found = before && before.last >= first ? before : undefined;
    if (found?.type === ORGANIZATION && found.last === last) return [];
    const own = { first, last, type: PLACE, probability: found?.type === PLACE ? found.probability : PROBABILITY };
    const isJoined = found !== undefined && found.last > last + 1 && word(last + 1) === ',';
    return isJoined ? [own, { ...own, first: last + 2, last: found.last }] : [own];
  }
}
