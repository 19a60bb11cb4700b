/** Finds short names of bodies that the article names in full: "the Church" beside "Church of Norway". */
import type { DecodedName } from './decoder.ts';
import { TYPES } from './labels.ts';
import type { Word } from './word-features.ts';

const ORGANIZATION = TYPES.indexOf('ORG');
/** The probability of a name that the model did not find. */
const PROBABILITY = 0.85;
/** The least number of words of a full name. */
const MIN_LENGTH = 3;

/** The names, with the first words of bodies "of" something after "the", where no name has them, in order. */
export function withShortBodies(names: readonly DecodedName[], words: readonly Word[]): DecodedName[] {
  const heads = new Set(
    names
      .filter(
        ({ first, last, type }) => type === ORGANIZATION && last - first + 1 >= MIN_LENGTH && words[first + 1]?.isOf,
      )
      .map(({ first }) => words[first]?.plain ?? ''),
  );
  if (heads.size === 0) return [...names];
  const found: DecodedName[] = [];
  let next = 0;
  for (let i = 0; i < words.length; i++) {
    const name = names[next];
    if (name?.first === i) {
      found.push(name);
      next++;
      i = name.last;
    } else if (
      heads.has(words[i]?.plain ?? '') &&
      /^the$/i.test(words[i - 1]?.plain ?? '') &&
      !words[i + 1]?.isCapital &&
      !words[i + 1]?.isOf
    ) {
      found.push({ first: i, last: i, type: ORGANIZATION, probability: PROBABILITY });
    }
  }
  return found;
}
