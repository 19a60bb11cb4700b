/** Articles for tests of the view of an article: names at known places, texts that try to be mark-up, and one that is long. */

interface Name {
  readonly words: string;
  readonly type: string;
  /** Which of the occurrences, from 0. */
  readonly nth?: number;
}

function placeOf(text: string, { words, nth = 0 }: Name): number {
  let place = -1;
  for (let count = 0; count <= nth; count++) place = text.indexOf(words, place + 1);
  return place;
}

/** Stand-off annotations of names in a text. */
const annotate = (text: string, names: readonly Name[]): string =>
  names
    .map((name, index) => {
      const start = placeOf(text, name);
      return `T${index + 1}\t${name.type} ${start} ${start + name.words.length}\t${name.words}\n`;
    })
    .join('');

export const STORY = `Harbour opens in Larnavik

LARNAVIK, March 3, 2005 (Dateline brief) - Ada Quill opened the harbour of Larnavik on Thursday. "The harbour is ready," Quill said.

Bo Tamsin of the Bank of Larnavik paid for it. Tamsin is a banker, and 2 < 3.
`;

const STORY_NAMES: readonly Name[] = [
  { words: 'Larnavik', type: 'GPE' },
  { words: 'Ada Quill', type: 'PERSON' },
  { words: 'Larnavik', type: 'GPE', nth: 1 },
  { words: 'Quill', type: 'PERSON', nth: 1 },
  { words: 'Bo Tamsin', type: 'PERSON' },
  { words: 'Bank of Larnavik', type: 'ORG' },
];

/** Another article with the same people, so that there is something related. */
export const SEQUEL = `Larnavik celebrates

LARNAVIK, March 4, 2005 (Dateline brief) - Ada Quill and Bo Tamsin danced in Larnavik. Adda Quill sang.
`;

const SEQUEL_NAMES: readonly Name[] = [
  { words: 'Ada Quill', type: 'PERSON' },
  { words: 'Bo Tamsin', type: 'PERSON' },
  { words: 'Larnavik', type: 'GPE', nth: 1 },
  { words: 'Adda Quill', type: 'PERSON' },
];

/** What an attacker might print. */
export const HOSTILE = `A </article><script>document.title = "taken"</script> headline

LARNAVIK, March 5, 2005 (Dateline brief) - Ada Quill wrote \u202Ereversed\u202C and ${'x'.repeat(10_000)} to Bo Tamsin <img src=x onerror=alert(1)>.
`;

const HOSTILE_NAMES: readonly Name[] = [
  { words: 'Ada Quill', type: 'PERSON' },
  { words: 'Bo Tamsin', type: 'PERSON' },
];

/** How many names the long article has. */
export const LONG_NAMES = 5000;

function longArticle(): { readonly text: string; readonly annotations: string } {
  let text = 'A long story\n';
  let annotations = '';
  for (let index = 0; index < LONG_NAMES; index++) {
    text += `\nParagraph ${index} says that `;
    annotations += `T${index + 1}\tPERSON ${text.length} ${text.length + 9}\tCora Vale\n`;
    text += 'Cora Vale went on. She went on and on.\n';
  }
  return { text, annotations };
}

const long = longArticle();

/** A name at the beginning and one at the end of a text that takes several stretches to load. */
const SPARSE = `A sparse story\n\nAda Quill began.\n${`\n${'nothing happened there again. '.repeat(20)}\n`.repeat(100)}\nBo Tamsin ended.\n`;

export const SEEDS: Readonly<Record<string, string>> = {
  'story.txt': STORY,
  'story.ann': annotate(STORY, STORY_NAMES),
  'sequel.txt': SEQUEL,
  'sequel.ann': annotate(SEQUEL, SEQUEL_NAMES),
  'hostile.txt': HOSTILE,
  'hostile.ann': annotate(HOSTILE, HOSTILE_NAMES),
  'long.txt': long.text,
  'long.ann': long.annotations,
  'sparse.txt': SPARSE,
  'sparse.ann': annotate(SPARSE, [
    { words: 'Ada Quill', type: 'PERSON' },
    { words: 'Bo Tamsin', type: 'PERSON' },
  ]),
};
