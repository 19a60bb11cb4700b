/** Reads the title before a mention of a person, such as "President" or "Mrs.". */
import { fold } from '../../text/fold.ts';
import type { Article } from '../article.ts';
import type { Sex } from '../knowledge/kinship.ts';
import { HONORIFICS, ROLES } from '../knowledge/titles.ts';
import type { MentionContext } from './model.ts';

/** The folded last word of the title before a mention, without its full stop; null when there is no title. */
export type TitleReader = (mention: MentionContext) => string | null;

/** How many UTF-16 code units before a mention are searched. */
const LOOK_BEHIND = 24;
const LAST_WORD = /(?<!\S)(\S+)\s$/u;
const MALE = new Set(['mr', 'sir', 'lord', 'king', 'prince', 'pope', 'father', 'brother']);
const FEMALE = new Set(['mrs', 'ms', 'miss', 'madam', 'madame', 'lady', 'dame', 'queen', 'princess', 'sister']);

export function createTitleReader({ text }: Article): TitleReader {
  return ({ start, words }) => {
    const before = fold(LAST_WORD.exec(text.slice(Math.max(0, start - LOOK_BEHIND), start))?.[1] ?? '');
    const within = words.length > 1 ? (words[0] ?? '') : '';
    const word = [within, before].find((one) => HONORIFICS.has(one) || ROLES.has(one));
    return word?.replace(/\.$/, '') ?? null;
  };
}

/** "the mayor, Ada Lovelace", "its former president, Ada Lovelace". */
const OFFICE_BEFORE = /(?:\b(?:the|its|their|whose)|['’]s) (?:[\p{L}-]+ ){0,3}?([\p{L}-]+), $/iu;
/** "Ada Lovelace, the mayor". */
const OFFICE_AFTER = /^, (?:the|its|their) (?:\p{Ll}+ ){0,2}?(\p{Ll}+)(?=[ ,.])/u;
/** How many UTF-16 code units beside a name are searched for an office. */
const REACH = 48;

/** The folded word for the office in apposition to a full name; null when there is none. */
export function createOfficeReader({ text }: Article): TitleReader {
  return ({ start, end, sentence }) => {
    const [hasCommaBefore, hasCommaAfter] = [text.endsWith(', ', start), text.startsWith(', ', end)];
    const before = hasCommaBefore
      ? OFFICE_BEFORE.exec(text.slice(Math.max(sentence, start - REACH), start))?.[1]
      : undefined;
    const after = hasCommaAfter ? OFFICE_AFTER.exec(text.slice(end, end + REACH))?.[1] : undefined;
    if (before === undefined && after === undefined) return null;
    return [before, after].map((word) => fold(word ?? '')).find((word) => ROLES.has(word)) ?? null;
  };
}

/** The sex that a title says; null when it says none. */
export function sexOfTitle(title: string): Sex | null {
  if (MALE.has(title)) return 'MALE';
  return FEMALE.has(title) ? 'FEMALE' : null;
}
