/** Rules correct the edges of names and drop what is never a name. */
import { describe, expect, test } from 'vitest';
import { prepareArticle } from '../../../src/extract/article.ts';
import type { DecodedName } from '../../../src/extract/tagger/decoder.ts';
import { IntMap } from '../../../src/extract/tagger/int-map.ts';
import { TYPES, type Type } from '../../../src/extract/tagger/labels.ts';
import { applyRules, namedWords } from '../../../src/extract/tagger/name-rules.ts';
import { createWordCache } from '../../../src/extract/tagger/word-features.ts';
import { sequenceOfArticle } from '../../../src/extract/tagger/word-sequence.ts';
import { layOut } from '../../../src/text/layout.ts';

const none = new IntMap(0);
const cache = createWordCache({ names: none, nameParts: none, clusters: none, senses: none });

/** The names of a text after the rules, given the words that the model would have found, marked with brackets: "[PER Mr Low]". */
function corrected(marked: string, typed = false): string[] {
  const found: { type: Type; start: number; end: number }[] = [];
  let text = '';
  for (const [, before = '', type, name = ''] of marked.matchAll(/([^[]*)(?:\[(PER|ORG|LOC|MISC) ([^\]]*)\])?/g)) {
    text += before;
    if (type) found.push({ type: type as Type, start: text.length, end: text.length + name.length });
    text += name;
  }
  const article = prepareArticle(layOut([{ role: 'BODY', text, at: null }]));
  const tokens = article.tokens.flat();
  const names = found.map(({ type, start, end }): DecodedName => {
    const first = tokens.findIndex((token) => token.start === start);
    const last = tokens.findIndex((token) => token.end === end);
    return { first, last, type: TYPES.indexOf(type), probability: 1 };
  });
  return applyRules(names, namedWords(sequenceOfArticle(article, cache), tokens)).map(({ first, last, type }) => {
    const surface = article.text.slice(tokens[first]?.start, tokens[last]?.end);
    return typed ? `${TYPES[type]} ${surface}` : surface;
  });
}

describe('name rules', () => {
  test('a title that is a given name belongs to the name, unless the article speaks of the office', () => {
    expect(corrected('[PER Dean Lindqvist] met Dean [PER Moe].')).toEqual(['Dean Lindqvist', 'Dean Moe']);
    expect(corrected('The dean, [PER Dean Lindqvist], left.')).toEqual(['Lindqvist']);
  });

  test('a royal title before a described surname is a given name', () => {
    expect(corrected('[PER Queen Lindqvist], 24, left.')).toEqual(['Queen Lindqvist']);
    expect(corrected('[PER Queen Lindqvist] left.')).toEqual(['Lindqvist']);
  });

  test('a label of a picture is no name, and ends the name before it', () => {
    expect(corrected('[PER Ida Moe Image]: Tom Wade. [PER Image]: Ali Rahman. The [ORG Daily Image] said so.')).toEqual(
      ['Ida Moe', 'Daily Image'],
    );
  });

  test('a year stands outside an event', () => {
    expect(corrected('The [MISC 2018 Harbor Cup], the [MISC Harbor Cup Final 2018] and [MISC Harbor 2016].')).toEqual([
      'Harbor Cup',
      'Harbor Cup Final',
      'Harbor 2016',
    ]);
    expect(corrected('the [MISC 2016 Ohio primary election] and the [MISC Revolt of 1905]')).toEqual([
      'Ohio',
      'Revolt of 1905',
    ]);
  });

  test('a rank of the police before a word that no dictionary has makes a person', () => {
    expect(corrected('[ORG PC Lindqvist] came. Then [PER PC Lindqvist] left.', true)).toEqual([
      'PER Lindqvist',
      'PER Lindqvist',
    ]);
  });

  test.each([
    [
      'quotation marks, dashes and pictures',
      '[PER “Olsen] said. [LOC Bergen —] rain. [ORG 🎉 Rapid 🎉]',
      ['Olsen', 'Bergen', 'Rapid'],
    ],
    ['names of marks only', 'It rained [ORG “] and [MISC …] that[LOC ’s] snow.', []],
    [
      'titles and ranks, however many',
      '[PER Lt Col Ida Moe] saw [PER Prof. Sir Tom Wade] and [PER Deputy Mayor Lund].',
      ['Ida Moe', 'Tom Wade', 'Lund'],
    ],
    ['offices before a name', '[PER Goalkeeper Ali Rahman] saved.', ['Ali Rahman']],
    ['police ranks, but not particles of names', '[PER DI Ann Low] met [PER Di Lorenzo].', ['Ann Low', 'Di Lorenzo']],
    ['pronouns and contractions', '[MISC Somebody] called. [LOC It’ll] rain. [PER They’re] late.', []],
    ['acronyms of common words', '[ORG AI] and [MISC PTSD], [ORG WHO] says.', ['WHO']],
    ['a currency, but not its country', 'It costs [LOC US]$40 in the [LOC US].', ['US']],
    [
      'the article of a body, but not of a place',
      '[ORG The Harbour Board] met in [LOC The Hague].',
      ['Harbour Board', 'The Hague'],
    ],
    ['days and dates, but not persons of that name', 'On [LOC Dec 24] and [MISC Tuesday] [PER May] sang.', ['May']],
    ['a possessive after a person', 'We saw [PER Ida Moe’s] boat.', ['Ida Moe']],
  ])('leave out %s', (_, marked, names) => {
    expect(corrected(marked)).toEqual(names);
  });

  test.each([
    [
      'Jr. and numbers of a person',
      '[PER Tom Wade] Jr. met [PER Olav] III and [PER Per Lund], Sr., here.',
      ['Tom Wade Jr.', 'Olav III', 'Per Lund, Sr.'],
    ],
    ['the possessive of a company', 'He works for [ORG Anders’s].', ['Anders’s']],
    ['full stops of abbreviations', 'The [LOC U.S.] sued [ORG Moe Inc.]', ['U.S.', 'Moe Inc.']],
    ['acronyms spelled like a pronoun', '[ORG WHO] doctors came to the [LOC US].', ['WHO', 'US']],
  ])('keep %s', (_, marked, names) => {
    expect(corrected(marked)).toEqual(names);
  });

  test('make a person of a name with a title that only people have', () => {
    expect(corrected('We met [LOC Ms Florence] and Mr [LOC Georgia] in [LOC Oslo].', true)).toEqual([
      'PER Florence',
      'PER Georgia',
      'LOC Oslo',
    ]);
  });
});
