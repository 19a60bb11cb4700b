/** A reseed reads articles again when the extractor is another model, and only then. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedComponents } from '../../src/ingest/components.ts';
import { ingest } from '../../src/ingest.ts';
import { openStore } from '../../src/store/database/open.ts';
import { folderOf } from '../support/folder.ts';
import { filesOf } from '../support/onnx-folder.ts';
import { ingestWith } from '../support/onnx-ingest.ts';

function lastRun(database: string): unknown {
  const store = openStore(database, { readonly: true });
  try {
    return store.db.prepare('SELECT extractor, extractor_version AS version FROM runs ORDER BY id DESC').get();
  } finally {
    store.close();
  }
}

test('reseed: reads all articles again for another model, and for the tagger', async () => {
  const from = folderOf({ 'a.txt': 'Zorro met Ada in Paris.', 'b.txt': 'Zorro left.' });
  const options = { command: 'RESEED', from, database: join(folderOf({}), 'a.sqlite') } as const;
  const [model, other] = ['O', 'B-PER'].map((label) => folderOf(filesOf({ pieces: { Zorro: 'B-PER', Ada: label } })));
  const first = await ingestWith(model as string, { ...options, command: 'SEED' });
  expect(first).toMatchObject({ articles: { added: 2 }, mentions: 2 });
  expect(lastRun(options.database)).toEqual({ extractor: 'onnx', version: expect.stringMatching(/^[0-9a-f]{12}$/) });
  expect(await ingestWith(model as string, options)).toMatchObject({ articles: { changed: 0, unchanged: 2 } });
  expect(await ingestWith(other as string, options)).toMatchObject({ articles: { changed: 2 }, mentions: 3 });
  expect(await ingest({ ...options, dryRun: false }, shippedComponents())).toMatchObject({ articles: { changed: 2 } });
});
