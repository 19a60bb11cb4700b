/** Finds the gazetteer entries that a mention of a place may name, by its name alone. */
import { wordSet } from '../../text/word-set.ts';
import type { BakedType } from '../gazetteer/baked.ts';
import type { GazetteerEntry, GazetteerMatch } from '../gazetteer/entry.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { PLACE_HEADS } from '../knowledge/head-nouns.ts';
import { STATES, stateOf } from '../knowledge/states.ts';
import type { MentionContext } from './model.ts';

/** Words at the end of a name that give the type of the place, and the baked types they stand for. */
const TYPE_WORDS: readonly (readonly [RegExp, readonly BakedType[]])[] = [
  [/ (?:province|state|region|governorate|oblast|prefecture|county|territory)$/iu, ['REGION', 'AREA', 'TERRITORY']],
  [/ (?:city|town)$/iu, ['CITY']],
];
const TYPE_WORD_AFTER = /^ (?:province|state|region|governorate|oblast|prefecture|county|city|town)\b/u;
const LOOK_AHEAD = 16;
const DIRECTIONS = wordSet('north south east west northern southern eastern western center centre capital coast');

const SMALL: ReadonlySet<BakedType | null> = new Set(['CITY', 'REGION'] as const);

/**
 * The entries with the mention's name, likeliest first: places, or organizations when no place has the name. `text` is that of the
 * article.
 */
export function candidatesFor(mention: MentionContext, text: string, gazetteer: Gazetteer): readonly GazetteerMatch[] {
  const abbreviated = mention.demonym ? [] : lookupAbbreviation(mention, text, gazetteer);
  if (abbreviated.length > 0) return abbreviated;
  const after = text.slice(mention.end, mention.end + LOOK_AHEAD);
  const matches = [...gazetteer.lookup(mention.name), ...gazetteer.lookup(mention.surface)];
  const isGeneric = isGenericPlace(mention.words);
  const fitting = matches.filter(({ form, entry }) => {
    if (entry.kind !== 'PLACE' || (isGeneric && !entry.seeded && SMALL.has(entry.type))) return false;
    return (form === 'DEMONYM') === mention.demonym;
  });
  if (fitting.length > 0)
    return preferType(`${mention.name}${TYPE_WORD_AFTER.exec(after)?.[0] ?? ''}`, distinct(fitting));
  const withoutType = mention.demonym ? [] : lookupWithoutType(mention.name, gazetteer);
  if (withoutType.length > 0) return withoutType;
  if (isGeneric) return [];
  const places = matches.filter(({ entry }) => entry.kind === 'PLACE');
  return distinct(
    places.length > 0 || mention.demonym ? places : matches.filter(({ entry }) => entry.kind !== 'PERSON'),
  );
}

/** A postal code stands after a city or a party: "Reno, NV", "D-NV". */
const BEFORE_POSTAL_CODE = /(?:, |-)$/;
const DIRECTION = /^([NSEW])\. ?(?=\p{Lu}\p{L}{2})/u;
const DIRECTION_WORDS: Readonly<Record<string, string>> = { N: 'North', S: 'South', E: 'East', W: 'West' };

/** The place that an abbreviation stands for: a state ("Conn.", "Reno, NV"), or a name with a direction ("S. Korea"). */
function lookupAbbreviation(
  { surface, start }: MentionContext,
  text: string,
  gazetteer: Gazetteer,
): readonly GazetteerMatch[] {
  const isPostalPosition = BEFORE_POSTAL_CODE.test(text.slice(Math.max(0, start - 2), start));
  const code = STATES.get(surface) ?? (isPostalPosition ? stateOf(surface) : null);
  const state = code ? gazetteer.byIdentifier({ scheme: 'iso3166-2', value: code }) : null;
  if (state !== null) return [{ entry: state, form: 'SHORT_NAME' }];
  const [short, letter = ''] = DIRECTION.exec(surface) ?? [];
  if (short === undefined) return [];
  const [direction, rest] = [DIRECTION_WORDS[letter] ?? '', surface.slice(short.length)];
  const matches = [direction, `${direction}ern`].flatMap((word) => gazetteer.lookup(`${word} ${rest}`));
  const places = matches.filter(({ form, entry }) => entry.kind === 'PLACE' && form !== 'DEMONYM');
  return distinct(places).map(({ entry }) => ({ entry, form: 'SHORT_NAME' }));
}

/** The matches of the type that the last word of the name gives; all of them when none has it. */
function preferType(name: string, matches: readonly GazetteerMatch[]): readonly GazetteerMatch[] {
  const types = TYPE_WORDS.find(([word]) => word.test(name))?.[1] ?? [];
  const fitting = matches.filter(({ entry }) => entry.type !== null && types.includes(entry.type));
  return fitting.length > 0 ? fitting : matches;
}

/** Looks a name such as "Kandahar province" up without its last word. */
function lookupWithoutType(name: string, gazetteer: Gazetteer): readonly GazetteerMatch[] {
  for (const [word, types] of TYPE_WORDS) {
    if (!word.test(name)) continue;
    const matches = gazetteer.lookup(name.replace(word, ''));
    return matches.filter(({ entry }) => entry.type !== null && types.includes(entry.type));
  }
  return [];
}

/** Keeps the first match of each entry. */
function distinct(matches: readonly GazetteerMatch[]): readonly GazetteerMatch[] {
  const entries = new Set<GazetteerEntry>();
  return matches.filter(({ entry }) => entries.size < entries.add(entry).size);
}

/** Whether a name gives only the type of a place or a direction: "the Gulf", "the North". */
export const isGenericPlace = (words: readonly string[]): boolean =>
  words.length === 1 && (PLACE_HEADS.has(words[0] ?? '') || DIRECTIONS.has(words[0] ?? ''));
