/** Recognises what stands before a person's name: "Mr.", "Deputy Prime Minister", "defense ministry spokesman". */
import { ORGANIZATION_HEADS } from '../knowledge/heads.ts';
import { HONORIFICS, ROLES, TITLE_WORDS } from '../knowledge/titles.ts';
import { wordSet } from '../knowledge/word-set.ts';
import { isCapital, type Word } from './words.ts';

const DEPARTMENTS = wordSet('state defense defence treasury staff justice energy education commerce');

const isTitle = (folded: string): boolean =>
  HONORIFICS.has(folded) || ROLES.has(folded) || folded.split('-').some((part) => part !== '' && ROLES.has(part));

/** How many words from `at` on are a title written with capitals; 0 when none is. */
export function titleLength(words: readonly Word[], at: number): number {
  let end = at;
  while (TITLE_WORDS.has(words[end]?.folded ?? '') && isCapitalAt(words, end) && !isTitle(words[end]?.folded ?? ''))
    end++;
  if (!isTitle(words[end]?.folded ?? '') || !isCapitalAt(words, end)) return 0;
  while (isTitle(words[end]?.folded ?? '') && isCapitalAt(words, end)) end++;
  if (words[end]?.folded === 'of' && DEPARTMENTS.has(words[end + 1]?.folded ?? '')) end += 2;
  const next = words[end];
  const isNamePart = next !== undefined && isCapital(next) && ORGANIZATION_HEADS.has(next.folded);
  return isNamePart && end === at + 1 ? 0 : end - at;
}

const isCapitalAt = (words: readonly Word[], at: number): boolean => words[at] !== undefined && isCapital(words[at]);

/** Whether the word before `at` is a title, in capitals or not, so that a person's name begins there. */
export function followsTitle(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  if (before === undefined) return false;
  if (isTitle(before.folded)) return true;
  return DEPARTMENTS.has(before.folded) && words[at - 2]?.folded === 'of' && isTitle(words[at - 3]?.folded ?? '');
}
