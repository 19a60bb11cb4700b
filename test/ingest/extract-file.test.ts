/** The mentions of one file are those that a knowledge base would store. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { shippedComponents } from '../../src/ingest/components.ts';
import { extractFile } from '../../src/ingest/extract-file.ts';
import { createReader } from '../../src/ingest/reader.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { stemOf } from '../../src/seeds/article-reader.ts';
import { listSeeds } from '../../src/seeds/folder.ts';
import type { Format } from '../../src/seeds/formats.ts';
import { partition } from '../../src/seeds/problems.ts';
import { readGazetteers } from '../../src/seeds/read.ts';
import { type Files, folderOf } from '../support/folder.ts';
import { openShipped } from '../support/shipped.ts';

const components = shippedComponents();
const reader = createReader(components, []);
const SEEDS = join(PACKAGE_ROOT, 'seeds');
const SINGLE = new Set<Format>(['TEXT', 'MARKDOWN', 'JSON']);
const STORED = `
  SELECT start, "end", mentions.kind, form, entities.key AS entity, score
  FROM mentions JOIN articles ON articles.id = article_id LEFT JOIN entities ON entities.id = entity_id
  WHERE seed_file = ? ORDER BY start, "end"`;

const extract = (files: Files, name: string) => extractFile(join(folderOf(files), name), reader);

const TEXT =
  'Ada Lovelace in Paris\n\nThe mathematician Ada Lovelace arrived in Paris. Ms. Lovelace likes the French capital.';

test('extractFile: returns the stored mentions of each shipped seed', async () => {
  const { store, close } = await openShipped();
  onTestFinished(close);
  const listed = [...listSeeds(SEEDS)];
  const reader = createReader(components, readGazetteers(listed).entities);
  const articles = partition(listed).sound.filter(
    ({ format, path }) => SINGLE.has(format) && !existsSync(`${stemOf(path)}.ann`),
  );
  expect(articles.length).toBeGreaterThan(5);
  for (const { path, file } of articles) {
    const { text, mentions } = await extractFile(path, reader);
    expect(mentions.map(({ surface: _, ...mention }) => mention)).toEqual(store.db.prepare(STORED).all(file));
    expect(text).toBe(
      store.db
        .prepare('SELECT text FROM article_texts JOIN articles ON id = article_id WHERE seed_file = ?')
        .pluck()
        .get(file),
    );
  }
});

describe('extractFile', () => {
  test('returns title, text and mentions at their offsets', async () => {
    const { title, text, mentions } = await extract({ 'a.txt': TEXT }, 'a.txt');
    expect(title).toBe('Ada Lovelace in Paris');
    expect(text).toBe(TEXT);
    expect(mentions.map(({ surface, kind, form }) => [surface, kind, form])).toEqual([
      ['Ada Lovelace', 'PERSON', 'FULL_NAME'],
      ['Paris', 'PLACE', 'FULL_NAME'],
      ['Ada Lovelace', 'PERSON', 'FULL_NAME'],
      ['Paris', 'PLACE', 'FULL_NAME'],
      ['Lovelace', 'PERSON', 'SHORT_NAME'],
      ['French', 'PLACE', 'DEMONYM'],
    ]);
    for (const { start, end, surface } of mentions) expect(text.slice(start, end)).toBe(surface);
    expect(new Set(mentions.filter(({ kind }) => kind === 'PERSON').map(({ entity }) => entity)).size).toBe(1);
  });

  test('reads every format of one article, plain text with any other extension, and no annotations', async () => {
    const files = {
      'a.txt': TEXT,
      'a.ann': 'T1\tPlace 16 21\tParis',
      'b.md': TEXT,
      'c.json': JSON.stringify({ headline: TEXT.split('\n\n')[0], articleBody: TEXT.split('\n\n')[1] }),
      'd.article': TEXT,
    };
    const all = await Promise.all(['a.txt', 'b.md', 'c.json', 'd.article'].map((name) => extract(files, name)));
    for (const each of all) expect(each).toEqual(all[0]);
  });

  test('finds the names of a gazetteer', async () => {
    const key = 'person/countess' as never;
    const assertedBy = { type: 'SEED', name: 'gazetteer/a.yml', version: null } as const;
    const aliases = [{ name: 'Ada Lovelace', form: 'FULL_NAME', assertedBy }] as const;
    const known = [{ key, kind: 'PERSON', name: 'Ada Lovelace', aliases, identifiers: [], formerKeys: [] }] as const;
    const { mentions } = await extractFile(join(folderOf({ 'a.txt': TEXT }), 'a.txt'), createReader(components, known));
    expect(mentions[0]?.entity).toBe(key);
  });

  test.each([
    ['an empty file', { 'a.txt': '' }, 'a.txt'],
    ['a broken file', { 'a.json': '{' }, 'a.json'],
    ['many articles', { 'a.jsonl': '{"articleBody":"Ada"}' }, 'a.jsonl'],
    ['annotations', { 'a.ann': 'T1\tPerson 0 3\tAda' }, 'a.ann'],
    ['a folder', { 'a/b.txt': 'Ada' }, 'a'],
    ['nothing', {}, 'a.txt'],
    ['boilerplate alone', { 'a.txt': 'Accessibility links\n' }, 'a.txt'],
  ] as const)('%s is refused with its path', async (_, files, name) => {
    await expect(extract(files as Files, name)).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringContaining(name) }),
    );
  });
});
