/** What is wrong with a filter: too deep, too long, or asking for what cannot be looked for. */
import { fold } from '../../../src/text/fold.ts';
import { badInput, limitExceeded, Refusal } from './errors.ts';
import { keyOf } from './ids.ts';
import { problemsOfSearch } from './words.ts';

const MOST_LEVELS = 6;
const MOST_OPERANDS = 100;
const MOST_VALUES = 500;
const MOST_CHARACTERS = 1000;
const SHORTEST_PART = 2;

/** Fields of filters that hold filters. */
const NESTING = new Set(
  ['and', 'or', 'not'].concat(['mentions', 'entity', 'articles', 'article', 'of', 'speaker', 'addressee']),
);

const problemsOfText = (text: string): Refusal[] => [
  ...(text.length > MOST_CHARACTERS
    ? [limitExceeded(`A text in a filter is at most ${MOST_CHARACTERS} characters long.`)]
    : []),
  ...(text.includes('\0') ? [badInput('A text in a filter cannot hold the character U+0000.')] : []),
];

const isObject = (part: unknown): part is Readonly<Record<string, unknown>> =>
  typeof part === 'object' && part !== null && !Array.isArray(part);

/** The limits that a part of a filter breaks. */
const brokenLimits = (part: unknown, level: number): Refusal[] => {
  if (typeof part === 'string') return problemsOfText(part);
  if (Array.isArray(part)) {
    const isLong = part.length > MOST_OPERANDS;
    const own = isLong ? [limitExceeded(`A list in a filter holds at most ${MOST_OPERANDS} values.`)] : [];
    return [...own, ...part.flatMap((item) => brokenLimits(item, level))];
  }
  if (!isObject(part)) return [];
  if (level > MOST_LEVELS) return [limitExceeded(`Filters nest at most ${MOST_LEVELS} deep.`)];
  return Object.entries(part).flatMap(([field, value]) => brokenLimits(value, NESTING.has(field) ? level + 1 : level));
};

const countValues = (part: unknown): number => {
  if (Array.isArray(part)) return part.reduce<number>((sum, item) => sum + countValues(item), 0);
  return isObject(part) ? countValues(Object.values(part)) : 1;
};

/** Parts of words and searches that cannot be looked for. */
const badOperands = (part: unknown): Refusal[] => {
  if (Array.isArray(part)) return part.flatMap(badOperands);
  if (!isObject(part)) return [];
  return Object.entries(part).flatMap(([field, value]) => {
    if (field === 'box' && isObject(value)) return problemsOfBox(value as BoundingBox);
    if (field === 'matches' && typeof value === 'string') return problemsOfSearch(value);
    if (field !== 'contains' || typeof value !== 'string' || [...fold(value)].length >= SHORTEST_PART)
      return badOperands(value);
    return [badInput(`"contains" needs at least ${SHORTEST_PART} characters, such as "UN".`)];
  });
};

const SIDES = { south: 90, north: 90, west: 180, east: 180 } as const;

type BoundingBox = Readonly<Record<keyof typeof SIDES, number>>;

const problemsOfBox = (box: BoundingBox): Refusal[] => [
  ...Object.entries(SIDES).flatMap(([side, most]) => {
    const degrees = box[side as keyof BoundingBox];
    return Math.abs(degrees) <= most
      ? []
      : [badInput(`${side} of a box is ${-most} to ${most} degrees, not ${degrees}.`)];
  }),
  ...(box.south > box.north ? [badInput('south of a box cannot lie north of its north.')] : []),
];

/** All that is wrong with a filter. */
export function problemsOfFilter(filter: unknown): Refusal[] {
  const isLarge = countValues(filter) > MOST_VALUES;
  return [
    ...brokenLimits(filter, 1),
    ...(isLarge ? [limitExceeded(`A filter holds at most ${MOST_VALUES} values in all.`)] : []),
    ...badOperands(filter),
  ];
}

const problemsOfId = (id: unknown): Refusal[] => {
  try {
    keyOf('Entity', String(id));
    return [];
  } catch (error) {
    return error instanceof Refusal ? [error] : [];
  }
};

/** Fields of filters that hold global ids. */
const ID_FIELDS = ['all', 'any', 'none', 'within'];

/** The ids in a filter, at whatever depth, that are none of entities. */
export function problemsOfIds(filter: unknown): Refusal[] {
  if (Array.isArray(filter)) return filter.flatMap(problemsOfIds);
  if (!isObject(filter)) return [];
  return Object.entries(filter).flatMap(([field, value]) =>
    ID_FIELDS.includes(field)
      ? [value]
          .flat()
          .filter((id) => typeof id === 'string')
          .flatMap(problemsOfId)
      : problemsOfIds(value),
  );
}
