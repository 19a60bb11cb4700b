/** Values and names that would be taken for something else, and YAML that takes too much. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openReadSoFar } from '../../src/ingest/read-so-far.ts';
import type { Document } from '../../src/model.ts';
import type { Problem } from '../../src/problem.ts';
import { listSeeds } from '../../src/seeds/folder.ts';
import { isProblem } from '../../src/seeds/problems.ts';
import { parsePublication } from '../../src/seeds/publication.ts';
import { readDocuments } from '../../src/seeds/read.ts';
import { parseYaml } from '../../src/seeds/yaml.ts';
import { folderOf } from '../support/folder.ts';

async function readAll(folder: string) {
  const items: (Document | Problem)[] = [];
  for await (const item of readDocuments([[...listSeeds(folder)]], openReadSoFar().seen)) items.push(item);
  return items;
}

test('publication dates: there is no year 0', () => {
  expect(parsePublication('0000')).toBeNull();
  expect(parsePublication('0001')?.precision).toBe('YEAR');
});

test.each([
  ['a number that JSON does not keep', '"key": 1e999'],
  ['an address that is not valid', '"url": "javascript:alert(1)"'],
  ['an address with a control character', String.raw`"url": "http://x.example/\u001b[2J"`],
])('JSON: %s is reported and is no key', async (_, member) => {
  const items = await readAll(folderOf({ 'a.jsonl': `{${member}, "articleBody": "Bush came."}\n` }));
  expect(items.filter(isProblem).map(({ code, severity }) => [code, severity])).toEqual([['BAD_VALUE', 'WARNING']]);
  const keys = items.flatMap((item) => (isProblem(item) ? [] : [item.key]));
  expect(keys).toEqual([expect.stringMatching(/^a\/[0-9a-f]{16}$/)]);
});

test('JSON: an address that is longer than a key stays the address, and is no key', async () => {
  const url = `http://x.example/${'a'.repeat(500)}`;
  const [article] = await readAll(folderOf({ 'a.jsonl': `{"url": "${url}", "articleBody": "Bush came."}\n` }));
  expect(article).toMatchObject({ url, key: expect.stringMatching(/^a\/[0-9a-f]{16}$/) });
});

test.each([
  ['repeats itself too often', `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(20)}]\nc: [${'*b,'.repeat(20)}]\n`],
  ['is nested too deeply', '['.repeat(20_000)],
])('YAML that %s: the message says so, without other advice', (words, text) => {
  const yaml = parseYaml(text);
  const message = 'finding' in yaml ? yaml.finding[1] : 'none';
  expect(message).toContain(words);
  expect(message).not.toContain('quotes');
});

test('files: a name that is not UTF-8 is reported as such', async () => {
  const folder = folderOf({ 'good.txt': 'Bush came.' });
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff]), Buffer.from('.txt')]), 'Putin came.');
  const [problem, ...others] = (await readAll(folder)).filter(isProblem);
  expect(others).toEqual([]);
  expect(problem?.message).toBe('Its name is not UTF-8; rename it.');
});
