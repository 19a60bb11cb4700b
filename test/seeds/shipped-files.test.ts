/** The files of the shipped seeds are without fault, cover every format, and say where they come from. */
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

test('nothing is wrong with them', () => {
  expect(seedsIn(FOLDER).problems).toEqual([]);
  expect(readGazetteers(listed).problems).toEqual([]);
});

test('they are sixteen articles in every format, two of them annotated', () => {
  const { documents } = seedsIn(FOLDER);
  expect(new Set(files.map(({ format }) => format))).toEqual(
    new Set(['TEXT', 'MARKDOWN', 'JSON', 'JSON_LINES', 'ANNOTATION', 'GAZETTEER']),
  );
  expect(documents).toHaveLength(16);
  expect(documents.filter(({ annotations }) => annotations !== null)).toHaveLength(2);
});

test('whatever has fields is dated and marked as written for Dateline', () => {
  const { documents } = seedsIn(FOLDER);
  for (const document of documents.filter(({ file }) => !file.endsWith('.txt'))) {
    expect(document).toMatchObject({ publication: expect.anything(), source: 'Dateline brief', language: 'en' });
  }
});

test('the README names each of them', () => {
  const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  const names = files.map(({ file }) => file.replace(/^.*\//, '').replace(/\.ann$/, ''));
  expect(names.filter((name) => !readme.includes(name))).toEqual([]);
});
