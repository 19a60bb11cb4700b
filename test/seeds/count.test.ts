/** Articles are counted by files and lines, without parsing them. */
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listSeeds } from '../../src/seeds/folder.ts';
import { countArticles } from '../../src/seeds/read.ts';
import { folderOf } from '../support/folder.ts';

test('counting: one for a file, one for a line of JSON Lines, none for other files', () => {
  const from = folderOf({
    'a.txt': 'One',
    'a.ann': 'T1\tPerson 0 3\tOne',
    'b.md': 'Two\nlines',
    'c.jsonl': '{}\n{}\n',
    'd.jsonl': '{}\n{}',
    'e.jsonl': '',
    'gazetteer/a.yml': '- { kind: PERSON, name: Ada }\n',
  });
  const listed = [...listSeeds(from)];
  expect(countArticles(listed)).toBe(6);
  rmSync(from, { recursive: true });
  expect(countArticles(listed)).toBe(2);
});
