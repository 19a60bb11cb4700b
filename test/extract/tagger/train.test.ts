/** Training learns from context and is deterministic. */
import { expect, test } from 'vitest';
import { clusterWords } from '../../../model/train/clusters.ts';
import { freeze } from '../../../model/train/freeze.ts';
import { toExamples } from '../../../model/train/passes.ts';
import { train } from '../../../model/train/trainer.ts';
import { createDecoder } from '../../../src/extract/tagger/decoder.ts';
import { IntMap } from '../../../src/extract/tagger/int-map.ts';
import { TYPES } from '../../../src/extract/tagger/labels.ts';
import { writeModel } from '../../../src/extract/tagger/model-file.ts';
import { createWordCache } from '../../../src/extract/tagger/word-features.ts';
import { sequenceOfWords } from '../../../src/extract/tagger/word-sequence.ts';

const none = new IntMap(0);
const lexicon = { names: none, nameParts: none, clusters: none, senses: none };
const PEOPLE = ['Lovelace', 'Babbage', 'Boole', 'Somerville'];
const PLACES = ['London', 'Turin', 'Cork', 'Oslo'];
const [OUTSIDE, PERSON, PLACE] = [0, 4, 12];

/** Sentences such as "Mrs. Lovelace arrived in London ." */
const pieces = PEOPLE.flatMap((person) =>
  PLACES.map((place, article) => ({
    sentences: [['Mrs.', person, 'arrived', 'in', place, '.']],
    labels: Uint8Array.of(OUTSIDE, PERSON, OUTSIDE, OUTSIDE, PLACE, OUTSIDE),
    source: 0,
    weight: 1,
    swaps: 0,
    article,
  })),
);

function trained() {
  const examples = toExamples(pieces, lexicon).map(({ example }) => example);
  return freeze(train(examples, 1, 1), 10_000);
}

test('training: learns which words precede names, with the same result each time', () => {
  const weights = trained();
  const decoder = createDecoder(weights, lexicon);
  const sequence = sequenceOfWords([['Mrs.', 'Noether', 'arrived', 'in', 'Erlangen', '.']], createWordCache(lexicon));
  const found = decoder.decode(sequence).map(({ first, last, type }) => [first, last, TYPES[type]]);
  expect(found).toEqual([
    [1, 1, 'PER'],
    [4, 4, 'LOC'],
  ]);
  const calibration = { probability: [1], right: [1] };
  const bytes = writeModel({ weights, lexicon, calibration });
  expect(writeModel({ weights: trained(), lexicon, calibration })).toEqual(bytes);
}, 240_000);

test('word clusters: put words with the same neighbours into one class', () => {
  const sentences = pieces.flatMap((piece) => piece.sentences);
  const classes = clusterWords(sentences, 6, { least: 2, rounds: 10 });
  expect(new Set(PLACES.map((place) => classes.get(place))).size).toBe(1);
  expect(new Set(PEOPLE.map((person) => classes.get(person))).size).toBe(1);
  expect(classes.get('London')).not.toBe(classes.get('arrived'));
});
