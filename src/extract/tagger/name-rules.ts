/** Corrects the edges of names that the model found, and drops what is never a name. */
import type { Article } from '../article.ts';
import { HONORIFICS, ROLES, TITLE_WORDS } from '../knowledge/titles.ts';
import type { DecodedName } from './decoder.ts';
import { CONTRACTION, COUNTRY_OF_DOLLAR, NEVER_NAMES, POLICE_RANKS, SUFFIXES } from './knowledge/no-names.ts';
import { TYPES } from './labels.ts';
import { withPlainMarks } from './plain-marks.ts';

/** The words of an article, with plain marks. */
export interface NamedWords {
  readonly words: readonly string[];
  /** Whether white space separates word `i` from the next. */
  readonly isFollowedBySpace: (i: number) => boolean;
  /** Whether word `i` begins a sentence. */
  readonly opens: (i: number) => boolean;
}

/** The words of an article, as the rules see them. */
export function namedWords({ text, tokens }: Article): NamedWords {
  const all = tokens.flat();
  const openers = new Set(tokens.map(([first]) => first));
  return {
    words: all.map(({ start, end }) => withPlainMarks(text.slice(start, end))),
    isFollowedBySpace: (i) => all[i]?.end !== all[i + 1]?.start,
    opens: (i) => openers.has(all[i]),
  };
}

const PERSON = TYPES.indexOf('PER');
const MAY_BEGIN = /^[\p{L}\p{N}]/u;
const MAY_END = /^[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N}.])?$/u;
const POSSESSIVE = /^'s?$/i;
const CAPITAL = /^\p{Lu}/u;

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
  const bare = withoutMarks(name, text);
  if (bare === null || isCurrency(bare, text)) return null;
  const whole = bare.type === PERSON ? withSuffix(withoutTitle(bare, text), text) : bare;
  return isNeverName(whole, text) ? null : whole;
}

/** A name begins and ends with a letter or digit, or with the full stop of an abbreviation; null when nothing is left. */
function withoutMarks({ first, last, ...name }: DecodedName, { words }: NamedWords): DecodedName | null {
  const mayBegin = (i: number): boolean => MAY_BEGIN.test(words[i] ?? '');
  const mayEnd = (i: number): boolean =>
    MAY_END.test(words[i] ?? '') || (name.type !== PERSON && POSSESSIVE.test(words[i] ?? ''));
  while (first <= last && !mayBegin(first)) first++;
  while (last >= first && !mayEnd(last)) last--;
  return first > last ? null : { ...name, first, last };
}

/** "US" in "US$40". */
function isCurrency({ first, last }: DecodedName, { words, isFollowedBySpace }: NamedWords): boolean {
  const isBeforeSign = /^[$€£¥]/u.test(words[last + 1] ?? '') && !isFollowedBySpace(last);
  return first === last && isBeforeSign && COUNTRY_OF_DOLLAR.has(words[last] ?? '');
}

/** Titles, ranks and offices stand outside: "Lt Col Amy Ross", "Deputy Mayor Odum". */
function withoutTitle(name: DecodedName, { words }: NamedWords): DecodedName {
  let { first } = name;
  for (let i = first; i < name.last; i++) {
    const word = words[i] ?? '';
    const lower = word.toLowerCase();
    if (HONORIFICS.has(lower) || ROLES.has(lower) || POLICE_RANKS.has(word)) first = i + 1;
    else if (!TITLE_WORDS.has(lower)) break;
  }
  return CAPITAL.test(words[first] ?? '') ? { ...name, first } : name;
}

/** "Jr.", "III" and the like belong to the name before them, also after a comma. */
function withSuffix(name: DecodedName, { words, opens }: NamedWords): DecodedName {
  const next = name.last + 1;
  const at = words[next] === ',' ? next + 1 : next;
  return SUFFIXES.has(words[at] ?? '') && !opens(next) && !opens(at) ? { ...name, last: at } : name;
}

/** Pronouns, contractions and other function words are no names, unless they are acronyms: "WHO", "IT". */
function isNeverName({ first, last }: DecodedName, { words }: NamedWords): boolean {
  const word = words[first] ?? '';
  if (first !== last || /^\p{Lu}{2,}$/u.test(word)) return false;
  return CONTRACTION.test(word) || NEVER_NAMES.has(word.toLowerCase());
}
