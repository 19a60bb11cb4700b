/** What a document as a whole says of its words: which of them it also writes in lower case. */
import type { Article } from '../extractor.ts';
import { CALENDAR } from '../knowledge/calendar.ts';
import { FUNCTION_WORDS } from '../knowledge/function-words.ts';
import { isCapital, toWords, type Word } from './words.ts';

export interface Evidence {
  /** Folded words that the document writes in lower case somewhere. */
  readonly lower: ReadonlySet<string>;
  /** Folded words that it writes with a capital where no sentence begins. */
  readonly capital: ReadonlySet<string>;
}

export interface ReadSentence {
  readonly words: readonly Word[];
  /** Whether capitals say nothing in it: a headline in title case, a line in capitals. */
  readonly isTitle: boolean;
}

const FEWEST_FOR_TITLE = 4;
const SHARE_OF_TITLE = 0.7;

/** The sentences of an article as words. */
export function readSentences(article: Article): ReadSentence[] {
  return article.tokens.map((tokens) => {
    const words = toWords(article.text, tokens);
    return { words, isTitle: looksLikeTitle(words) };
  });
}

/** Gathers evidence from every sentence whose capitals mean something. */
export function gatherEvidence(sentences: readonly ReadSentence[]): Evidence {
  const told = sentences.filter(({ isTitle }) => !isTitle).map(({ words }) => words);
  const lower = told.flatMap((words) => words.filter(({ shape }) => shape === 'LOWER'));
  const capital = told.flatMap((words) => words.slice(1).filter(isCapital));
  return { lower: new Set(lower.map(({ folded }) => folded)), capital: new Set(capital.map(({ folded }) => folded)) };
}

/** Whether a word that begins a sentence may owe its capital to that alone. */
export function isDoubtful({ folded }: Word, { lower, capital }: Evidence): boolean {
  if (FUNCTION_WORDS.has(folded) || CALENDAR.has(folded)) return true;
  return !capital.has(folded) && (lower.has(folded) || /.{3}(?:ing|ed|ly|tion|sion|ness|ment|ists)$/.test(folded));
}

function looksLikeTitle(words: readonly Word[]): boolean {
  const telling = words.filter(({ shape, surface }) => shape !== 'OTHER' && surface.length > 3);
  const capitals = telling.filter(isCapital);
  const isStopped = words.at(-1)?.surface === '.';
  return !isStopped && telling.length >= FEWEST_FOR_TITLE && capitals.length / telling.length > SHARE_OF_TITLE;
}
