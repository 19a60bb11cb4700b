/** Understands what people type into a search: words, "phrases", pre* for beginnings, -word to exclude. Its words are folded as those of the indexes. */
import { DatelineError } from '../../problem.ts';
import { fold, foldLetters } from '../../text/fold.ts';
import { nameWords } from '../../text/phonetic.ts';

/** Words that follow each other. */
interface Term {
  readonly words: string;
  /** It was typed in quotation marks. */
  readonly isPhrase: boolean;
  /** The last word may go on. */
  readonly prefix: boolean;
  readonly excluded: boolean;
}

const MOST_TERMS = 16;
const MOST_CHARACTERS = 1000;
/** A beginning costs as much as all the words that begin so: a single letter is in every text a hundred times. */
const MOST_BEGINNINGS = 4;
const LEAST_BEGINNING = 2;

/** An optional minus, then a phrase, which may lack its closing quote, or a word; then an optional asterisk. */
const TERM = /(?<minus>(?<![^\s])-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))(?<star>\*)?/gu;
/** Phones and word processors write these for the quotation marks of a phrase. */
const CURLY_QUOTES = /[“”„‟]/g;
/** What the index takes as part of a word. */
const WORD_CHARACTER = /[\p{L}\p{N}\p{Co}]/u;
const WORDS = /[\p{L}\p{M}\p{N}\p{Co}]+/gu;
const MARKS = /\p{M}/gu;
/** Ends a query where SQLite reads it as C text. */
const NUL = /\0/g;

const toTerm = ({ groups = {} }: RegExpMatchArray): Term => {
  const word = groups.word ?? '';
  const words = foldLetters((groups.phrase ?? word).replace(NUL, ' ').normalize('NFC'));
  const prefix = groups.star !== undefined || word.endsWith('*');
  return { words, isPhrase: groups.phrase !== undefined, prefix, excluded: groups.minus !== undefined };
};

const lastLength = (words: string): number =>
  [...(words.match(WORDS)?.at(-1) ?? '').normalize('NFD').replace(MARKS, '')].length;

const checkBeginnings = (beginnings: readonly Term[]): void => {
  if (beginnings.some(({ words }) => lastLength(words) < LEAST_BEGINNING)) {
    throw new DatelineError('BAD_USER_INPUT', `A beginning needs at least ${LEAST_BEGINNING} letters, such as "lo*".`);
  }
  if (beginnings.length > MOST_BEGINNINGS) {
    throw new DatelineError('LIMIT_EXCEEDED', `A search has at most ${MOST_BEGINNINGS} beginnings such as "lo*".`);
  }
};

/**
 * The terms of a query; those without letters and digits are left out. LIMIT_EXCEEDED when it is too long or has too many
 * terms or beginnings, BAD_USER_INPUT for a beginning of one letter.
 */
function readTerms(query: string): Term[] {
  if (query.length > MOST_CHARACTERS) {
    throw new DatelineError('LIMIT_EXCEEDED', `A search is at most ${MOST_CHARACTERS} characters long.`);
  }
  const terms = [...query.replace(CURLY_QUOTES, '"').matchAll(TERM)]
    .map(toTerm)
    .filter(({ words }) => WORD_CHARACTER.test(words));
  if (terms.length > MOST_TERMS) {
    throw new DatelineError('LIMIT_EXCEEDED', `A search is at most ${MOST_TERMS} words and phrases.`);
  }
  checkBeginnings(terms.filter(({ prefix }) => prefix));
  return terms;
}

const quote = ({ words, prefix }: Term): string => `"${words.replaceAll('"', ' ')}"${prefix ? ' *' : ''}`;

/** A query as SQLite's full-text indexes take it. */
export interface FullText {
  /** Everything it says. */
  readonly whole: string;
  /** What must occur. */
  readonly wanted: string;
  /** What must not; null when nothing is excluded. */
  readonly unwanted: string | null;
  /** Some of what must occur are beginnings. */
  readonly begins: boolean;
  /** The folded words that must occur; null when some are phrases or beginnings. */
  readonly plain: readonly string[] | null;
}

/** Reads a query for the full-text indexes. BAD_USER_INPUT when there is nothing to look for, and as `readTerms`. */
export function readFullText(query: string): FullText {
  const terms = readTerms(query);
  const sought = terms.filter(({ excluded }) => !excluded);
  if (sought.length === 0) {
    throw new DatelineError('BAD_USER_INPUT', 'A search needs at least one word to look for, such as "lovelace".');
  }
  const wanted = sought.map(quote).join(' AND ');
  const unwanted = terms
    .filter(({ excluded }) => excluded)
    .map(quote)
    .join(' OR ');
  const whole = unwanted ? `(${wanted}) NOT (${unwanted})` : wanted;
  const isPlain = sought.every(({ prefix, isPhrase }) => !prefix && !isPhrase);
  const plain = isPlain ? sought.flatMap(({ words }) => nameWords(fold(words))) : null;
  return { whole, wanted, unwanted: unwanted || null, begins: sought.some(({ prefix }) => prefix), plain };
}

/** The whole of a query for SQLite's full-text index. Errors as `readFullText`. */
export function toFullText(query: string): string {
  return readFullText(query).whole;
}
