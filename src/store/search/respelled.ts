/** Looks for names as they are spelled in texts, when nothing there has the words as they were typed. */
import { nameWords, wordLikeness } from '../../text/phonetic.ts';
import type { Store } from '../database/open.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { type Bound, found } from '../sql/expression.ts';
import { findSpelled, type SpelledName } from './spelled.ts';

/** What an index of texts is searched for. */
export interface SearchedText extends FullText {
  /** How alike the words are to those that were typed, at most 1; null for the words as they were typed. */
  readonly likeness: number | null;
}

export type TextIndex = 'articles_fts' | 'surfaces_fts';

/** So many spellings of a word are looked for. */
const MOST_SPELLINGS = 8;

const quoted = (word: string): string => `"${word}"`;

function occurs(store: Store, index: TextIndex, wanted: string): boolean {
  const statement = store.prepare(`select 1 from ${index} where ${index} match full_text(?) limit 1`);
  return statement.get(wanted) !== undefined;
}

interface Spelling {
  /** For each word that was typed those to look for, any of which will do. */
  readonly words: readonly (readonly string[])[];
  readonly likeness: number;
}

/** The word of a name that is most like one that was typed; of equals the first. */
const mostAlike = (name: SpelledName, typed: string): string =>
  nameWords(name.key).reduce((best, word) => (wordLikeness(typed, word) > wordLikeness(typed, best) ? word : best));

/** All words, as names have them that are like all of them together; null when there are none. */
function spellingOfNames(store: Store, words: readonly string[]): Spelling | null {
  const names = findSpelled(store, { words });
  const [best] = names;
  if (!best) return null;
  const spellings = words.map((word) => [...new Set(names.map((name) => mostAlike(name, word)))]);
  return { words: spellings.map((few) => few.slice(0, MOST_SPELLINGS)), likeness: best.likeness };
}

/** Each word that does not occur at all, as any name has it; null when there is no such word, or no name for one. */
function spellingOfWords(store: Store, index: TextIndex, words: readonly string[]): Spelling | null {
  const known = words.map((word) => occurs(store, index, quoted(word)));
  if (!known.includes(false)) return null;
  const spellings = words.map((word, at) =>
    known[at] ? { words: [[word]], likeness: 1 } : spellingOfNames(store, [word]),
  );
  const found = spellings.filter((spelling) => spelling !== null);
  if (found.length < words.length) return null;
  return {
    words: found.flatMap((spelling) => spelling.words),
    likeness: found.reduce((sum, { likeness }) => sum + likeness, 0) / words.length,
  };
}

const wantedIn = ({ words }: Spelling): string => words.map((any) => `(${any.map(quoted).join(' OR ')})`).join(' AND ');

/** A query whose words do not occur together, with names that are spelled otherwise in their place; phrases and beginnings are meant as they are typed. */
export function respell(store: Store, index: TextIndex, text: FullText): SearchedText {
  const { plain, wanted: typed, unwanted } = text;
  if (!plain || occurs(store, index, typed)) return { ...text, likeness: null };
  const spelling = spellingOfNames(store, plain) ?? spellingOfWords(store, index, plain);
  if (!spelling) return { ...text, likeness: null };
  const wanted = wantedIn(spelling);
  const whole = unwanted === null ? wanted : `(${wanted}) NOT (${unwanted})`;
  return { ...text, wanted, whole, likeness: spelling.likeness };
}

/** The same of a query that is known when a statement runs. */
export const respelledIn = (index: TextIndex, text: Bound<FullText>): Bound<SearchedText> =>
  found({ text }, (store, values) => respell(store, index, values.text));
