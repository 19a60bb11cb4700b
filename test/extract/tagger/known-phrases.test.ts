/** Names of three or more words that the lexicon knows are found whole. */
import { expect, test } from 'vitest';
import type { DecodedName } from '../../../src/extract/tagger/decoder.ts';
import { hashText } from '../../../src/extract/tagger/hash.ts';
import { IntMap } from '../../../src/extract/tagger/int-map.ts';
import { withKnownPhrases } from '../../../src/extract/tagger/known-phrases.ts';
import { withKnownTypes } from '../../../src/extract/tagger/known-types.ts';
import { TYPES } from '../../../src/extract/tagger/labels.ts';
import { KNOWN, type Lexicon, nameHash } from '../../../src/extract/tagger/lexicon.ts';
import { createWordCache } from '../../../src/extract/tagger/word-features.ts';
import { fold } from '../../../src/text/fold.ts';

const none = new IntMap(0);
const names = new IntMap(32);
const lexicon: Lexicon = { names, nameParts: none, clusters: none, senses: none };
const cache = createWordCache(lexicon);

function know(name: string, bits: number): void {
  let hash = 0;
  for (const word of name.split(' ')) {
    if (hash !== 0) names.set(hash, (names.get(hash) ?? 0) | KNOWN.STEM);
    hash = nameHash(hash, hashText(fold(word)));
  }
  names.set(hash, (names.get(hash) ?? 0) | bits);
}
know('Wind and Rain', KNOWN.THING);
know('Moor and Fell', KNOWN.REGION);
know('The Fell Post', KNOWN.MEDIUM);
know('Ida Lund Park', KNOWN.PERSON | KNOWN.TOWN);
know('Lund Park', KNOWN.TOWN);

test.each([
  ['a work of which a part was found', '[ORG Wind] and Rain is new', ['MISC Wind and Rain']],
  ['a region that was parted', 'in [LOC Moor] and [LOC Fell] today', ['LOC Moor and Fell']],
  ['a name of which nothing was found', 'the Wind and Rain came', []],
  ['a longer name that begins or ends with it', '[ORG Moor and Fell Bank] won', ['ORG Moor and Fell Bank']],
  ['what ends one sentence and begins the next', 'in [LOC Moor] | and [LOC Fell] won', ['LOC Moor', 'LOC Fell']],
  ['the article before a body', 'The [ORG Fell Post] said', ['ORG Fell Post']],
  ['names of several types, and of two words', '[PER Ida Lund] Park and [PER Lund] Park', ['PER Ida Lund', 'PER Lund']],
])('known phrases: %s', (_, marked, expected) => {
  const words: string[] = [];
  const starts = [0];
  const found: DecodedName[] = [];
  for (const [, type = '', inside, alone] of marked.matchAll(/\[(\w+) ([^\]]+)\]|(\S+)/g)) {
    const first = words.length;
    if (alone === '|') {
      starts.push(first);
      continue;
    }
    words.push(...(inside ?? alone ?? '').split(' '));
    if (inside) found.push({ first, last: words.length - 1, type: TYPES.indexOf(type as 'PER'), probability: 0.5 });
  }
  const whole = withKnownPhrases(
    found,
    { words: words.map(cache), starts: Int32Array.of(...starts, words.length) },
    lexicon,
  );
  expect(whole.map(({ first, last, type }) => `${TYPES[type]} ${words.slice(first, last + 1).join(' ')}`)).toEqual(
    expected,
  );
});

test.each([
  ['a doubtful name', 'Wind and Rain', 0.5, 'MISC'],
  ['a sure name', 'Wind and Rain', 0.99, 'ORG'],
  ['a name of several types', 'Ida Lund Park', 0.5, 'ORG'],
  ['a place', 'Lund Park', 0.5, 'ORG'],
  ['a name that no list has', 'Fell', 0.5, 'ORG'],
])('known types: %s', (_, name, probability, type) => {
  const words = name.split(' ').map(cache);
  const found = { first: 0, last: words.length - 1, type: TYPES.indexOf('ORG'), probability };
  expect(withKnownTypes([found], words, lexicon).map((each) => TYPES[each.type])).toEqual([type]);
});
