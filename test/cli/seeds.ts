/** Small folders of seeds for tests of the command line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateline } from '../support/cli.ts';
import { type Files, folderOf } from '../support/folder.ts';

export const GOOD: Files = {
  'engine.md': `---
title: Ada Lovelace writes to Paris
publishedAt: 1843-07-05
---
Ada Lovelace wrote from London on Wednesday. Lovelace wants the engine to be shown in Paris.
`,
  'visit.txt': `Babbage in Turin

Charles Babbage came to Turin in Italy. Babbage spoke about the engine.
`,
};

/** A bad seed and a good one. */
export const HALF_BAD: Files = {
  'visit.txt': GOOD['visit.txt'] ?? '',
  'broken.json': '{ "headline": ',
};

let made: Promise<Buffer> | undefined;

async function make(): Promise<Buffer> {
  const database = join(folderOf({}), 'a.sqlite');
  const { code, stderr } = await dateline(['seed', '--from', folderOf(GOOD), '--database', database]);
  if (code !== 0) throw new Error(stderr);
  return readFileSync(database);
}

/** A new copy of a database of the good seeds, which is made once for all tests of a file. */
export async function seeded(): Promise<string> {
  made ??= make();
  return join(folderOf({ 'a.sqlite': await made }), 'a.sqlite');
}
