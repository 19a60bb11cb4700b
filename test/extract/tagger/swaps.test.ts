/** Articles with replaced names stay well-formed and annotated. */
import { expect, test } from 'vitest';
import { Coiner } from '../../../model/train/coined.ts';
import { NameSupply } from '../../../model/train/name-supply.ts';
import { randomNumbers } from '../../../model/train/random.ts';
import { swapNames } from '../../../model/train/swaps.ts';
import { labelOf, namesOf, OUTSIDE, POSITION, TYPES, type Type } from '../../../src/extract/tagger/labels.ts';

const supply = new NameSupply(1);

/** The labels of words marked `word/TYPE`; adjacent words of one type are one name. */
function parse(marked: string): { sentences: string[][]; labels: Uint8Array } {
  const pairs = marked.split(' ').map((word) => word.split('/'));
  const typeAt = (i: number): string | undefined => pairs[i]?.[1];
  const labels = pairs.map(([, type], i) => {
    if (type === undefined) return OUTSIDE;
    const [opens, closes] = [typeAt(i - 1) !== type, typeAt(i + 1) !== type];
    const place = opens ? (closes ? POSITION.UNIT : POSITION.BEGIN) : closes ? POSITION.LAST : POSITION.INSIDE;
    return labelOf(TYPES.indexOf(type as Type), place);
  });
  return { sentences: [pairs.map(([word = '']) => word)], labels: Uint8Array.from(labels) };
}

const article = parse(
  'President Angela/PER Merkel/PER of Germany/LOC met Reuters/ORG and the Kenya/ORG Medical/ORG Bank/ORG , said Merkel/PER in Doha/LOC during the Olympics/MISC .',
);

test('replaced names: keep the other words, and the types of names in order', () => {
  for (let turn = 0; turn < 50; turn++) {
    const { sentences, labels } = swapNames(article, supply);
    const words = sentences.flat();
    expect(words.length).toBe(labels.length);
    expect(words.filter((_, i) => labels[i] === OUTSIDE).join(' ')).toBe(
      'President of met and the , said in during the .',
    );
    expect(namesOf(labels).map(({ type }) => TYPES[type])).toEqual(['PER', 'LOC', 'ORG', 'ORG', 'PER', 'LOC', 'MISC']);
    expect(words.every((word) => word !== '' && !word.includes(' '))).toBe(true);
  }
});

test('replaced names: give a person one family name throughout an article', () => {
  for (let turn = 0; turn < 50; turn++) {
    const { sentences, labels } = swapNames(article, supply);
    const words = sentences.flat();
    const [full, , , , short] = namesOf(labels);
    expect(words[short?.first ?? -1]).toBe(words[full?.last ?? -1]);
  }
});

test('replaced names: differ from the original ones, and are the same for the same seed', () => {
  const swap = (by: NameSupply): string => swapNames(article, by).sentences.flat().join(' ');
  expect(new Set(Array.from({ length: 20 }, () => swap(supply))).size).toBeGreaterThan(15);
  expect(swap(new NameSupply(3))).toBe(swap(new NameSupply(3)));
});

test('coined words: use the letter sequences of the words they are learned from', () => {
  const coiner = new Coiner(['banana', 'bandana', 'cabana'], randomNumbers(1));
  for (let i = 0; i < 100; i++) expect(coiner.coin()).toMatch(/^(b|c)[abcdn]{2,10}$/);
});
