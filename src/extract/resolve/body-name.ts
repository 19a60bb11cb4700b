/** Compares names of organizations, events and whatever else is called by more than one word. */
import { OTHER_HEADS } from '../knowledge/heads.ts';
import { ENDS_OF_STATE_BODIES, STATE_BODIES } from '../knowledge/state-bodies.ts';
import { wordSet } from '../knowledge/word-set.ts';

const SMALL = wordSet('of the and for in on to a an de la du des et y & at');
const FORM_OF_COMPANY = wordSet(
  'inc inc. corp corp. corporation co co. company ltd ltd. limited plc llc gmbh ag sa s.a. nv n.v. spa s.p.a.',
);
/** Words by which one refers back to a body, and that name none by themselves. */
const GENERIC = wordSet(`
  agency alliance assembly association bank board bureau church coalition commission committee company congress corporation council court department
  federation force forces foundation front fund government group institute league ministry movement office organization parliament party senate tribunal
  union university academy center forum house
`);
const BRITISH: Readonly<Record<string, string>> = {
  organisation: 'organization',
  programme: 'program',
  centre: 'center',
  defence: 'defense',
  labour: 'labor',
  'co-operation': 'cooperation',
};

/** Whether a name says the form of a company, as whole names do: "Vantage Motors Ltd." */
export const isCompany = (words: readonly string[]): boolean =>
  FORM_OF_COMPANY.has(words.at(-1) ?? '') && words.length > 1;

/** The words that tell a body: spelled the American way, without the form of a company, "Ministry of X" as "X Ministry". */
export function coreWords(words: readonly string[]): readonly string[] {
  const spelled = words.map((word) => BRITISH[word] ?? word);
  const end = spelled.findLastIndex((word) => !FORM_OF_COMPANY.has(word)) + 1;
  const [head, of, ...rest] = end > 0 ? spelled.slice(0, end) : spelled;
  if (head !== 'ministry' || of !== 'of' || rest.length === 0) return end > 0 ? spelled.slice(0, end) : spelled;
  const office = rest.filter((word) => word !== 'the');
  return [...(office.at(-1) === 'affairs' ? office.slice(0, -1) : office), 'ministry'];
}

const ACRONYM = /^(?=(?:.*\p{Lu}){2})(?:\p{Lu}\.?){1,8}(?:[-/&]?[\p{Lu}\p{N}]{1,4})?$/u;

/** Whether a name is initials: "IAEA", "U.N.", "G-8". */
export const isAcronym = (name: string): boolean => name.length <= 10 && ACRONYM.test(name);

/** The folded letters and digits of an acronym. */
export const lettersOf = (acronym: string): string => acronym.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Whether the letters are the initials of the words, small words counted or not, and the parts of hyphenated words. */
export function areInitials(letters: string, words: readonly string[]): boolean {
  if (words.length < 2) return false;
  const initials = (some: readonly string[]) => some.map((word) => word[0] ?? '').join('');
  const telling = words.filter((word) => !SMALL.has(word));
  const parts = telling.flatMap((word) => word.split('-'));
  return [words, telling, parts].some((some) => initials(some) === letters);
}

/** Whether `short` is how one calls `long` for short: its end, or its beginning where no "of" or "in" goes on. Both core words. */
export function isShortFor(short: readonly string[], long: readonly string[]): boolean {
  if (short.length === 0 || short.length >= long.length) return false;
  const isEnd = short.every((word, i) => long[long.length - short.length + i] === word);
  if (isEnd) return !SMALL.has(long[long.length - short.length - 1] ?? '');
  const isBeginning = short.every((word, i) => long[i] === word);
  const isOtherThing = SMALL.has(long[short.length] ?? '') || OTHER_HEADS.has(long.at(-1) ?? '');
  return isBeginning && !isOtherThing && !isGeneric(short);
}

/** Whether a name says what sort of body is meant and not which: "the Council". */
export const isGeneric = (words: readonly string[]): boolean => words.length === 1 && GENERIC.has(words[0] ?? '');

/** Whether core words name a body that every state has, such as a ministry or a parliament. */
export function isStateBody(words: readonly string[]): boolean {
  const name = words.join(' ');
  return STATE_BODIES.has(name) || ENDS_OF_STATE_BODIES.some((end) => name === end || name.endsWith(` ${end}`));
}
