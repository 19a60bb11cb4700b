/** Reads the title before a mention of a person, such as "President" or "Mrs.". */
import { fold } from '../../text/fold.ts';
import type { Article } from '../article.ts';
import { HONORIFICS, ROLES } from '../knowledge/titles.ts';
import type { MentionContext } from './model.ts';

/** The folded last word of the title before a mention, without its full stop; null when there is no title. */
export type TitleReader = (mention: MentionContext) => string | null;

/** How many UTF-16 code units before a mention are searched. */
const LOOK_BEHIND = 24;
const LAST_WORD = /(\S+)\s$/u;
const MALE = new Set(['mr', 'sir', 'lord', 'king', 'prince', 'pope', 'father', 'brother']);
const FEMALE = new Set(['mrs', 'ms', 'miss', 'madam', 'madame', 'lady', 'dame', 'queen', 'princess', 'sister']);

export function createTitleReader({ text }: Article): TitleReader {
  return ({ start }) => {
    const word = fold(LAST_WORD.exec(text.slice(Math.max(0, start - LOOK_BEHIND), start))?.[1] ?? '');
    return HONORIFICS.has(word) || ROLES.has(word) ? word.replace(/\.$/, '') : null;
  };
}

/** Whether a title and the known titles of a person imply different genders. */
export function contradicts(title: string | null, titles: ReadonlySet<string>): boolean {
  if (title === null) return false;
  const hasOneOf = (set: ReadonlySet<string>) => [...titles].some((other) => set.has(other));
  return (MALE.has(title) && hasOneOf(FEMALE)) || (FEMALE.has(title) && hasOneOf(MALE));
}
