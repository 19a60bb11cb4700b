/** The title before a mention of a person, and what it says of who may be meant. */
import { fold } from '../../text/fold.ts';
import type { Article } from '../extractor.ts';
import { HONORIFICS, ROLES } from '../knowledge/titles.ts';
import type { Draft } from './draft.ts';

/** The folded last word of the title before a mention, without its stop; null when none stands there. */
export type Titles = (draft: Draft) => string | null;

const LOOK_BACK = 24;
const LAST_WORD = /(\S+)\s$/u;
const MEN = new Set(['mr', 'sir', 'lord', 'king', 'prince', 'pope', 'father', 'brother']);
const WOMEN = new Set(['mrs', 'ms', 'miss', 'madam', 'madame', 'lady', 'dame', 'queen', 'princess', 'sister']);

export function readTitles({ text }: Article): Titles {
  return ({ start }) => {
    const word = fold(LAST_WORD.exec(text.slice(Math.max(0, start - LOOK_BACK), start))?.[1] ?? '');
    return HONORIFICS.has(word) || ROLES.has(word) ? word.replace(/\.$/, '') : null;
  };
}

/** Whether a title is of one sex and the titles of a person are of the other. */
export function isAtOdds(title: string | null, titles: ReadonlySet<string>): boolean {
  if (title === null) return false;
  const isOneOf = (set: ReadonlySet<string>) => [...titles].some((other) => set.has(other));
  return (MEN.has(title) && isOneOf(WOMEN)) || (WOMEN.has(title) && isOneOf(MEN));
}
