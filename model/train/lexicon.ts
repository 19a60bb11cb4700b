/** Builds the lexicon of the tagger from the baked gazetteer, WordNet and word clusters. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BakedType, parseCity, readBaked } from '../../src/extract/gazetteer/baked.ts';
import { hashText } from '../../src/extract/tagger/hash.ts';
import { hashName, KNOWN, type Lexicon, NAME_PART, nameHash, stems } from '../../src/extract/tagger/lexicon.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { fold } from '../../src/text/fold.ts';
import { tokens } from '../../src/text/tokens.ts';
import { clusterWords } from './clusters.ts';
import { readNames } from './organizations.ts';

const BIT: Readonly<Record<BakedType, number>> = {
  COUNTRY: KNOWN.COUNTRY,
  TERRITORY: KNOWN.COUNTRY,
  FORMER: KNOWN.COUNTRY,
  AREA: KNOWN.AREA,
  REGION: KNOWN.REGION,
  CITY: KNOWN.TOWN,
  BODY: KNOWN.BODY,
};
const WORDNET_NAMES: Readonly<Record<string, number>> = {
  place: KNOWN.WORDNET_PLACE,
  person: KNOWN.WORDNET_PERSON,
  group: KNOWN.WORDNET_GROUP,
};
const WORDNET_PARTS: Readonly<Record<string, number>> = {
  'famous-last': NAME_PART.FAMOUS_LAST,
  'famous-first': NAME_PART.FAMOUS_FIRST,
};
/** Lists of names in `model/names`. */
const LISTS = [
  ['bodies', KNOWN.BODY],
  ['clubs', KNOWN.CLUB],
  ['companies', KNOWN.COMPANY],
  ['media', KNOWN.MEDIUM],
  ['things', KNOWN.THING],
  ['people', KNOWN.PERSON],
] as const;
/** The numbers of classes, coarse to fine, and the minimum frequency of words in them. */
const CLUSTERINGS = [
  { classes: 64, least: 3, rounds: 10 },
  { classes: 256, least: 3, rounds: 10 },
  { classes: 700, least: 2, rounds: 6 },
];

const wordnetLines = (file: string): string[] =>
  readFileSync(join(PACKAGE_ROOT, 'model', 'wordnet', file), 'utf8')
    .trim()
    .split('\n');

/** Sets bits in the value of a key. */
function addBits(table: Map<number, number>, key: number, bits: number): void {
  table.set(key, (table.get(key) ?? 0) | bits);
}

function addName(names: Map<number, number>, name: string, bits: number): void {
  const folded = fold(name);
  if (folded.length < 2) return;
  let hash = 0;
  for (const word of wordsOf(name)) {
    if (hash !== 0) addBits(names, hash, KNOWN.STEM);
    hash = nameHash(hash, hashText(word));
  }
  addBits(names, hash, bits);
}

/** The folded words of a name, divided as in texts: "Sotheby", "'s". */
const wordsOf = (name: string): string[] =>
  tokens(name, { start: 0, end: name.length }).map(({ start, end }) => fold(name.slice(start, end)));

function addBaked(names: Map<number, number>, nameParts: Map<number, number>): void {
  const baked = readBaked();
  for (const { type, name, also = [], acronyms = [], demonyms = [] } of baked.entities) {
    for (const known of [name, ...also, ...acronyms]) addName(names, known, BIT[type]);
    for (const demonym of demonyms) addName(names, demonym, KNOWN.DEMONYM);
  }
  for (const [row, line] of baked.cityNames.entries()) {
    const city = parseCity(line, baked.cities[row] ?? '');
    const large = city.isCapital || city.inhabitants >= 1e6;
    const bit = large ? KNOWN.LARGE_CITY : city.inhabitants >= 1e5 ? KNOWN.CITY : KNOWN.TOWN;
    for (const known of [city.name, ...city.also]) addName(names, known, bit);
  }
  for (const name of baked.givenNames.split(' ')) addBits(nameParts, hashText(name), NAME_PART.GIVEN);
  for (const name of baked.familyNames.split(' ')) addBits(nameParts, hashText(name), NAME_PART.FAMILY);
}

function addWordnet(names: Map<number, number>, nameParts: Map<number, number>): void {
  for (const line of wordnetLines('names.txt')) {
    const [kind = '', ...all] = line.split('|');
    for (const name of all) {
      if (WORDNET_NAMES[kind]) addName(names, name, WORDNET_NAMES[kind]);
      if (WORDNET_PARTS[kind]) addBits(nameParts, hashText(fold(name)), WORDNET_PARTS[kind]);
    }
  }
}

function readSenses(): Map<number, number> {
  const senses = new Map<number, number>();
  for (const line of wordnetLines('words.txt')) {
    const [field, ...words] = line.split(' ');
    for (const word of words) senses.set(hashText(word), Number(field));
  }
  return senses;
}

/** Marks the clubs, companies, media and things that are words of the dictionary. */
function markWords(names: Map<number, number>, senses: ReadonlyMap<number, number>): void {
  for (const [list] of LISTS) {
    for (const name of readNames(list)) {
      const words = wordsOf(name);
      const isWord = words.length === 1 && [...stems(words[0] ?? '')].some((stem) => senses.has(hashText(stem)));
      if (isWord) addBits(names, hashName(name), KNOWN.WORD);
    }
  }
}

function clusterAll(sentences: readonly (readonly string[])[]): Map<number, number> {
  const clusters = new Map<number, number>();
  const none = 1023 | (1023 << 10) | (1023 << 20);
  for (const [level, options] of CLUSTERINGS.entries()) {
    for (const [word, number] of clusterWords(sentences, options.classes, options)) {
      const key = hashText(word);
      const others = (clusters.get(key) ?? none) & ~(1023 << (10 * level));
      clusters.set(key, others | (number << (10 * level)));
    }
  }
  return clusters;
}

/** Builds the lexicon; word clusters are learned from these sentences. */
export function buildLexicon(sentences: readonly (readonly string[])[]): Lexicon {
  const names = new Map<number, number>();
  const nameParts = new Map<number, number>();
  addBaked(names, nameParts);
  const senses = readSenses();
  for (const [list, bit] of LISTS) for (const name of readNames(list)) addName(names, name, bit);
  addWordnet(names, nameParts);
  markWords(names, senses);
  return { names, nameParts, senses, clusters: clusterAll(sentences) };
}
