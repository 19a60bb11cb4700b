/** A model is the same after it was written and read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader, ByteWriter } from '../../../src/extract/tagger/byte-codec.ts';
import { calibrate } from '../../../src/extract/tagger/calibration.ts';
import { FeatureList } from '../../../src/extract/tagger/feature-list.ts';
import { IntMap } from '../../../src/extract/tagger/int-map.ts';
import { LABELS } from '../../../src/extract/tagger/labels.ts';
import { readModel, writeModel } from '../../../src/extract/tagger/model-file.ts';
import { Weights } from '../../../src/extract/tagger/weights.ts';

test('bytes: decode to the ascending numbers that were encoded', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2 ** 32 - 1)), (some) => {
      const numbers = Uint32Array.from(some).sort();
      const writer = new ByteWriter();
      writer.ascending(numbers);
      expect(new ByteReader(writer.all()).ascending(numbers.length)).toEqual(numbers);
    }),
  );
});

test('model file: gives back the model that was written', () => {
  const table = Float32Array.from({ length: 2 * LABELS }, (_, i) => (i - LABELS) / 10);
  const transitions = Float64Array.from({ length: LABELS * LABELS }, (_, i) => i / 3);
  const entries = new Map([
    [-5, 1],
    [7, 1 << 29],
  ]);
  const lexicon = { names: entries, nameParts: entries, clusters: entries, senses: entries };
  const calibration = { probability: [0.5, 1], right: [0.4, 0.9] };
  const weights = Weights.of(Uint32Array.of(3, 70_000), table, transitions);
  const model = readModel(writeModel({ weights, lexicon, calibration }));
  expect([model.calibration, model.weights.transitions, [...model.weights.ids]]).toEqual([
    calibration,
    transitions,
    [3, 70_000],
  ]);
  for (const lookup of Object.values(model.lexicon))
    expect([lookup.size, lookup.get(-5), lookup.get(7)]).toEqual([2, 1, 1 << 29]);
  expect([...model.weights.bytes]).toEqual([...weights.bytes]);
  expect(model.weights.greatest).toBe(weights.greatest);
});

test('model file: is rejected when it has another format', () => {
  expect(() => readModel(Uint8Array.of(1, 2, 3))).toThrow();
});

test('calibration: is monotonic and passes through its points', () => {
  const calibration = { probability: [0.2, 0.6, 0.9], right: [0.1, 0.5, 0.95] };
  expect([0, 0.2, 0.4, 0.6, 0.9, 1].map((p) => calibrate(p, calibration))).toEqual([
    0,
    expect.closeTo(0.1, 10),
    expect.closeTo(0.3, 10),
    expect.closeTo(0.5, 10),
    expect.closeTo(0.95, 10),
    0.95,
  ]);
});

test('weights: are encoded with a small error', () => {
  const table = Float32Array.from({ length: LABELS }, (_, i) => (i - 8) / 10);
  const weights = Weights.of(Uint32Array.of(5), table, new Float64Array(LABELS * LABELS));
  const list = new FeatureList();
  list.push(5);
  const scores = new Float32Array(LABELS);
  weights.addFeatures(list, scores, 0);
  for (const [i, weight] of table.entries()) expect(Math.abs((scores[i] ?? 0) - weight)).toBeLessThan(0.01);
});

test('integer map: contains what a Map contains', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer(), fc.integer({ min: 1 }))), fc.integer(), (entries, other) => {
      const map = new Map(entries);
      const table = new IntMap(map.size);
      for (const [key, value] of entries) table.set(key, value);
      expect(table.size).toBe(map.size);
      for (const key of [...map.keys(), other]) expect(table.get(key)).toBe(map.get(key));
      expect(new Set(table.keys())).toEqual(new Set(map.keys()));
    }),
  );
});
