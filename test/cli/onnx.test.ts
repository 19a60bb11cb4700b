/** An ONNX model in place of the tagger, with the built command line. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dump } from '../../src/store/check/dump.ts';
import { openStore } from '../../src/store/database/open.ts';
import { dateline, serve } from '../support/cli.ts';
import { type Files, folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';
import { filesOf } from '../support/onnx-folder.ts';
import { ingestWith } from '../support/onnx-ingest.ts';
import { nodeRuntime, WITH_RUNTIME } from '../support/onnx-runtime.ts';

const MODEL = filesOf({ pieces: { Ada: 'B-PER', Lovelace: 'I-PER', Zorro: 'B-PER', Paris: 'B-LOC' } });
const FEW: Files = {
  'a.txt': 'Zorro met the Countess of Ruritania in Paris.',
  'gazetteer/people.yml': '- { kind: PERSON, key: person/countess, name: Countess of Ruritania }\n',
};
/** More than one batch. */
const MANY = Array.from({ length: 40 }, (_, index) => JSON.stringify({ articleBody: newsOf(index) })).join('\n');

function dumpOf(database: string): string {
  const store = openStore(database, { readonly: true });
  try {
    return [...dump(store)].join('\n');
  } finally {
    store.close();
  }
}

test('reseed: many threads write the same as one', async () => {
  const from = folderOf({ ...FEW, 'news.jsonl': MANY });
  const folder = folderOf(MODEL);
  const [one, two] = ['one.sqlite', 'two.sqlite'].map((name) => join(folderOf({}), name)) as [string, string];
  const flags = ['--from', from, '--database', two, '--threads', '2', '--extractor', `onnx:${folder}`];
  const { code, stdout, stderr } = await dateline(['seed', '--json', ...flags], { env: WITH_RUNTIME });
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ articles: { added: 41 }, problems: [] });
  await ingestWith(folder, { command: 'SEED', from, database: one });
  expect(dumpOf(two)).toBe(dumpOf(one));
}, 120_000);

test('extract: uses the names of the seeds too', async () => {
  const from = folderOf(FEW);
  const env = { ...WITH_RUNTIME, DATELINE_EXTRACTOR: `onnx:${folderOf(MODEL)}` };
  const { stdout, stderr } = await dateline(['extract', '--json', '--from', from, join(from, 'a.txt')], { env });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout).mentions).toMatchObject([
    { surface: 'Zorro', kind: 'PERSON' },
    { surface: 'Countess of Ruritania', kind: 'PERSON', entity: 'person/countess' },
    { surface: 'Paris', kind: 'PLACE' },
  ]);
});

test('serve: seeds a new database with the model', async () => {
  const flags = ['--from', folderOf(FEW), '--database', join(folderOf({}), 'a.sqlite')];
  const { url, stop } = await serve([...flags, '--extractor', `onnx:${folderOf(MODEL)}`], { env: WITH_RUNTIME });
  const query = '{ article(key: "a") { mentions(first: 1) { nodes { surface assertedBy { name version } } } } }';
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const assertedBy = { name: 'onnx', version: expect.stringMatching(/^[0-9a-f]{12}$/) };
  expect(await response.json()).toMatchObject({
    data: { article: { mentions: { nodes: [{ surface: 'Zorro', assertedBy }] } } },
  });
  expect(await stop()).toBe(0);
});

test('a missing folder is rejected, and nothing is created', async () => {
  const flags = ['--database', join(folderOf({}), 'a.sqlite'), '--extractor', 'onnx:/nowhere/at/all'];
  expect(await dateline(['seed', ...flags])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'error: There is no folder /nowhere/at/all; name the one of an exported model.\n',
  });
});

test.skipIf(await nodeRuntime())('a missing runtime is reported with the command that installs it', async () => {
  const file = join(folderOf(FEW), 'a.txt');
  const { code, stderr } = await dateline(['extract', file, '--extractor', `onnx:${folderOf(MODEL)}`]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: An ONNX model needs the package onnxruntime-node; run "npm install [^"]+"\.\n$/);
});
