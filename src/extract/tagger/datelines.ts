/** Reads the place that opens a dateline and who reports, whatever the model made of them: "KFAR HANNA, Oct. 9 (Reuters) -". */
import type { Passage } from '../../model.ts';
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
  const startsOf = (wanted: Passage['role']): number[] =>
    passages.filter(({ role }) => role === wanted).map(({ start }) => start);
  const starts = startsOf('DATELINE');
  if (starts.length === 0) return [...names];
  const credits = new Set(startsOf('CREDIT'));
  const all = tokens.flat();
  const word = (i: number): string => text.slice(all[i]?.start, all[i]?.end);
  const indexOf = new Map(all.map(({ start }, i) => [start, i]));
  const firsts = names.map(({ first }) => first);
  const places = starts.flatMap((start) => placesAt(indexOf.get(start) ?? -1));
  const taken = new Set(places.flatMap(indexesOf));
  const kept = names.filter((name) => !indexesOf(name).some((i) => taken.has(i)));
  const sourced = kept.map((name) => (isSource(name) ? { ...name, type: ORGANIZATION } : name));
  return [...sourced, ...places].sort((a, b) => a.first - b.first);

  /** Whether a name opens the brackets of a credit, which tell who reports. */
  function isSource({ first }: DecodedName): boolean {
    return word(first - 1) === '(' && credits.has(all[first - 1]?.start ?? -1);
  }

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
