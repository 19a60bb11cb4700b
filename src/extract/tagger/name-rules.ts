/** Corrects the edges of names that the model found, and drops what is never a name. */
import { countBelow } from '../../text/binary-search.ts';
import type { Token } from '../../text/tokens.ts';
import { CALENDAR } from '../knowledge/calendar.ts';
import { HONORIFICS, ROLES, TITLE_WORDS } from '../knowledge/titles.ts';
import type { DecodedName } from './decoder.ts';
import {
  COMMON_ACRONYMS,
  CONSTABLES,
  CONTRACTION,
  COUNTRY_OF_DOLLAR,
  FORMS_OF_ADDRESS,
  MONTHS_OR_NAMES,
  NEVER_NAMES,
  PICTURES,
  POLICE_RANKS,
  SUFFIXES,
} from './knowledge/no-names.ts';
import { TYPES } from './labels.ts';
import { KNOWN, NAME_PART } from './lexicon.ts';
import type { WordSequence } from './word-sequence.ts';

/** The words of an article, with plain marks. */
export interface NamedWords {
  readonly word: (i: number) => string;
  /** Whether a name may begin with word `i`, and end with it. */
  readonly mayBegin: (i: number) => boolean;
  readonly mayEnd: (i: number) => boolean;
  /** Whether white space separates word `i` from the next. */
  readonly isFollowedBySpace: (i: number) => boolean;
  /** Whether word `i` is the name of a country or of a region of one. */
  readonly isRegion: (i: number) => boolean;
  /** Whether word `i` is a given name and no title: "Dean" and "Queen" before a surname. */
  readonly isGivenTitle: (i: number) => boolean;
  /** Whether the dictionary has word `i` in lower case. */
  readonly isCommon: (i: number) => boolean;
  /** Whether word `i` begins a sentence. */
  readonly opens: (i: number) => boolean;
}

/** The words of an article, as the rules see them. */
export function namedWords({ words, starts }: WordSequence, tokens: readonly Token[]): NamedWords {
  return {
    word: (i) => words[i]?.plain ?? '',
    mayBegin: (i) => words[i]?.mayBegin ?? false,
    mayEnd: (i) => words[i]?.mayEnd ?? false,
    isRegion: (i) => ((words[i]?.knownBits ?? 0) & (KNOWN.COUNTRY | KNOWN.REGION)) !== 0,
    isGivenTitle: (i) => isGivenTitle(words, i),
    isCommon: (i) => words[i]?.isCommon ?? false,
    isFollowedBySpace: (i) => tokens[i]?.end !== tokens[i + 1]?.start,
    opens: (i) => starts[countBelow(starts, i)] === i,
  };
}

/** Titles before the given names of monarchs, so that before a mere surname they are given names themselves. */
const ROYAL_TITLES: ReadonlySet<string> = new Set(['King', 'Queen', 'Prince', 'Princess']);

/** Names of singers, characters and others whose first word is no title. Written from common knowledge. */
const STAGE_NAMES: ReadonlySet<string> = new Set([
  'Lady Gaga',
  'Queen Latifah',
  'Prince Royce',
  'King Von',
  'Dr Dre',
  'Dr. Dre',
  'Professor Green',
  'Lady Bird',
  'Lord Huron',
  'Doctor Who',
  'Doctor Strange',
  'Captain America',
]);

/** "Dean" is a given name unless the article speaks of a dean; a royal title is one before a surname, or a word that is no given name and is described: "Queen Lovelace, a nurse". */
function isGivenTitle(words: WordSequence['words'], i: number): boolean {
  const [title, next] = [words[i]?.plain ?? '', words[i + 1]];
  if (!next?.isCapital || words[i - 1]?.isOf) return false;
  if (STAGE_NAMES.has(`${title} ${next.plain}`)) return true;
  if (title === 'Dean') return !words.some(({ plain }) => plain === 'dean');
  if (!ROYAL_TITLES.has(title) || (next.partBits & NAME_PART.GIVEN) !== 0 || next.knownBits !== 0) return false;
  const [comma, described] = [words[i + 2], words[i + 3]?.plain ?? ''];
  const isSurname = (next.partBits & NAME_PART.FAMILY) !== 0 && !comma?.isCapital;
  return isSurname || (comma?.plain === ',' && /^(?:an?|\d{1,2})$/.test(described));
}

const PERSON = TYPES.indexOf('PER');
const ORGANIZATION = TYPES.indexOf('ORG');
const PLACE = TYPES.indexOf('LOC');
const YEAR = /^(?:1[89]\d\d|20[0-3]\d)$/;
const POSSESSIVE = /^'s?$/i;
const CAPITAL = /^\p{Lu}/u;
/** From this probability on, a name before a word such as "fusca" is one. */
const SURE = 0.95;
const SPECIES = /^\p{Ll}{3,}(?:us|um|is|ae|ii|[^aeiou]a)$/u;
const PARTS: ReadonlySet<string> = new Set([
  'Chapter',
  'Volume',
  'Part',
  'Page',
  'Figure',
  'Table',
  'Appendix',
  'Episode',
  'Season',
]);
/** "135th", "6:00am". */
const ORDINAL_OR_TIME = /^\d+(?:st|nd|rd|th|[:.]\d\d(?:[ap]m)?)$/i;

/** The names after all rules, ordered and disjoint. */
export function applyRules(names: readonly DecodedName[], text: NamedWords): DecodedName[] {
  const kept: DecodedName[] = [];
  for (const name of names) {
    const after = (kept.at(-1)?.last ?? -1) + 1;
    const found = correct({ ...name, first: Math.max(name.first, after) }, text);
    if (found) kept.push(found);
  }
  return kept;
}

function correct(name: DecodedName, text: NamedWords): DecodedName | null {
  const bare = withoutYears(withoutLabel(withoutMarks(name, text), text), text);
  if (bare === null || isCurrency(bare, text) || isDate(bare, text)) return null;
  const typed = isAddressed(bare, text) ? { ...bare, type: PERSON } : bare;
  const whole = typed.type === PERSON ? withSuffix(withoutTitle(typed, text), text) : withoutArticle(typed, text);
  return isNeverName(whole, text) || isSpecies(whole, text) || isPart(whole, text) ? null : whole;
}

/** A name begins and ends with a letter or digit, or with the full stop of an abbreviation; null when nothing is left. */
function withoutMarks(name: DecodedName, { word, mayBegin, mayEnd }: NamedWords): DecodedName | null {
  let { first, last } = name;
  const ends = (i: number): boolean => mayEnd(i) || (name.type !== PERSON && POSSESSIVE.test(word(i)));
  while (first <= last && !mayBegin(first)) first++;
  while (last >= first && !ends(last)) last--;
  return first > last ? null : { ...name, first, last };
}

/** A word that labels a picture is no part of a name before it: "Ada Lovelace Image: Carl Gauss"; null when nothing else is left. */
function withoutLabel(name: DecodedName | null, { word }: NamedWords): DecodedName | null {
  if (name === null || word(name.last + 1) !== ':' || !PICTURES.has(word(name.last))) return name;
  return name.first === name.last ? null : { ...name, last: name.last - 1 };
}

/** The year of an event is no part of its name: "2018 World Cup", "World Cup Final 2018", but "Euro 2016". Nor is what follows the place of one: "2016 Ohio primary". */
function withoutYears(name: DecodedName | null, { word, isRegion }: NamedWords): DecodedName | null {
  if (name === null || name.type === PERSON) return name;
  let { first, last } = name;
  if (last - first >= 2 && YEAR.test(word(last)) && word(last - 1) !== 'of') last--;
  if (last === first || !YEAR.test(word(first))) return { ...name, last };
  first++;
  while (last > first && /^\p{Ll}+$/u.test(word(last))) last--;
  const isPlace = first === last && last < name.last && isRegion(first);
  return { ...name, first, last, type: isPlace ? PLACE : name.type };
}

/** "US" in "US$40". */
function isCurrency({ first, last }: DecodedName, { word, isFollowedBySpace }: NamedWords): boolean {
  const isBeforeSign = /^[$€£¥]/u.test(word(last + 1)) && !isFollowedBySpace(last);
  return first === last && isBeforeSign && COUNTRY_OF_DOLLAR.has(word(last));
}

/** "Dec 24", "Tuesday"; but "May" alone may be a person. */
function isDate({ first, last }: DecodedName, { word }: NamedWords): boolean {
  const isCalendar = (each: string): boolean => CALENDAR.has(each.toLowerCase());
  if (!isCalendar(word(first))) return false;
  if (first === last) return !MONTHS_OR_NAMES.has(word(first));
  const own = Array.from({ length: last + 1 - first }, (_, i) => word(first + i));
  return own.every((each) => isCalendar(each) || /^[\d,]+$/.test(each));
}

/** Whether a title that only people have stands before the name, or begins it: "Ms Paris". */
function isAddressed({ first, last }: DecodedName, { word, opens, isCommon }: NamedWords): boolean {
  const isForm = (i: number): boolean => FORMS_OF_ADDRESS.has(word(i)) || (CONSTABLES.has(word(i)) && !isCommon(i + 1));
  return (first > 0 && !opens(first) && isForm(first - 1)) || (last > first && isForm(first));
}

/** Titles, ranks and offices stand outside: "Lt Col Amy Ross", "Deputy Mayor Odum". */
function withoutTitle(name: DecodedName, { word, isGivenTitle }: NamedWords): DecodedName {
  let { first } = name;
  if (first > 0 && isGivenTitle(first - 1)) return { ...name, first: first - 1 };
  for (let i = first; i < name.last; i++) {
    const lower = word(i).toLowerCase();
    if (isGivenTitle(i)) break;
    if (HONORIFICS.has(lower) || ROLES.has(lower) || POLICE_RANKS.has(word(i))) first = i + 1;
    else if (!TITLE_WORDS.has(lower)) break;
  }
  return CAPITAL.test(word(first)) ? { ...name, first } : name;
}

/** "The" is no part of an organization: "The Daily Herald". */
function withoutArticle(name: DecodedName, { word }: NamedWords): DecodedName {
  const isArticle = name.type === ORGANIZATION && name.last > name.first && /^the$/i.test(word(name.first));
  return isArticle ? { ...name, first: name.first + 1 } : name;
}

/** "Jr.", "III" and the like belong to the name before them, also after a comma. */
function withSuffix(name: DecodedName, { word, opens }: NamedWords): DecodedName {
  const next = name.last + 1;
  const at = word(next) === ',' ? next + 1 : next;
  return SUFFIXES.has(word(at)) && !opens(next) && !opens(at) ? { ...name, last: at } : name;
}

/** The name of a genus before that of its species: "Formica fusca". */
function isSpecies({ first, last, probability }: DecodedName, { word, isCommon }: NamedWords): boolean {
  const isOne = first === last && probability < SURE && /^\p{Lu}\p{Ll}{3,}$/u.test(word(first));
  return isOne && SPECIES.test(word(first + 1)) && !isCommon(first + 1);
}

/** "Chapter 1", "Volume 2". */
const isPart = ({ first, last }: DecodedName, { word }: NamedWords): boolean =>
  last === first + 1 && PARTS.has(word(first)) && /^\d+$/.test(word(last));

/** Pronouns, contractions and other function words are no names, unless they are acronyms: "WHO", "IT". */
function isNeverName({ first, last }: DecodedName, { word }: NamedWords): boolean {
  const only = word(first);
  if (first !== last) return false;
  if (COMMON_ACRONYMS.has(only) || ORDINAL_OR_TIME.test(only)) return true;
  if (/^\p{Lu}{2,4}$/u.test(only)) return false;
  return CONTRACTION.test(only) || NEVER_NAMES.has(only.toLowerCase());
}
