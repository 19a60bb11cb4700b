/** Gives doubtful names the type that a word in them or beside them tells: "Winter Carnival of Oslo", "the vessel Aurora". */
import type { DecodedName } from './decoder.ts';
import {
  AFTER_THINGS,
  BEFORE_COMPANIES,
  BEFORE_SHIPS,
  BEFORE_TITLES,
  CALLED,
  CALLED_WORKS,
  LEGAL_FORMS,
  MISSIONS,
  PLACE_BEGINNINGS,
  PLACE_ENDINGS,
  SITES,
  STORMS,
  STREET_ENDINGS,
  THING_BEGINNINGS,
  THING_ENDINGS,
} from './knowledge/head-words.ts';
import { SUFFIXES } from './knowledge/no-names.ts';
import { TYPES } from './labels.ts';
import { NAME_PART } from './lexicon.ts';
import type { Word } from './word-features.ts';

const PERSON = TYPES.indexOf('PER');
const ORGANIZATION = TYPES.indexOf('ORG');
const PLACE = TYPES.indexOf('LOC');
const THING = TYPES.indexOf('MISC');
/** Below these probabilities a name has the type that a word in it tells, and that a word beside it tells. */
const DOUBTFUL = 0.97;
const DOUBTFUL_BESIDE = 0.9;
/** How many words before "called" may be the noun for a work. */
const REACH = 5;

/** The names, those of a doubtful type with the one that such a word tells. */
export function withHeadWords(names: readonly DecodedName[], words: readonly Word[]): DecodedName[] {
  const lower = (i: number): string => words[i]?.plain.toLowerCase() ?? '';
  const whole = names.map((name) => withLegalForm(withStorm(name)));
  const storms = new Set(whole.filter(isStorm).map(({ last }) => words[last]?.key));
  return whole.map((name) => {
    if (name.last > name.first && LEGAL_FORMS.has(words[name.last]?.plain ?? ''))
      return { ...name, type: ORGANIZATION };
    const certain = certainType(name);
    if (certain !== null) return { ...name, type: certain };
    if (name.probability >= DOUBTFUL) return name;
    const type = typeWithin(name) ?? (name.probability < DOUBTFUL_BESIDE ? typeBeside(name) : null);
    return type === null ? name : { ...name, type };
  });

  /** The name of a storm with "Cyclone", "Tropical Storm" and the like before it. */
  function withStorm(name: DecodedName): DecodedName {
    const isBare = name.first === name.last && !words[name.first]?.isCommon;
    const begin = isBare && STORMS.has(words[name.first - 1]?.plain ?? '') ? name.first - 1 : name.first;
    const isTropical = words[begin]?.plain === 'Storm' && TROPICAL.has(words[begin - 1]?.plain ?? '');
    return { ...name, first: isTropical ? begin - 1 : begin };
  }

  function isStorm({ first, last }: DecodedName): boolean {
    if (last === first || !STORMS.has(words[last - 1]?.plain ?? '')) return false;
    return last - first === 2 ? TROPICAL.has(words[first]?.plain ?? '') : last === first + 1 && !isNamedStorm(first);
  }

  /** Whether "Storm" may be the given name of a person. */
  function isNamedStorm(first: number): boolean {
    return words[first]?.plain === 'Storm' && isSurname(first + 1);
  }

  /** A company with the legal form after it, which the model takes for a word. */
  function withLegalForm(name: DecodedName): DecodedName {
    const isForm = name.type === ORGANIZATION && FORMS_AFTER.has(words[name.last + 1]?.plain ?? '');
    return isForm ? { ...name, last: name.last + 1 } : name;
  }

  /** The type of storms, missions, tournaments and streets, however sure the model is of another one; null for other names. */
  function certainType(name: DecodedName): number | null {
    const { first, last, type } = name;
    const [begins, ends] = [words[first]?.plain ?? '', words[last]?.plain ?? ''];
    if (last === first) {
      const isStormAlone = type === PERSON && storms.has(words[first]?.key);
      return isStormAlone || JOINED_PEOPLES.test(begins) ? THING : null;
    }
    if (type !== PERSON && STREET_ENDINGS.has(lower(last))) return PLACE;
    const isMission = last === first + 1 && MISSIONS.has(begins) && NUMBER.test(ends);
    const isTournament = ends === 'League' && words[last - 1]?.plain === 'Champions';
    return isStorm(name) || isMission || isTournament ? THING : null;
  }

  /** Whether a word is a family name and no given name. */
  function isSurname(i: number): boolean {
    const bits = words[i]?.partBits ?? 0;
    return (bits & NAME_PART.FAMILY) !== 0 && (bits & NAME_PART.GIVEN) === 0;
  }

  /** The type that the last word of a name, or the one before its first preposition, tells. */
  function typeWithin({ first, last, type }: DecodedName): number | null {
    if (last === first) return FAIR.test(words[first]?.plain ?? '') ? THING : null;
    if (type === PERSON && !isOfNamesake(first, last)) return null;
    const begins = words[first]?.plain ?? '';
    if (PLACE_BEGINNINGS.has(begins)) return PLACE;
    if (THING_BEGINNINGS.has(begins)) return THING;
    let head = first + 1;
    while (head <= last && !PREPOSITIONS.has(lower(head))) head++;
    const word = lower(head - 1);
    if (head > last && (PLACE_ENDINGS.has(word) || isSite(last))) return PLACE;
    if (type === PERSON) return words.slice(first, last + 1).some(({ isBody }) => isBody) ? ORGANIZATION : THING;
    return THING_ENDINGS.has(word) ? THING : null;
  }

  /** Whether "Jr." stands within a name, of something that is called after somebody: "Ada Lovelace Jr. Day". */
  function isOfNamesake(first: number, last: number): boolean {
    for (let i = first; i < last; i++) if (SUFFIXES.has(words[i]?.plain ?? '')) return true;
    return false;
  }

  /** "Kennedy Space Center", "Mercy Medical Centre". */
  function isSite(last: number): boolean {
    return CENTERS.has(lower(last)) && SITES.has(lower(last - 1));
  }

  function typeBeside({ first, last, type }: DecodedName): number | null {
    if (type === PERSON && last > first && isGiven(first)) return null;
    if (BEFORE_COMPANIES.has(lower(first - 1))) return type === THING ? null : ORGANIZATION;
    if (type === PLACE) return null;
    const isThing =
      BEFORE_SHIPS.has(lower(first - 1)) || BEFORE_TITLES.has(lower(first - 1)) || AFTER_THINGS.has(lower(last + 1));
    return isThing || isCalled(first) ? THING : null;
  }

  /** "a song for children, called Ghost Town". */
  function isCalled(first: number): boolean {
    if (!CALLED.has(lower(first - 1))) return false;
    const before = Array.from({ length: REACH }, (_, i) => lower(first - 2 - i));
    const stop = before.findIndex((word) => STOPS.has(word));
    return before.slice(0, stop < 0 ? REACH : stop).some((word) => CALLED_WORKS.has(word));
  }

  function isGiven(i: number): boolean {
    return ((words[i]?.partBits ?? 0) & NAME_PART.GIVEN) !== 0;
  }
}

const TROPICAL: ReadonlySet<string> = new Set(['Tropical', 'Subtropical']);
/** "Franco-German": of two peoples. */
const JOINED_PEOPLES =
  /^(?:Anglo|Austro|Franco|Greco|Hispano|Indo|Italo|Luso|Russo|Serbo|Sino)-\p{Lu}\p{Ll}+(?:an|ese|ish|ch|ek)$/u;
/** Legal forms that are no other word. */
const FORMS_AFTER: ReadonlySet<string> = new Set(['plc', 'PLC', 'Ltd', 'Ltd.', 'LLC', 'GmbH', 'SpA']);
/** The number of a mission: "II", "11", "MS-24". */
const NUMBER = /^(?:[IVX]+|\d{1,2}|\p{Lu}{1,3}-?\d{1,3})$/u;
/** "Magi-Fest", "WordCamp". */
const FAIR = /^\p{Lu}[\p{L}-]*(?:-|\p{Ll})(?:Fest|Con|Camp|Expo)$/u;
const CENTERS: ReadonlySet<string> = new Set(['center', 'centre']);
const PREPOSITIONS: ReadonlySet<string> = new Set(['of', 'for', 'on', 'in', 'at', 'against']);
const STOPS: ReadonlySet<string> = new Set(['.', '!', '?', ';', ':']);
