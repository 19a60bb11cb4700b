/** The topics of an article and its short quotations are features of the first pass. */
import { expect, test } from 'vitest';
import { IntMap } from '../../../src/extract/tagger/int-map.ts';
import { markQuoted } from '../../../src/extract/tagger/quoted.ts';
import { topicsOf } from '../../../src/extract/tagger/topics.ts';
import { createWordCache } from '../../../src/extract/tagger/word-features.ts';
import { sequenceOfWords } from '../../../src/extract/tagger/word-sequence.ts';

const none = new IntMap(0);
const cache = createWordCache({ names: none, nameParts: none, clusters: none, senses: none });
const sequence = (...sentences: string[]) =>
  sequenceOfWords(
    sentences.map((sentence) => sentence.split(' ')),
    cache,
  );

test('topics: a match report is about sport in each sentence, and tells sentences with words of sport apart', () => {
  const topics = topicsOf(
    sequence('Oslo beat Bergen by two goals .', 'Rain fell on Tuesday .', 'The striker missed a penalty .'),
  );
  const [first, second, third] = [0, 1, 2].map((i) => topics.of(i));
  expect(first).toHaveLength(1);
  expect(second).toHaveLength(1);
  expect(second).not.toEqual(first);
  expect(third).toEqual(first);
});

test('topics: other news has none', () => {
  expect(topicsOf(sequence('The minister met envoys in Oslo .')).of(0)).toEqual([]);
});

test('quoted: marks short quotations that begin with a capital, whatever the quotation marks', () => {
  const marksOf = (sentence: string) => [...markQuoted(sequence(sentence))].map((mark) => (mark > 0 ? 1 : 0));
  expect(marksOf('He read " The Red Boat " aloud .')).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0]);
  expect(marksOf('He read “ The Red Boat ” aloud .')).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0]);
  expect(marksOf('He said " not today " again .')).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});
