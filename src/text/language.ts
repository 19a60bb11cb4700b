/** Tells the language of a text where it is certain. */
import { ENGLISH, FUNCTION_WORDS, LANGUAGE_OF_SCRIPT, LETTERS, VIETNAMESE } from './knowledge/languages.ts';

/** How much of a text is looked at, in UTF-16 code units. */
const SAMPLE = 4000;
/** Fewer letters of another script, or a smaller share of them, are names or quotations. */
const MIN_LETTERS = 12;
const MIN_SHARE = 0.5;

const SCRIPTS = Object.keys(LANGUAGE_OF_SCRIPT).map(
  (script) => [script, RegExp(`\\p{Script=${script}}`, 'gu')] as const,
);

/** The tag of the language, without region. Null for texts that are too short or too mixed to tell. */
export function tellLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const { ascii, others } = lettersIn(sample);
  const letters = ascii + count(others, /\p{L}/gu);
  const latin = ascii + count(others, /\p{Script=Latin}/gu);
  if (letters - latin >= MIN_LETTERS && (letters - latin) / letters >= MIN_SHARE) return byScript(sample);
  if (count(others, VIETNAMESE) * 20 > latin) return 'vi';
  return latin >= MIN_LETTERS ? byFunctionWords(sample) : null;
}

/** The number of ASCII letters of a text, and its characters that are not ASCII: matching each letter takes long. */
function lettersIn(text: string): { readonly ascii: number; readonly others: string } {
  let ascii = 0;
  for (let i = 0; i < text.length; i++) {
    const lower = text.charCodeAt(i) | 0x20;
    if (lower >= 0x61 && lower <= 0x7a) ascii++;
  }
  return { ascii, others: text.replace(/[\0-\x7f]+/g, '') };
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function byScript(text: string): string | null {
  const counts = SCRIPTS.map(([script, pattern]) => ({ script, letters: count(text, pattern) }));
  const { script } = counts.reduce((most, one) => (one.letters > most.letters ? one : most));
  const lettersOf = (wanted: string) => counts.find((one) => one.script === wanted)?.letters ?? 0;
  // Japanese writes the stems of words in Chinese characters, and the rest in kana.
  const kana = lettersOf('Hiragana') + lettersOf('Katakana');
  if (script === 'Han' && kana * 20 > lettersOf('Han')) return 'ja';
  if (lettersOf(script) === 0) return null;
  const own = LETTERS[script]?.find(([, letters]) => count(text, letters) * 200 > lettersOf(script));
  return own?.[0] ?? LANGUAGE_OF_SCRIPT[script] ?? null;
}

/** Fewer different words tell nothing, since names are full of "de", "la" and "von". */
const MIN_WORDS = 4;
const MIN_FUNCTION_WORDS = 2;
/** The least share of words that tell a language among all words of a text. */
const MIN_WORD_SHARE = 0.15;
/** From this share of English function words on a text is English, and no other language is tried. */
const ENGLISH_SHARE = 0.25;
/** How many times more a language must explain than English does. */
const MARGIN = 2;

/** The parts of names of people and places, which stand in texts of every language. */
const IN_NAMES = new Set(
  'de la le el al du da do di del della des dos das van von der den des y e san los las in a am zu ben bin'.split(' '),
);

/** How many languages have each function word: what all of them have tells nothing. */
const LANGUAGES_WITH = new Map<string, number>();
for (const list of Object.values(FUNCTION_WORDS))
  for (const word of list) LANGUAGES_WITH.set(word, (LANGUAGES_WITH.get(word) ?? 0) + 1);

function byFunctionWords(text: string): string | null {
  const printed = text.match(/\p{L}[\p{L}\p{M}'’ʻ]*/gu) ?? [];
  const words = printed.map((word) => word.toLowerCase());
  const english = words.filter((word) => ENGLISH.has(word));
  if (english.length / words.length >= ENGLISH_SHARE) return isSurelyEnglish(words, english) ? 'en' : null;
  const best = Object.entries(FUNCTION_WORDS)
    .map(([language, list]) => scoreOf(language, list, words))
    .reduce((most, one) => (one.weight > most.weight ? one : most));
  // Words in small letters with accents are hardly ever English: names have capitals.
  const accented = printed.filter((word, i) => ACCENTED.test(word) && !best.found.has(words[i] ?? ''));
  const telling = best.hits + accented.length;
  const isTold =
    best.different >= MIN_FUNCTION_WORDS &&
    best.different + new Set(accented).size >= MIN_WORDS &&
    telling / words.length >= MIN_WORD_SHARE;
  return isTold && telling > english.length * MARGIN ? best.language : null;
}

/** A text of fewer words, or with fewer different function words, may be a title or a list. */
const MIN_ENGLISH_WORDS = 20;
const MIN_ENGLISH_FUNCTION_WORDS = 5;

const isSurelyEnglish = (words: readonly string[], english: readonly string[]): boolean =>
  words.length >= MIN_ENGLISH_WORDS && new Set(english).size >= MIN_ENGLISH_FUNCTION_WORDS;

const ACCENTED = /^\p{Ll}.*[^\0-\x7f’ʻ]|^[^\0-\x7f\p{Lu}]/u;

interface Score {
  readonly language: string;
  /** The words of the text that are function words of the language. */
  readonly found: ReadonlySet<string>;
  /** How many words of the text they are. */
  readonly hits: number;
  /** How many different ones that stand in no names and are not English. */
  readonly different: number;
  /** `hits` with less weight for words of many languages. */
  readonly weight: number;
}

function scoreOf(language: string, list: ReadonlySet<string>, words: readonly string[]): Score {
  const hits = words.filter((word) => list.has(word));
  const found = new Set(hits);
  const different = [...found].filter((word) => !IN_NAMES.has(word) && !ENGLISH.has(word)).length;
  const weight = hits.reduce((sum, word) => sum + 1 / Math.sqrt(LANGUAGES_WITH.get(word) ?? 1), 0);
  return { language, found, hits: hits.length, different, weight };
}
