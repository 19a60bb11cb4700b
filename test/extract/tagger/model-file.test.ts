import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader, ByteWriter } from '../../../src/extract/tagger/bytes.ts';
import { calibrate } from '../../../src/extract/tagger/calibration.ts';
import { LABELS } from '../../../src/extract/tagger/labels.ts';
import { readModel, writeModel } from '../../../src/extract/tagger/model-file.ts';
import { Weights } from '../../../src/extract/tagger/weights.ts';

test('ascending numbers come back from their bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2 ** 32 - 1)), (some) => {
      const numbers = Uint32Array.from(some).sort();
      const writer = new ByteWriter();
      writer.ascending(numbers);
      expect(new ByteReader(writer.all()).ascending(numbers.length)).toEqual(numbers);
    }),
  );
});

test('a model comes back from its file, its weights to a byte', () => {
  const table = Float32Array.from({ length: 2 * LABELS }, (_, i) => (i - LABELS) / 10);
  const moves = Float64Array.from({ length: LABELS * LABELS }, (_, i) => i / 3);
  const entries = new Map([
    [-5, 1],
    [7, 1 << 29],
  ]);
  const lexicon = { names: entries, nameParts: entries, clusters: entries, senses: entries };
  const calibration = { probability: [0.5, 1], right: [0.4, 0.9] };
  const bytes = writeModel({ weights: new Weights(Uint32Array.of(3, 70_000), table, moves), lexicon, calibration });
  const model = readModel(bytes);
  expect([model.calibration, model.weights.moves, [...model.weights.ids]]).toEqual([calibration, moves, [3, 70_000]]);
  expect(model.lexicon).toEqual(lexicon);
  for (const [i, weight] of table.entries()) {
    expect(Math.abs((model.weights.table[i] ?? 0) - weight)).toBeLessThan(0.02);
  }
});

test('a file of another format is refused', () => {
  expect(() => readModel(Uint8Array.of(1, 2, 3))).toThrow();
});

test('calibration rises and passes through its points', () => {
  const calibration = { probability: [0.2, 0.6, 0.9], right: [0.1, 0.5, 0.95] };
  expect([0, 0.2, 0.4, 0.6, 0.9, 1].map((p) => calibrate(p, calibration))).toEqual([
    0.1,
    0.1,
    expect.closeTo(0.3, 10),
    expect.closeTo(0.5, 10),
    expect.closeTo(0.95, 10),
    0.95,
  ]);
});
