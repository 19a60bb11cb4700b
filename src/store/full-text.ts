/** Understands what people type into a search: words, "phrases", pre* for beginnings, -word to exclude. */
import { DatelineError } from '../problem.ts';

/** Words that follow each other. */
export interface Term {
  readonly words: string;
  /** The last word may go on. */
  readonly prefix: boolean;
  readonly excluded: boolean;
}

const MOST_TERMS = 16;
const MOST_CHARACTERS = 1000;

/** An optional minus, then a phrase, which may lack its closing quote, or a word; then an optional asterisk. */
const TERM = /(?<minus>(?<![^\s])-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))(?<star>\*)?/gu;
/** What the index takes as part of a word. */
const WORD_CHARACTER = /[\p{L}\p{N}\p{Co}]/u;
/** Ends a query where SQLite reads it as C text. */
const NUL = /\0/g;

const toTerm = ({ groups = {} }: RegExpMatchArray): Term => {
  const word = groups.word ?? '';
  const words = (groups.phrase ?? word).replace(NUL, ' ');
  const prefix = groups.star !== undefined || word.endsWith('*');
  return { words, prefix, excluded: groups.minus !== undefined };
};

/** The terms of a query; those without letters and digits are left out. LIMIT_EXCEEDED when it is too long. */
export function readTerms(query: string): Term[] {
  if (query.length > MOST_CHARACTERS) {
    throw new DatelineError('LIMIT_EXCEEDED', `A search is at most ${MOST_CHARACTERS} characters long.`);
  }
  const terms = [...query.matchAll(TERM)].map(toTerm).filter(({ words }) => WORD_CHARACTER.test(words));
  if (terms.length > MOST_TERMS) {
    throw new DatelineError('LIMIT_EXCEEDED', `A search is at most ${MOST_TERMS} words and phrases.`);
  }
  return terms;
}

const quote = ({ words, prefix }: Term): string => `"${words.replaceAll('"', ' ')}"${prefix ? ' *' : ''}`;

/** The same for SQLite's full-text index. BAD_USER_INPUT when there is nothing to look for. */
export function toFullText(query: string): string {
  const terms = readTerms(query);
  const wanted = terms.filter(({ excluded }) => !excluded).map(quote);
  const unwanted = terms.filter(({ excluded }) => excluded).map(quote);
  if (wanted.length === 0) {
    throw new DatelineError('BAD_USER_INPUT', 'A search needs at least one word to look for, such as "lovelace".');
  }
  const sought = `(${wanted.join(' AND ')})`;
  return unwanted.length === 0 ? sought : `${sought} NOT (${unwanted.join(' OR ')})`;
}
