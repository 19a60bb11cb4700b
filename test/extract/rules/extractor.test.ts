/** Tests the extractor of rules: on the shipped article, case by case, and for any text at all. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { extractor, read, spot } from '../read.ts';

test('on the shipped article it finds every named mention and nothing else', () => {
  const file = '000_7e7f4fe492b2e33b.txt';
  expect(spot(readFileSync(join(PACKAGE_ROOT, 'seeds', file), 'utf8'))).toEqual([
    'Kyrgyz DEMONYM',
    'Kyrgyzstan PLACE',
    'Bishkek PLACE',
    'Kyrgyzstan PLACE',
    'Askar Akayev PERSON',
    'Bishkek PLACE',
    'Kurmanbek Bakiev PERSON',
    'Bakiev PERSON',
    'Bishkek PLACE',
    'Akayev PERSON',
    'Andranik Migranyan PERSON',
    'Russia PLACE',
    'Echo Moscow ORGANIZATION',
    'Akayev PERSON',
    'Migranyan PERSON',
    'Kyrgyz DEMONYM',
    'Russia PLACE',
    'Kyrgyz DEMONYM',
    'Vyacheslav Sedov PERSON',
    'Interfax ORGANIZATION',
    'Russian DEMONYM',
    'Kazakhstan PLACE',
    'Uzbekistan PLACE',
  ]);
});

test.each<[string, string[]]>([
  ['Former Prime Minister Ada Lovelace spoke on Tuesday.', ['Ada Lovelace PERSON']],
  ['The group’s spokesman, Wendel Tarr, agreed.', ['Wendel Tarr PERSON']],
  ['Mrs. Lovelace said so in March.', ['Lovelace PERSON']],
  [
    'Analyst Wendel Tarr told Tidewatch that Norway agreed.',
    ['Wendel Tarr PERSON', 'Tidewatch ORGANIZATION', 'Norway PLACE'],
  ],
  ['He told Chile’s Harbour Light radio that it rained.', ['Chile PLACE', 'Harbour Light ORGANIZATION']],
  ['The Tidewatch news agency says it rained.', ['Tidewatch ORGANIZATION']],
  [
    'The French Foreign Ministry wrote to the Bank of Ruritania.',
    ['French DEMONYM', 'Foreign Ministry ORGANIZATION', 'Bank of Ruritania ORGANIZATION'],
  ],
  ['The Iraq Study Group met near the Tigris River.', ['Iraq Study Group ORGANIZATION', 'Tigris River PLACE']],
  ['The GFO and a Danish-led force left.', ['GFO ORGANIZATION', 'Danish DEMONYM']],
  ['Violence spread. Meanwhile, Thursday was calm. Neighboring Chad waited.', ['Chad PLACE']],
  ['Police found GDP and HIV figures on Monday, April 3.', []],
  ['Hurricane Odile hit Cuba after the World Cup.', ['Hurricane Odile OTHER', 'Cuba PLACE', 'World Cup OTHER']],
  ['Kurdish parties met in Springfield, Ohio.', ['Kurdish OTHER', 'Springfield PLACE', 'Ohio PLACE']],
])('%s', (text, expected) => {
  expect(spot(text)).toEqual(expected);
});

test('a headline in title case or in capitals names what is well known, and what the body names', () => {
  const body = 'Ada Lovelace met the mayor on Monday. Ms. Lovelace did not say what was said in Oslo.';
  expect(spot(`Lovelace Meets Danish Mayor In Oslo\n\n${body}`).slice(0, 3)).toEqual([
    'Lovelace PERSON',
    'Danish DEMONYM',
    'Oslo PLACE',
  ]);
  expect(spot(`LOVELACE MEETS DANISH MAYOR IN OSLO\n\n${body}`).slice(0, 3)).toEqual([
    'LOVELACE PERSON',
    'DANISH DEMONYM',
    'OSLO PLACE',
  ]);
});

const PIECES = [
  'Mr. ',
  'Ada Lovelace',
  ' of ',
  'the ',
  'France',
  '’s ',
  'Bank',
  ' and ',
  'U.S. ',
  '. ',
  '\n\n',
  '🎉',
  'é',
  ', ',
  '“',
  'de ',
  '-',
  'LONDON',
];

test('whatever the text, spans are ordered, disjoint, inside one sentence, and the same again', () => {
  const text = fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
  );
  fc.assert(
    fc.property(text, (source) => {
      const article = read(source);
      const spotted = extractor.extract(article);
      let from = 0;
      for (const { start, end, score } of spotted) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        expect(article.sentences.some((sentence) => sentence.start <= start && end <= sentence.end)).toBe(true);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        from = end;
      }
      expect(extractor.extract(article)).toEqual(spotted);
    }),
  );
});
