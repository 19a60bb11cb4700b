/** The files of the shipped seeds are valid, cover every format, and name their sources. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { listSeeds, type SeedFile } from '../../src/seeds/folder.ts';
import { partition } from '../../src/seeds/problems.ts';
import { readGazetteers } from '../../src/seeds/read.ts';
import { seedsIn } from './seeds-of.ts';

const FOLDER = join(PACKAGE_ROOT, 'seeds');
const listed = [...listSeeds(FOLDER)];
const files: SeedFile[] = partition(listed).sound;

test('shipped files: have no problems', async () => {
  expect((await seedsIn(FOLDER)).problems).toEqual([]);
  expect(readGazetteers(listed).problems).toEqual([]);
});

test('shipped files: are sixteen articles in every format, two of them annotated', async () => {
  const { documents } = await seedsIn(FOLDER);
  expect(new Set(files.map(({ format }) => format))).toEqual(
    new Set(['TEXT', 'MARKDOWN', 'JSON', 'JSON_LINES', 'ANNOTATION', 'GAZETTEER']),
  );
  expect(documents).toHaveLength(16);
  expect(documents.filter(({ annotations }) => annotations !== null)).toHaveLength(2);
});

test('shipped files: have a date, and the source of those written for Dateline, where they have metadata', async () => {
  const { documents } = await seedsIn(FOLDER);
  for (const document of documents.filter(({ file }) => !file.endsWith('.txt'))) {
    expect(document).toMatchObject({ publication: expect.anything(), source: 'Dateline brief', language: 'en' });
  }
});

test('shipped files: are all named in their README', () => {
  const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  const names = files.map(({ file }) => file.replace(/^.*\//, '').replace(/\.ann$/, ''));
  expect(names.filter((name) => !readme.includes(name))).toEqual([]);
});
