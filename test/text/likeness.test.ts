/** Names are alike for the right reasons, and names that are alike share a blocking key. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS, type Kind } from '../../src/model.ts';
import { type ComparableName, comparable, likenessKeys } from '../../src/text/comparable.ts';
import { likeness } from '../../src/text/likeness.ts';

const isShort = (name: string): boolean => /^(?:\p{Lu}\.?){2,}$/u.test(name);
const of = (kind: Kind, name: string, isKnown = false) =>
  comparable({ kind, name, isAcronym: isShort(name), hasFullName: !isShort(name), isKnown });
const shareKey = (one: ComparableName, other: ComparableName): boolean =>
  likenessKeys(one).some((key) => likenessKeys(other).includes(key));

test.each<[string | null, Kind, string, string]>([
  ['SPELLING', 'PERSON', 'Kasimir Bardiev', 'Kazimir Bardiyev'],
  ['SPELLING', 'PERSON', 'Mohammed Al-Rashid', 'Muhamed Al Rashid'],
  ['SAME_NAME', 'PERSON', 'Jean-Luc Morel', 'Jean Luc Morel'],
  ['SAME_NAME', 'PERSON', 'Karim al-Rashid', 'Karim Rashid'],
  ['SPELLING', 'PERSON', 'Karim al-Rashid', 'Kareem el-Rashid'],
  ['WORD_ORDER', 'PERSON', 'Pak Tae Hyun', 'Tae Hyun Pak'],
  ['EXTRA_WORDS', 'PERSON', 'Mullah Karim Rashid', 'Kareem Rashid'],
  ['MIDDLE_NAME', 'PERSON', 'Ada King Lovelace', 'Ada Lovelace'],
  ['MIDDLE_NAME', 'PERSON', 'Ada K. Lovelace', 'Ada King Lovelace'],
  ['INITIALS', 'PERSON', 'A. Lovelace', 'Ada Lovelace'],
  ['SURNAME', 'PERSON', 'Lovelace', 'Ada Lovelace'],
  ['SURNAME', 'PERSON', 'al-Rashid', 'Karim al-Rashid'],
  [null, 'PERSON', 'Gore', 'Al Lovelace'],
  [null, 'PERSON', 'Lovelase', 'Ada Loveless'],
  [null, 'PERSON', 'Ada K. Lovelace', 'Ada B. Lovelace'],
  [null, 'PERSON', 'Ada Lovelace', 'Grace Lovelace'],
  [null, 'PERSON', 'Ada Lovelace', 'Ada Byron'],
  [null, 'PERSON', 'Ivan Petrov', 'Ivana Petrova'],
  ['SAME_NAME', 'ORGANIZATION', 'Bank of the Harbour', 'Harbour Bank'.split(' ').reverse().join(' ')],
  ['SPELLING', 'ORGANIZATION', 'Organisation for Harbours', 'Organization for Harbours'],
  ['EXTRA_WORDS', 'ORGANIZATION', 'Harbour Bank', 'Harbour Bank Inc.'],
  ['EXTRA_WORDS', 'ORGANIZATION', 'Harbour Police', 'U.S. Harbour Police'],
  ['EXTRA_WORDS', 'ORGANIZATION', 'The Harbour Lights', 'Harbour Light Party'],
  ['SAME_NAME', 'ORGANIZATION', 'Lighthouse', 'Light House'],
  ['ACRONYM', 'ORGANIZATION', 'HLR', 'Harbour Light Radio'],
  ['ACRONYM', 'ORGANIZATION', 'H.L.R.', 'Harbour Light of Radio'],
  [null, 'ORGANIZATION', 'HLR', 'HLR'],
  [null, 'ORGANIZATION', 'HLR', 'Harbour Light'],
  [null, 'ORGANIZATION', 'HB', 'Harbour Bank'],
  [null, 'ORGANIZATION', 'Harbour Bank', 'Harbour Light'],
  ['SPELLING', 'PLACE', 'Kharkhov', 'Harhov'],
  ['SPELLING', 'PLACE', 'Lighthaven', 'Lihgthaven'],
  ['SPELLING', 'PLACE', 'Morveno', 'Morvena'],
  [null, 'PLACE', 'Morven', 'Morben'],
  [null, 'PLACE', 'Oslo', 'Asla'],
])('likeness: %s for the %s %s and %s', (reason, kind, a, b) => {
  const [one, other] = [of(kind, a), of(kind, b)];
  expect(likeness(one, other)).toBe(reason);
  expect(likeness(other, one)).toBe(reason);
  if (reason) expect(shareKey(one, other)).toBe(true);
});

test('likeness: compares names across kinds, unless a person is called like a place that the gazetteer knows', () => {
  expect(likeness(of('OTHER', 'Harbour Light'), of('ORGANIZATION', 'Harbour Light'))).toBe('OTHER_KIND');
  expect(likeness(of('OTHER', 'Harbour Lights'), of('PLACE', 'Harbour Light'))).toBe('OTHER_KIND');
  expect(likeness(of('PERSON', 'Washington'), of('PLACE', 'Washington'))).toBe('OTHER_KIND');
  expect(likeness(of('PERSON', 'Washington'), of('PLACE', 'Washington', true))).toBeNull();
  expect(likeness(of('ORGANIZATION', 'Washington'), of('PLACE', 'Washington', true))).toBe('OTHER_KIND');
  expect(likeness(of('OTHER', 'Eid'), of('PERSON', 'Eid'))).toBeNull();
});

const word = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

test('likeness: is symmetric, names that are alike share a blocking key, and a name is like itself', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), fc.constantFrom(...KINDS), name, name, (kindOfA, kindOfB, a, b) => {
      const [one, other] = [of(kindOfA, a), of(kindOfB, b)];
      expect(likeness(one, other)).toBe(likeness(other, one));
      if (likeness(one, other) !== null) expect(shareKey(one, other)).toBe(true);
      expect(likeness(one, one)).toBe('SAME_NAME');
    }),
  );
});
