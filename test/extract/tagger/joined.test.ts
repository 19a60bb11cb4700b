/** Parts of one name are joined, missed people are found, and acronyms have the type of their full names. */
import { describe, expect, test } from 'vitest';
import { withInitials, withMissedPeople } from '../../../src/extract/tagger/addressed.ts';
import type { DecodedName } from '../../../src/extract/tagger/decoder.ts';
import { hashText } from '../../../src/extract/tagger/hash.ts';
import { IntMap } from '../../../src/extract/tagger/int-map.ts';
import { withJoinedParts } from '../../../src/extract/tagger/joined.ts';
import { TYPES } from '../../../src/extract/tagger/labels.ts';
import { withQuotedWorks } from '../../../src/extract/tagger/quoted-works.ts';
import { createWordCache } from '../../../src/extract/tagger/word-features.ts';
import { sequenceOfWords, type WordSequence } from '../../../src/extract/tagger/word-sequence.ts';

const none = new IntMap(0);
const senses = new IntMap(4);
for (const word of ['downtown', 'wild']) senses.set(hashText(word), 1);
const cache = createWordCache({ names: none, nameParts: none, clusters: none, senses });

type Step = (names: readonly DecodedName[], sequence: WordSequence) => DecodedName[];

/** The names after a step, given those of the model in brackets: "Ms Low met [LOC Oslo] ." */
function namesAfter(step: Step, marked: string): string[] {
  const words: string[] = [];
  const names: DecodedName[] = [];
  for (const [, type = '', inside, alone] of marked.matchAll(/\[(\w+) ([^\]]+)\]|(\S+)/g)) {
    const first = words.length;
    words.push(...(inside ?? alone ?? '').split(' '));
    if (inside) names.push({ first, last: words.length - 1, type: TYPES.indexOf(type as 'PER'), probability: 0.7 });
  }
  const starts = [0, ...words.flatMap((word, i) => (word === '.' ? [i + 1] : []))];
  const sentences = starts.slice(0, -1).map((from, i) => words.slice(from, starts[i + 1]));
  return step(names, sequenceOfWords(sentences, cache)).map(
    ({ first, last, type }) => `${TYPES[type]} ${words.slice(first, last + 1).join(' ')}`,
  );
}

describe('quoted works', () => {
  test.each([
    ['part of a title', 'the film " Bells of [LOC Oslo] , " which won .', ['MISC Bells of Oslo']],
    ['nothing of a title', 'a book titled , " Fear " .', ['MISC Fear']],
    ['a title without a word for it', 'she wrote " Bells of [LOC Oslo] " .', ['LOC Oslo']],
    ['a sentence', 'the song " We will go to [LOC Oslo] now and sing " .', ['LOC Oslo']],
    ['quotation marks in two sentences', 'the film " Bells . Of [LOC Oslo] " .', ['LOC Oslo']],
    [
      'names beside it',
      '[PER Ida Lund] saw the play " The Moor " in [LOC Oslo] .',
      ['PER Ida Lund', 'MISC The Moor', 'LOC Oslo'],
    ],
  ])('are found whole: %s', (_, marked, expected) => {
    expect(namesAfter(withQuotedWorks, marked)).toEqual(expected);
  });
});

describe('joined parts', () => {
  test.each([
    ['a title with its second part', 'He played [MISC Moor] : [PER Wild Fell] .', ['MISC Moor : Wild Fell']],
    ['what opens a sentence', '[MISC Moor] : [PER Wild Fell] .', ['MISC Moor', 'PER Wild Fell']],
    [
      'a body with its purpose',
      '[ORG Lund Foundation] for the [MISC Visual Arts] .',
      ['ORG Lund Foundation for the Visual Arts'],
    ],
    [
      'a body and whom it works for',
      '[ORG Lund Foundation] for [PER Ida Moe] .',
      ['ORG Lund Foundation', 'PER Ida Moe'],
    ],
    ['a body and the place it works for', '[ORG Aid Fund] for [LOC Chad] .', ['ORG Aid Fund', 'LOC Chad']],
    [
      'a university with its seat',
      '[ORG University of Illinois] at [LOC Chicago] .',
      ['ORG University of Illinois at Chicago'],
    ],
    [
      'a university with one seat, and a place',
      '[ORG University of Oslo] , [LOC Norway] .',
      ['ORG University of Oslo', 'LOC Norway'],
    ],
    ['parties of a law case', '[PER Low] v. [LOC Ohio] .', ['MISC Low v. Ohio']],
    ['a court district', '[LOC Southern District] of [LOC New York] .', ['ORG Southern District of New York']],
    ['a person with the name of a city', 'Mirela [LOC Paris] spoke .', ['PER Mirela Paris']],
    [
      'common and function words before a city',
      'Downtown [LOC Paris] and The [LOC Hague] .',
      ['LOC Paris', 'LOC Hague'],
    ],
  ])('%s', (_, marked, expected) => {
    expect(namesAfter((names, { words }) => withJoinedParts(names, words), marked)).toEqual(expected);
  });
});

describe('people whom the model missed', () => {
  test.each([
    ['a word after a form of address', 'So Ms Delorme and Mr [PER Moe] left .', ['PER Delorme', 'PER Moe']],
    ['titles and offices after one', 'Lt Gen [PER Moe] told Mr President and Mr Speaker so .', ['PER Moe']],
    ['a surname of somebody', '[PER Ida Sterling] led . We saw Sterling go .', ['PER Ida Sterling', 'PER Sterling']],
    ['a surname beside another capital', '[PER Ida Sterling] led . We saw Sterling Lane .', ['PER Ida Sterling']],
    [
      'a surname of a body too',
      '[PER Ida Low] led [ORG Low Group] . We saw Low go .',
      ['PER Ida Low', 'ORG Low Group'],
    ],
    ['a common word that begins a sentence', '[PER Ida Wild] led . Wild geese sang .', ['PER Ida Wild']],
  ])('%s', (_, marked, expected) => {
    expect(namesAfter(withMissedPeople, marked)).toEqual(expected);
  });

  test.each([
    ['initials of a person', '[ORG AKM] is [PER Anna Kroll-Moe] .', ['PER AKM', 'PER Anna Kroll-Moe']],
    ['initials of a body', 'Posts of [LOC AKM] , the [ORG All Kin Movement] .', ['ORG AKM', 'ORG All Kin Movement']],
    [
      'initials of both',
      '[ORG AKM] , [PER Anna Kai Moe] , [ORG All Kin Movement] .',
      ['ORG AKM', 'PER Anna Kai Moe', 'ORG All Kin Movement'],
    ],
  ])('acronyms: %s', (_, marked, expected) => {
    expect(namesAfter((names, { words }) => withInitials(names, words), marked)).toEqual(expected);
  });
});
