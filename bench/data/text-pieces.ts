/** The pieces that texts of extreme kinds are made of. */
import type { Markup } from '../../src/model.ts';

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
const letter = (i: number): string => String.fromCharCode(65 + (i % 26));
const CITIES = ['Paris', 'Springfield', 'San Jose', 'Moscow', 'Ohio', 'Georgia', 'Santa Cruz', 'Bishkek', 'Osh'];
const STATES = ['Ohio', 'Iowa', 'Texas', 'Illinois', 'Oregon', 'Maine', 'Utah', 'Kansas'];
const HEADS = ['Party', 'Institute', 'Committee', 'Bank', 'Ministry'];

/** The pieces of plain texts, by the kind of text. */
export const PIECES: Readonly<Record<string, Piece>> = {
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
  'towns of one name': (i) => `Springfield, ${pick(STATES, i)}. Springfield grew. `,
  'initials and surnames': (i) => `${letter(i)}. ${letter(i * 7)}. ${word(i)} met ${letter(i)}. Smith. `,
  'one surname': (i) => `${word(i)} Smith, `,
  'one given name': (i) => `John ${word(i)} met John. `,
  'sons of one name': (i) => `John ${word(i)} Jr. and John ${word(i)} Sr. met ${word(i)}. `,
  relatives: (i) => `his wife, Ada ${word(i)}, and her brother, John ${word(i)}, met ${word(i)}. `,
  'families in plural': (i) => `the ${word(i)}s met ${word(i)} Smith and the Smiths. `,
  nicknames: (i) => `Ada ${word(i)}, known as ${word(i * 3)}, met ${word(i * 3)}. `,
  'short forms of given names': (i) => `Bill ${word(i)} met William ${word(i)} and Billy ${word(i)}. `,
  'surnames before commas': (i) => `${word(i)}, John A. came. `,
  'one acronym': () => 'UN, ',
  'seas of short names': (i) => `the ${word(i)} Sea, the Sea, `,
  'acronyms in brackets': (i) => `the ${word(i)} Fund (IF) and the IF. `,
  'banks of something': (i) => `the Bank of ${word(i)} met the Bank. `,
  'companies of one first word': (i) => `Acme ${word(i)} Inc. met Acme. `,
  'years in brackets': (i) => `${word(i)} ${word(i * 3)} (born ${1900 + (i % 100)}) `,
  'roles in a chain': () => 'the president of the minister of the chairman of the ',
  transcripts: (i) => `${word(i).toUpperCase()} ${word(i * 3).toUpperCase()}: we came on ${i}\n\n`,
  dialogue: (i) => `"Yes ${i}," said John ${word(i)}. "No," he said. "Why?" she asked ${word(i)}. `,
  'quotations by paragraph': (i) => `“Putin came on day ${i}\n\n`,
  'quotation marks in pairs': () => '"" ',
  'single quotation marks': () => "'Putin said 'Bush ",
  credits: (i) => `(Reporting by ${word(i)} ${word(i * 3)}; Editing by ${word(i)} ${word(i * 5)})\n\n`,
  'photo credits': (i) => `${word(i)} ${word(i * 3)}/AFP/Getty Images\n`,
  captions: (i) => `FILE PHOTO: ${word(i)} speaks in Paris. REUTERS/${word(i)} ${word(i * 5)}\n\n`,
  'table of tabs': (i) => `${word(i)}\t${i * 17}\t3.${i}\n`,
  'lines of one word': (i) => `${word(i)}\n`,
  'numbered list': (i) => `${i}. ${word(i)} ${word(i * 3)}\n`,
  'long addresses of the web': (i) => `https://example.com/${word(i)}/${word(i * 3)}?q=${i}#${word(i)}\n`,
  'German without a sentence end': (i) =>
    `der ${word(i)} und die ${word(i * 3)} von Paris sind nicht mit dem Zug gegangen `,
  'Russian names': (i) => `Президент России и ${'абвгдежзик'.charAt(i % 10)}лександр в Москве `,
  'Arabic script': () => 'قال الرئيس محمد بن علي في مصر ',
  'Chinese without stops': () => '他说今天北京很好中国人民在上海',
  'Thai with spaces': () => 'นายกรัฐมนตรีกล่าวว่า ประเทศไทยดีมาก ',
  'scripts beside each other': () => 'Путин said 北京 and محمد ',
  'long names': (i) => `${'A B C D '.repeat(1 + (i % 40))}came. `,
  'names that begin alike': (i) => `${word(i)} Bank of ${word(i * 3)} and ${word(i)} Bank, `,
};

/** The pieces of texts with mark-up. */
export const MARKED_PIECES: Readonly<Record<Markup, Readonly<Record<string, Piece>>>> = {
  MARKDOWN: {
    'Markdown: links of notes that never close': () => '[[a ',
    'Markdown: embedded notes that never close': () => '![[a ',
    'Markdown: footnotes that never close': () => '[^a',
    'Markdown: links': (i) => `[${word(i)}](http://example.com/${i}) `,
    'Markdown: lists in lists': (i) => `${' '.repeat(i % 60)}- a\n`,
    'Markdown: emphasis': () => '*a_ ',
  },
  HTML: {
    'HTML: paragraphs': (i) => `<p>${word(i)} came.</p>`,
    'HTML: tags that never close': () => '<a "',
    'HTML: references': () => '&amp;#1',
  },
  MOJIBAKE: { mojibake: () => 'Itâ€™s ' },
};
