/** A tiny model, made here, is run as a real one is; and what is wrong with a model is told before anything is read. */
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
  const detected = await onnxOf(model, gazetteer).extract(article);
  return detected.map(
    ({ start, end, kind, demonym }) => `${article.text.slice(start, end)} ${demonym ? 'DEMONYM' : kind}`,
  );
}

describe.each(RUNTIMES)('with the runtime %s', (_, packages) => {
  test('names are whole words of ours, with kind and score', async () => {
    const article = read('Ada Lovelace met the Royal Society. Paris’s Society met.');
    const detected = await onnxOf(await open({}, packages), gazetteer).extract(article);
    expect(detected.map(({ start, end, kind }) => [article.text.slice(start, end), kind])).toEqual([
      ['Ada Lovelace', 'PERSON'],
      ['Royal Society', 'ORGANIZATION'],
      ['Paris', 'PLACE'],
      ['Society', 'ORGANIZATION'],
    ]);
    for (const { score } of detected) expect(score).toBeCloseTo(SURE, 5);
  });

  test('a file that is no network is refused', async () => {
    const files = { ...filesOf({ pieces: PIECES }), 'model.onnx': 'no network' };
    await expect(openOnnx(folderOf(files), packages)).rejects.toThrow(refusal('model.onnx is no network'));
  });
});

describe('a model', () => {
  test('calls a people by its place, and other things by no kind', async () => {
    expect(await namesIn('Americans and French won the Olympics.', await open())).toEqual([
      'Americans DEMONYM',
      'French DEMONYM',
      'Olympics OTHER',
    ]);
  });

  test('with short windows finds a name across their border', async () => {
    const text = 'met met met Ada Lovelace met Paris met met Royal Society';
    const names = await namesIn(text, await open());
    for (const longest of [4, 5, 6, 7]) expect(await namesIn(text, await open({ longest }))).toEqual(names);
    expect(names).toEqual(['Ada Lovelace PERSON', 'Paris PLACE', 'Royal Society ORGANIZATION']);
  });

  test('takes the inputs that it names', async () => {
    for (const inputs of [['input_ids'], ['attention_mask', 'input_ids']])
      expect(await namesIn('Ada met Paris.', await open({ inputs }))).toEqual(['Ada PERSON', 'Paris PLACE']);
  });

  test('may lie in a folder of its own, with weights beside it, and without the settings of its tokenizer', async () => {
    const { 'model.onnx': network = '', 'tokenizer_config.json': _, ...others } = filesOf({ pieces: PIECES });
    const folder = folderOf({ ...others, 'onnx/model.onnx': network, 'onnx/model.onnx_data': 'a' });
    const model = await openOnnx(folder, PACKAGES);
    expect(await namesIn('Ada met Paris.', model)).toEqual(['Ada PERSON', 'Paris PLACE']);
    addTo(folder, { 'onnx/model.onnx_data': 'b' });
    expect((await openOnnx(folder, PACKAGES)).version).not.toBe(model.version);
  });

  test('has the version of its files, wherever they are', async () => {
    const { version } = await open();
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect((await open()).version).toBe(version);
    expect((await open({ pieces: { ...PIECES, met: 'B-LOC' } })).version).not.toBe(version);
    expect((await open({ longest: 100 })).version).not.toBe(version);
  });

  test('reads a text without a word, and one that it knows nothing of', async () => {
    const model = await open();
    expect(await namesIn('', model)).toEqual([]);
    expect(await namesIn(`Þórr 😀 ﷺ — "[SEP]" ${'x'.repeat(300)}`, model)).toEqual([]);
  });
});

const refusal = (words: string) =>
  expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringContaining(words) });

describe('a folder', () => {
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
  test.each(changed)('%s is refused', async (_, files, words) => {
    await expect(openOnnx(folderOf({ ...good, ...files }), PACKAGES)).rejects.toThrow(refusal(words));
  });

  test.each(['model.onnx', 'tokenizer.json', 'config.json'])('without %s is refused', async (name) => {
    const folder = folderOf(good);
    rmSync(join(folder, name));
    await expect(openOnnx(folder, PACKAGES)).rejects.toThrow(refusal(name));
  });

  test('that is none is refused', async () => {
    await expect(openOnnx('/nowhere/at/all', PACKAGES)).rejects.toThrow(refusal('no folder /nowhere/at/all'));
  });
});
