/** Compares names of organizations, events, works and other things. */
import { wordSet } from '../../text/word-set.ts';
import { OTHER_HEADS } from '../knowledge/head-nouns.ts';
import { STATE_INSTITUTION_ENDINGS, STATE_INSTITUTIONS } from '../knowledge/state-institutions.ts';

const FUNCTION_WORDS = wordSet('of the and for in on to a an de la du des et y & at');
const LEGAL_FORMS = wordSet(
  'inc inc. corp corp. corporation co co. company ltd ltd. limited plc llc gmbh ag sa s.a. nv n.v. spa s.p.a. ab oyj asa pte pty bhd llp se',
);
/** Words that refer back to an organization and name none by themselves. */
const GENERIC = wordSet(`
  agency alliance assembly association bank board bureau church coalition commission committee company congress corporation council court department
  federation force forces foundation front fund government group institute league ministry movement office organization parliament party senate tribunal
  union university academy center forum house
`);
const AMERICAN_SPELLING: ReadonlyMap<string, string> = new Map([
  ['organisation', 'organization'],
  ['programme', 'program'],
  ['centre', 'center'],
  ['defence', 'defense'],
  ['labour', 'labor'],
  ['co-operation', 'cooperation'],
]);

/** Words after which a name is that of a company, and which news leaves out. */
const HOLDINGS = wordSet('group holdings holding');

/** Core words without "Group" and the like at the end: "UBS Group AG" is UBS. */
export function bareWords(core: readonly string[]): readonly string[] {
  return core.length > 1 && HOLDINGS.has(core.at(-1) ?? '') ? core.slice(0, -1) : core;
}

/** Whether the letters of an acronym can stand for a name: they begin as it does, and occur in it in their order. */
export function mayAbbreviate(letters: string, words: readonly string[]): boolean {
  const name = words.filter((word) => !FUNCTION_WORDS.has(word)).join('');
  let at = -1;
  for (const letter of letters) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return letters[0] === name[0];
}

/** Whether a name ends with a legal form, as full company names do: "Vantage Motors Ltd." */
export const isCompany = (words: readonly string[]): boolean => LEGAL_FORMS.has(words.at(-1) ?? '') && words.length > 1;

/** Normalizes the words of a name: American spelling, no legal form, "Ministry of X" as "X Ministry". */
export function coreWords(words: readonly string[]): readonly string[] {
  const spelled = words.map((word) => AMERICAN_SPELLING.get(word) ?? word);
  const end = spelled.findLastIndex((word) => !LEGAL_FORMS.has(word)) + 1;
  const core = end > 0 ? spelled.slice(0, end) : spelled;
  const [head, of, ...rest] = core;
  if (head !== 'ministry' || of !== 'of' || rest.length === 0) return core;
  const office = rest.filter((word) => word !== 'the');
  return [...(office.at(-1) === 'affairs' ? office.slice(0, -1) : office), 'ministry'];
}

const ACRONYM = /^(?=(?:.*\p{Lu}){2})(?:\p{Lu}\.?){1,8}(?:[-/&]?[\p{Lu}\p{N}]{1,4})?$/u;

/** Whether a name is an acronym: "IAEA", "U.N.", "G-8". */
export const isAcronym = (name: string): boolean => name.length <= 10 && ACRONYM.test(name);

/** The folded letters and digits of an acronym. */
export const lettersOf = (acronym: string): string => acronym.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The initials of a name: with or without function words, or of the parts of hyphenated words. None for a single word. */
export function initialsOf(words: readonly string[]): readonly string[] {
  if (words.length < 2) return [];
  const initials = (some: readonly string[]) => some.map((word) => word[0] ?? '').join('');
  const contentWords = words.filter((word) => !FUNCTION_WORDS.has(word));
  const parts = contentWords.flatMap((word) => word.split('-'));
  return [words, contentWords, parts].map(initials);
}

/** Whether `short` shortens `long`: its end, or its beginning unless "of" or "in" follows. Both are core words. */
export function isShortFor(short: readonly string[], long: readonly string[]): boolean {
  if (short.length === 0 || short.length >= long.length) return false;
  const isEnd = short.every((word, i) => long[long.length - short.length + i] === word);
  if (isEnd) return !FUNCTION_WORDS.has(long[long.length - short.length - 1] ?? '');
  const isBeginning = short.every((word, i) => long[i] === word);
  const isOtherThing = FUNCTION_WORDS.has(long[short.length] ?? '') || OTHER_HEADS.has(long.at(-1) ?? '');
  return isBeginning && !isOtherThing && !isGeneric(short);
}

/** Whether a name gives only the type of an organization: "the Council". */
export const isGeneric = (words: readonly string[]): boolean => words.length === 1 && GENERIC.has(words[0] ?? '');

/** Whether core words name an institution that every state has, such as a ministry or a parliament. */
export function isStateInstitution(words: readonly string[]): boolean {
  const name = words.join(' ');
  return (
    STATE_INSTITUTIONS.has(name) || STATE_INSTITUTION_ENDINGS.some((end) => name === end || name.endsWith(` ${end}`))
  );
}
