/** Texts of extreme kinds, such as lists and repetitions, in which work that grows faster than the text would show. */
import type { ArticleKey, Document } from '../../src/model.ts';

/** Makes the piece of a text with index `i`. */
type Piece = (i: number) => string;

/** A capitalized word, another one for each number. */
function word(i: number): string {
  let letters = '';
  for (let left = i + 26; left > 0; left = Math.floor(left / 26))
    letters = String.fromCharCode(97 + (left % 26)) + letters;
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}

/** A long word that differs from the others in up to three letters. */
const similar = (i: number): string => `Konstan${word(i).toLowerCase().slice(-3)}opulos`;
const pick = (words: readonly string[], i: number): string => words[i % words.length] ?? '';
const CITIES = ['Paris', 'Springfield', 'San Jose', 'Moscow', 'Ohio', 'Georgia', 'Santa Cruz', 'Bishkek', 'Osh'];
const HEADS = ['Party', 'Institute', 'Committee', 'Bank', 'Ministry'];

const PIECES: Readonly<Record<string, Piece>> = {
  'one run of capitals': () => 'A ',
  initials: () => 'J. ',
  'a list of people': (i) => `${word(i * 7)} ${word(i * 13 + 5)}, `,
  'people, a sentence each': (i) => `${word(i * 7)} ${word(i * 13 + 5)} spoke on Monday. `,
  'who told whom': (i) => `${word(i)} ${word(i * 3)} told ${word(i + 1)} ${word(i * 5)} that `,
  'people spelled alike': (i) => `${similar(i)} ${similar(i * 7)}, `,
  'people spelled alike, a sentence each': (i) => `Mr. Anatoly ${similar(i)}${i % 97} spoke. `,
  'people of one family': (i) => `${word(i)} Smith met Smith. `,
  'one first and last name': (i) => `John ${word(i)} Smith and John Smith met. `,
  'one name': () => 'George Bush met Bush. ',
  'surnames alone': (i) => `Mr. ${word(i * 11)} spoke. `,
  'first names joined': (i) => `Anna and Ada ${word(i)} met. `,
  'nested statements': () => 'Putin said ',
  'statements of quotations': (i) => `"Peace ${i}," Putin said, `,
  'quotations that never close': () => 'Putin said: "we ',
  refusals: () => 'Putin said that he came, but gave no details, but did not say why, ',
  'nested quotations': () => '“Putin said “Bush said ',
  organizations: (i) => `the ${word(i)} ${word(i * 3)} Organization met. `,
  'organizations of a few types': (i) => `The ${word(i)} ${pick(HEADS, i)} met the ${pick(HEADS, i)}. `,
  'organizations spelled alike': (i) => `The ${similar(i)} Organisation met. `,
  acronyms: (i) => `the ${word(i)} ${word(i * 3)} Organization (${word(i).charAt(0)}${word(i * 3).charAt(0)}O) met. `,
  ministries: (i) => `the ${pick(CITIES, i)} Foreign Ministry met the Defense Ministry of ${pick(CITIES, i + 1)}. `,
  'ministries without a sentence end': (i) => `French Foreign Ministry, the Parliament of ${pick(CITIES, i)}, `,
  'cities in states': (i) => `${pick(CITIES, i)}, ${pick(CITIES, i * 3)}, `,
  'unknown places': (i) => `the ${word(i)} River and the ${word(i)} Valley in ${word(i * 7)}, `,
  'places of short names': (i) => `the ${word(i)} Gulf near the Gulf. `,
  demonyms: () => 'French and Russian and Kyrgyz, ',
  'roles and owners': (i) => `former French prime minister ${word(i)} ${word(i * 3)}, president of the Harbour Bank, `,
  titles: () => 'President Prime Minister President ',
  'one long sentence': (i) => `and then ${i % 9 === 0 ? `${word(i)} ${word(i * 3)}` : 'they'} went `,
  'small letters': () => 'then they went and ',
  'short paragraphs': (i) => `${word(i)} came.\n\n`,
  'short paragraphs of places': (i) => `Paris, ${i}\n\n`,
  lines: (i) => `${word(i)} ${i}\n`,
  table: (i) => `| ${word(i)} | ${i * 17} | 3.${i} |\n`,
  bylines: (i) => `By ${word(i)} van der ${word(i * 3)}\n`,
  datelines: (i) => `PARIS, March ${i % 30} (Reuters) - ${word(i)} ${word(i * 3)} came.\n\n`,
  'one word': () => 'A',
  'one small word': () => 'ab',
  'dotted letters': () => 'A.b.',
  'capitals with stops': () => 'U.S.',
  'words with apostrophes': () => "O'Neil's",
  'words with hyphens': () => 'London-based-',
  digits: () => '1234567890',
  'numbers with commas': () => '1,234,',
  hyphens: () => '-',
  stops: () => '.',
  'stops between spaces': () => '. ',
  'stops and quotation marks': () => '."',
  'full-width stops': () => '他。',
  spaces: (i) => (i % 1000 === 0 ? 'John Smith' : ' '),
  'spaces in a name': (i) => (i === 0 ? 'John' : ' '),
  'commas in a name': (i) => (i === 0 ? 'John' : ','),
  tabs: () => '\t \t',
  'line breaks': () => '\n \n',
  'carriage returns': () => '\r',
  'combining marks': (i) => (i % 2 === 0 ? '\u0301' : '\u0323'),
  'letters with marks': () => 'e\u0323\u0301',
  'invisible characters': () => 'a\u200b\u00ad',
  emoji: () => '👩‍👩‍👧 ',
  'emoji in one word': () => '😀',
  brackets: () => '(',
  'brackets that close': () => '(Bush) [',
  'quotation marks': () => '"',
  'addresses of the web': (i) => `http://example.com/${i} a@b.com `,
  'one address of the web': () => 'http://,',
  'addresses of mail': () => 'a@b.c',
  'Arabic names': (i) => `Abu al-${word(i)} bin ${word(i * 3)} bin ${word(i)}, `,
  'long names': (i) => `${'A B C D '.repeat(1 + (i % 40))}came. `,
  'names that begin alike': (i) => `${word(i)} Bank of ${word(i * 3)} and ${word(i)} Bank, `,
};

export const TEXT_KINDS: readonly string[] = Object.keys(PIECES);

/** A text of a kind, with `length` UTF-16 code units or a few more. */
export function textOf(kind: string, length: number): string {
  const piece = PIECES[kind];
  if (piece === undefined) throw new Error(`There is no kind of text ${kind}.`);
  const pieces = ['The start. '];
  for (let i = 0, size = 0; size < length; i++) {
    const next = piece(i);
    pieces.push(next);
    size += next.length;
  }
  return pieces.join('');
}

/** A document of a text alone. */
export const documentOf = (text: string, key = 'text'): Document => ({
  key: key as ArticleKey,
  file: `${key}.txt`,
  line: null,
  parts: [{ role: 'BODY', text, at: 0 }],
  publication: null,
  source: null,
  url: null,
  language: null,
  section: null,
  annotations: null,
  digest: key,
});
