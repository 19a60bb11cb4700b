/** Runs a tiny generated model like a real one. Defects of a model are reported before any article is read. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type OnnxModel, onnxOf, openOnnx } from '../../../src/extract/onnx/onnx.ts';
import type { Files } from '../../support/folder.ts';
import { addTo, folderOf } from '../../support/folder.ts';
import { filesOf, LABELS, LEAD, type TinyModel } from '../../support/onnx-folder.ts';
import { networkOf } from '../../support/onnx-network.ts';
import { nodeRuntime, PACKAGES } from '../../support/onnx-runtime.ts';
import { gazetteer, read } from '../read.ts';

const NODE = await nodeRuntime();
const RUNTIMES = [
  ['for the web', PACKAGES],
  ...(NODE ? [['for Node', { ...PACKAGES, runtime: NODE }] as const] : []),
] as const;

const PIECES = {
  Ada: 'B-PER',
  Love: 'I-PER',
  '##lace': 'B-LOC',
  Paris: 'B-LOC',
  French: 'B-MISC',
  Americans: 'B-MISC',
  Olympics: 'B-MISC',
  Royal: 'B-ORG',
  Society: 'I-ORG',
  met: 'O',
};
const SURE = Math.exp(LEAD) / (Math.exp(LEAD) + LABELS.length - 1);

const open = (model: Partial<TinyModel> = {}, packages = PACKAGES): Promise<OnnxModel> =>
  openOnnx(folderOf(filesOf({ pieces: PIECES, ...model })), packages);

async function namesIn(text: string, model: OnnxModel): Promise<string[]> {
  const article = read(text);
  const detected = await onnxOf(model, gazetteer).extract(article, Infinity);
  return detected.map(
    ({ start, end, kind, demonym }) => `${article.text.slice(start, end)} ${demonym ? 'DEMONYM' : kind}`,
  );
}

describe.each(RUNTIMES)('an ONNX model with the runtime %s', (_, packages) => {
  test('finds names of whole tokens, with kind and score', async () => {
    const article = read('Ada Lovelace met the Royal Society. Paris’s Society met.');
    const detected = await onnxOf(await open({}, packages), gazetteer).extract(article, Infinity);
    expect(detected.map(({ start, end, kind }) => [article.text.slice(start, end), kind])).toEqual([
      ['Ada Lovelace', 'PERSON'],
      ['Royal Society', 'ORGANIZATION'],
      ['Paris', 'PLACE'],
      ['Society', 'ORGANIZATION'],
    ]);
    for (const { score } of detected) expect(score).toBeCloseTo(SURE, 5);
  });

  test('is rejected when its file is not a network', async () => {
    const files = { ...filesOf({ pieces: PIECES }), 'model.onnx': 'no network' };
    await expect(openOnnx(folderOf(files), packages)).rejects.toThrow(refusal('model.onnx is no network'));
  });
});

describe('an ONNX model', () => {
  test('makes the name of a people a demonym, and other unknown types OTHER', async () => {
    expect(await namesIn('Americans and French won the Olympics.', await open())).toEqual([
      'Americans DEMONYM',
      'French DEMONYM',
      'Olympics OTHER',
    ]);
  });

  test('finds a name across the border of two windows', async () => {
    const text = 'met met met Ada Lovelace met Paris met met Royal Society';
    const names = await namesIn(text, await open());
    for (const longest of [4, 5, 6, 7]) expect(await namesIn(text, await open({ longest }))).toEqual(names);
    expect(names).toEqual(['Ada Lovelace PERSON', 'Paris PLACE', 'Royal Society ORGANIZATION']);
  });

  test('is run with the inputs that it has', async () => {
    for (const inputs of [['input_ids'], ['attention_mask', 'input_ids']])
      expect(await namesIn('Ada met Paris.', await open({ inputs }))).toEqual(['Ada PERSON', 'Paris PLACE']);
  });

  test('may be in a subfolder, with weights in a second file, and without the configuration of the tokenizer', async () => {
    const { 'model.onnx': network = '', 'tokenizer_config.json': _, ...others } = filesOf({ pieces: PIECES });
    const folder = folderOf({ ...others, 'onnx/model.onnx': network, 'onnx/model.onnx_data': 'a' });
    const model = await openOnnx(folder, PACKAGES);
    expect(await namesIn('Ada met Paris.', model)).toEqual(['Ada PERSON', 'Paris PLACE']);
    addTo(folder, { 'onnx/model.onnx_data': 'b' });
    expect((await openOnnx(folder, PACKAGES)).version).not.toBe(model.version);
  });

  test('has a version that depends on the content of its files only', async () => {
    const { version } = await open();
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect((await open()).version).toBe(version);
    expect((await open({ pieces: { ...PIECES, met: 'B-LOC' } })).version).not.toBe(version);
    expect((await open({ longest: 100 })).version).not.toBe(version);
  });

  test('reads a text without words, and a text of unknown words', async () => {
    const model = await open();
    expect(await namesIn('', model)).toEqual([]);
    expect(await namesIn(`Þórr 😀 ﷺ — "[SEP]" ${'x'.repeat(300)}`, model)).toEqual([]);
  });
});

const refusal = (words: string) =>
  expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringContaining(words) });

describe('the folder of an ONNX model', () => {
  const good = filesOf({ pieces: PIECES });
  const table = [[0, 0]];
  const inputs = ['input_ids'];
  const changed: [string, Files, string][] = [
    ['whose labels are no JSON', { 'config.json': '{' }, 'config.json is no JSON'],
    ['without labels', { 'config.json': '{}' }, 'config.json is not that of a model that labels tokens: id2label'],
    ['whose labels nobody named', { 'config.json': '{"id2label":{"0":"LABEL_0"}}' }, 'no label "O"'],
    ['with labels of another model', { 'config.json': '{"id2label":{"0":"O"}}' }, 'it gives float32 1×3×9, not'],
    ['whose tokenizer is none', { 'tokenizer.json': '{}' }, 'tokenizer.json is no tokenizer'],
    ['whose tokenizer is a list', { 'tokenizer.json': '[]' }, 'tokenizer.json is not that of'],
    ['that leaves no room for words', { 'tokenizer_config.json': '{"model_max_length":3}' }, 'no room for words'],
    ['with the network of another tokenizer', { 'model.onnx': networkOf({ table, inputs }) }, 'does not go with'],
    ['with a network of pictures', { 'model.onnx': networkOf({ table, inputs: ['input_ids', 'pixels'] }) }, '"pixels"'],
    ['with half a network', { 'model.onnx': (good['model.onnx'] as Uint8Array).subarray(0, 150) }, 'is no network'],
    ['with an empty network', { 'model.onnx': '' }, 'is no network'],
  ];
  test.each(changed)('%s is rejected', async (_, files, words) => {
    await expect(openOnnx(folderOf({ ...good, ...files }), PACKAGES)).rejects.toThrow(refusal(words));
  });

  test.each(['model.onnx', 'tokenizer.json', 'config.json'])('without %s is rejected', async (name) => {
    const folder = folderOf(good);
    rmSync(join(folder, name));
    await expect(openOnnx(folder, PACKAGES)).rejects.toThrow(refusal(name));
  });

  test('that does not exist is rejected', async () => {
    await expect(openOnnx('/nowhere/at/all', PACKAGES)).rejects.toThrow(refusal('no folder /nowhere/at/all'));
  });
});
