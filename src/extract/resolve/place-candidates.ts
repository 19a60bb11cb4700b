/** What a mention of a place may mean, by its name alone. */
import type { BakedType } from '../baked.ts';
import type { Gazetteer, Naming } from '../gazetteer.ts';
import { PLACE_HEADS } from '../knowledge/heads.ts';
import { wordSet } from '../knowledge/word-set.ts';
import type { Draft } from './draft.ts';

/** Words after a name that say what sort of place it is, and the sorts they fit. */
const SORTS: readonly (readonly [RegExp, readonly BakedType[]])[] = [
  [/ (?:province|state|region|governorate|oblast|prefecture|county|territory)$/iu, ['REGION', 'AREA', 'TERRITORY']],
  [/ (?:city|town)$/iu, ['CITY']],
];
const SORT_AFTER = /^ (?:province|state|region|governorate|oblast|prefecture|county|city|town)\b/u;
const DIRECTIONS = wordSet('north south east west northern southern eastern western center centre capital coast');

const SMALL: ReadonlySet<BakedType | null> = new Set(['CITY', 'REGION'] as const);

/** Known places (or, when no place is, bodies) of the mention's name, likeliest first. `after` is the text that follows it. */
export function candidatesFor(draft: Draft, after: string, gazetteer: Gazetteer): readonly Naming[] {
  const namings = [...gazetteer.named(draft.name), ...gazetteer.named(draft.surface)];
  const isVague = isGenericPlace(draft.words);
  const fitting = namings.filter(({ form, known }) => {
    if (known.kind !== 'PLACE' || (isVague && !known.seeded && SMALL.has(known.type))) return false;
    return (form === 'DEMONYM') === draft.demonym;
  });
  if (fitting.length > 0) return ofSort(`${draft.name}${SORT_AFTER.exec(after)?.[0] ?? ''}`, distinct(fitting));
  const sorted = draft.demonym ? [] : withoutSort(draft.name, gazetteer);
  if (sorted.length > 0) return sorted;
  if (isVague) return [];
  const places = namings.filter(({ known }) => known.kind === 'PLACE');
  return distinct(places.length > 0 || draft.demonym ? places : namings.filter(({ known }) => known.kind !== 'PERSON'));
}

/** Those of the sort that the last word says, if any are; otherwise all. */
function ofSort(name: string, namings: readonly Naming[]): readonly Naming[] {
  const sort = SORTS.find(([word]) => word.test(name))?.[1] ?? [];
  const fitting = namings.filter(({ known }) => known.type !== null && sort.includes(known.type));
  return fitting.length > 0 ? fitting : namings;
}

function withoutSort(name: string, gazetteer: Gazetteer): readonly Naming[] {
  for (const [word, sort] of SORTS) {
    if (!word.test(name)) continue;
    const namings = gazetteer.named(name.replace(word, ''));
    return namings.filter(({ known }) => known.type !== null && sort.includes(known.type));
  }
  return [];
}

const distinct = (namings: readonly Naming[]): readonly Naming[] =>
  namings.filter(({ known }, i) => namings.findIndex((other) => other.known === known) === i);

/** Whether a name says what sort of place is meant and not which: "the Gulf", "the North". */
export const isGenericPlace = (words: readonly string[]): boolean =>
  words.length === 1 && (PLACE_HEADS.has(words[0] ?? '') || DIRECTIONS.has(words[0] ?? ''));

/** Whether `short` is one end of the longer name of a place: "the Gulf" of "Persian Gulf". */
export const isPartOfPlace = (short: readonly string[], long: readonly string[]): boolean =>
  short.length === 1 && long.length > 1 && (long[0] === short[0] || long.at(-1) === short[0]);
