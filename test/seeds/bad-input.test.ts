/** Every defect of a file is reported with its location, and the other articles are read. */
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAX_BYTES, MAX_PROBLEMS } from '../../src/seeds/limits.ts';
import { addTo, folderOf } from '../support/folder.ts';
import { inShort, seedsIn, seedsOf } from './seeds-of.ts';

const GOOD = { 'good.txt': 'Ada Lovelace went to London.' };
const keysOf = (documents: readonly { readonly key: string }[]) => documents.map(({ key }) => key);

/** Files with one problem each, of the whole file or of a line. */
const CASES: readonly [what: string, file: string, content: string | Uint8Array, expected: string][] = [
  ['an empty file', 'bad.txt', '', 'EMPTY bad.txt'],
  ['a file of white space', 'bad.md', ' \r\n\t\n', 'EMPTY bad.md'],
  ['a file with nothing but a byte order mark', 'bad.json', '\uFEFF', 'EMPTY bad.json'],
  ['an empty JSON Lines file', 'bad.jsonl', '\n\n', 'EMPTY bad.jsonl'],
  ['a binary file', 'bad.txt', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'NOT_TEXT bad.txt:3'],
  ['a text in UTF-16', 'bad.txt', Buffer.from('\uFEFFAda', 'utf16le'), 'NOT_TEXT bad.txt:1'],
  ['bytes that are not UTF-8', 'bad.txt', Buffer.from('one\ntwo\nth\xe9\n', 'latin1'), 'NOT_UTF8 bad.txt:3'],
  ['a surrogate written as UTF-8', 'bad.txt', Buffer.from('41eda080', 'hex'), 'NOT_UTF8 bad.txt:1'],
  ['a character cut off at the end', 'bad.txt', Buffer.from('41f09f98', 'hex'), 'NOT_UTF8 bad.txt:1'],
  ['a file too large', 'bad.txt', 'x'.repeat(MAX_BYTES + 1), 'TOO_LARGE bad.txt'],
  ['half a character in JSON', 'bad.json', '{"articleBody":"Ada \\ud83d."}', 'LONE_SURROGATE bad.json'],
  ['half a character in a field', 'bad.json', '{"articleBody":"Ada","url":"\\udc00"}', 'LONE_SURROGATE bad.json'],
  ['half a character in YAML', 'bad.md', '---\ntitle: "\\ud83d"\n---\nAda', 'LONE_SURROGATE bad.md'],
  ['JSON that breaks off', 'bad.json', '{\n"articleBody": "Ada"\n', 'SYNTAX bad.json:3'],
  ['JSON with a wrong value', 'bad.json', '{\n"articleBody": "Ada",\n"url": oops\n}', 'SYNTAX bad.json:3'],
  ['JSON with a comma too many', 'bad.json', '{\n"articleBody": "Ada",\n}', 'SYNTAX bad.json:3'],
  ['JSON without text', 'bad.json', '{"headline":"Ada"}', 'MISSING_FIELD bad.json'],
  ['a JSON list of texts', 'bad.json', '["Ada"]', 'BAD_VALUE bad.json'],
  ['an empty JSON list', 'bad.json', '[]', 'BAD_VALUE bad.json'],
  ['a JSON list with an article without text', 'bad.json', '[\n{"headline":"Ada"}]', 'MISSING_FIELD bad.json:2'],
  ['front matter without end', 'bad.md', '---\ntitle: Ada\n', 'SYNTAX bad.md:1'],
  ['front matter that is no YAML', 'bad.md', '---\nkey: a\ntitle: Ada\n  - Byron: [\n---\nAda', 'SYNTAX bad.md:3'],
  ['front matter that is no TOML', 'bad.md', '+++\nkey = "a"\ntitle = Ada\n+++\nAda', 'SYNTAX bad.md:3'],
  ['front matter that is no JSON', 'bad.md', '{ "key": a }\nAda', 'SYNTAX bad.md:1'],
  ['front matter in TOML without end', 'bad.md', '+++\ntitle = "Ada"\n', 'SYNTAX bad.md:1'],
  ['front matter that is no list of fields', 'bad.md', '---\n- Ada\n---\nAda', 'SYNTAX bad.md:2'],
  ['a field that stands twice', 'bad.md', '---\nkey: a\nkey: b\n---\nAda', 'SYNTAX bad.md:3'],
  ['front matter without text', 'bad.md', '---\ntitle: Ada\n---\n', 'MISSING_FIELD bad.md'],
  ['a key that is none', 'bad.md', `---\nkey: ${'k'.repeat(500)}\n---\nAda`, 'BAD_VALUE bad.md:2'],
  ['a file of no format', 'bad.docx', 'Ada', 'NOT_A_SEED bad.docx'],
  ['YAML outside gazetteer/', 'bad.yml', '- Ada', 'NOT_A_SEED bad.yml'],
  ['a mapping to an unknown field', 'mapping.yml', 'text: body', 'BAD_VALUE mapping.yml'],
  ['a mapping of an unknown kind', 'mapping.yml', 'types: { City: Town }', 'BAD_VALUE mapping.yml'],
  ['annotations without article', 'bad.ann', 'T1\tPerson 0 3\tAda', 'ANNOTATION_ORPHAN bad.ann'],
];

describe('a bad file is reported, and the good one beside it is read', () => {
  test.each(CASES)('when it is %s', async (_, file, content, expected) => {
    const { documents, problems } = await seedsOf({ ...GOOD, [file]: content });
    expect(problems.map(inShort)).toEqual([expected]);
    expect(keysOf(documents)).toEqual(['good']);
  });
});

/** A line between two valid ones. */
const LINES: readonly [what: string, line: string | Uint8Array, expected: string][] = [
  ['no JSON', '{"articleBody": "Ada"', 'SYNTAX'],
  ['no object', '"Ada"', 'BAD_VALUE'],
  ['no UTF-8', Buffer.from('{"articleBody":"Ad\xe9"}', 'latin1'), 'NOT_UTF8'],
  ['a zero byte', Buffer.from('{"articleBody":"Ad\0"}'), 'NOT_TEXT'],
  ['half a character', '{"articleBody":"\\ude00"}', 'LONE_SURROGATE'],
  ['no text', '{"articleBody":" "}', 'MISSING_FIELD'],
  ['a line of 50 MB', `{"articleBody":"${'x'.repeat(50_000_000)}"}`, 'TOO_LARGE'],
];

describe('a bad line of JSON Lines is reported, and the others are read', () => {
  test.each(LINES)('when it is %s', async (_, line, code) => {
    const good = (key: string) => Buffer.from(`{"identifier":"${key}","articleBody":"Ada ${key}"}`);
    const newline = Buffer.from('\n');
    const bytes = Buffer.concat([good('first'), newline, Buffer.from(line), newline, good('last')]);
    const { documents, problems } = await seedsOf({ 'wire.jsonl': bytes });
    expect(problems.map(inShort)).toEqual([`${code} wire.jsonl:2`]);
    expect(documents.map(({ key, line }) => [key, line])).toEqual([
      ['first', 1],
      ['last', 3],
    ]);
  });

  test('up to a limit of problems, with one more problem that counts the rest', async () => {
    const { problems } = await seedsOf({ 'wire.jsonl': 'oops\n'.repeat(MAX_PROBLEMS + 50) });
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(problems.at(-1)?.message).toContain('50 more problems');
  });
});

describe('an invalid field', () => {
  const FIELDS = ['publishedAt: yesterday', 'url: javascript:alert(1)', 'language: "no tag!"', 'section: {a: b}'];
  test.each(FIELDS)('%s is reported, and the article is read without it', async (field) => {
    const { documents, problems } = await seedsOf({ 'a.md': `---\nsource: Ada\n${field}\n---\nText` });
    expect(problems.map((problem) => [inShort(problem), problem.severity])).toEqual([['BAD_VALUE a.md:3', 'WARNING']]);
    expect(documents).toMatchObject([{ publication: null, url: null, language: null, section: null, source: 'Ada' }]);
  });
});

describe('a key of several articles', () => {
  test('belongs to the first in order of path, and the others are reported with its location', async () => {
    const article = '{"identifier":"x","articleBody":"Ada"}';
    const { documents, problems } = await seedsOf({
      'b.jsonl': `${article}\n${article}`,
      'a/x.md': '---\nkey: x\n---\nAda',
      'x.txt': 'Ada',
    });
    expect(documents.map(({ file }) => file)).toEqual(['a/x.md']);
    expect(problems.map(inShort)).toEqual([
      'DUPLICATE_KEY b.jsonl:1',
      'DUPLICATE_KEY b.jsonl:2',
      'DUPLICATE_KEY x.txt',
    ]);
    expect(problems.every(({ message }) => message.includes('a/x.md'))).toBe(true);
  });
});

/** Runs as a user without special permissions: root may read everything. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid?.(65534);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}

describe('listing a folder', () => {
  test('reports an unreadable file and an unreadable folder', async () => {
    const folder = folderOf({ ...GOOD, 'bad.txt': 'Ada', 'bad.jsonl': '{}', 'shut/x.txt': 'Ada' });
    for (const path of ['bad.txt', 'bad.jsonl', 'shut']) chmodSync(join(folder, path), 0o000);
    chmodSync(folder, 0o755);
    const { documents, problems } = await asNobody(() => seedsIn(folder));
    chmodSync(join(folder, 'shut'), 0o755);
    expect(problems.map(inShort)).toEqual(['UNREADABLE bad.jsonl', 'UNREADABLE bad.txt', 'UNREADABLE shut']);
    expect(keysOf(documents)).toEqual(['good']);
  });

  test('reports links that are broken, lead to themselves, form a cycle, or leave the folder', async () => {
    const outside = folderOf({ 'secret.txt': 'Ada' });
    const folder = folderOf({ ...GOOD, 'deep/down/x.txt': 'Ada' });
    const links = { nowhere: 'missing.txt', self: 'self', 'ping.txt': 'pong.txt', 'pong.txt': 'ping.txt' };
    for (const [from, to] of Object.entries(links)) symlinkSync(to, join(folder, from));
    symlinkSync('../..', join(folder, 'deep/down/up'));
    symlinkSync('.', join(folder, 'deep/here'));
    symlinkSync(outside, join(folder, 'out'));
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'out.txt'));
    symlinkSync('/', join(folder, 'root'));
    const { documents, problems } = await seedsIn(folder);
    expect(problems.map(inShort)).toEqual([
      'LINK_CYCLE deep/down/up',
      'LINK_CYCLE deep/here',
      'UNREADABLE nowhere',
      'OUTSIDE_FOLDER out',
      'OUTSIDE_FOLDER out.txt',
      'LINK_CYCLE ping.txt',
      'LINK_CYCLE pong.txt',
      'OUTSIDE_FOLDER root',
      'LINK_CYCLE self',
    ]);
    expect(keysOf(documents)).toEqual(['deep/down/x', 'good']);
  });

  test('follows links inside the folder once', async () => {
    const folder = folderOf({ '.store/v1/a.txt': 'Ada', 'real.txt': 'Byron' });
    symlinkSync('.store/v1', join(folder, 'now'));
    symlinkSync('.store/v1', join(folder, 'then'));
    symlinkSync('real.txt', join(folder, 'again.txt'));
    const { documents, problems } = await seedsIn(folder);
    expect(keysOf(documents)).toEqual(['now/a', 'real']);
    expect(problems.map(inShort)).toEqual(['NOT_A_SEED again.txt', 'NOT_A_SEED then']);
  });

  test('takes little time for links that fork at every level', async () => {
    const folder = folderOf(GOOD);
    for (let level = 0; level < 30; level++) {
      mkdirSync(join(folder, `.${level}`));
      for (const fork of ['a', 'b']) symlinkSync(`../.${level + 1}`, join(folder, `.${level}`, fork));
    }
    addTo(folder, { '.30/end.txt': 'Ada' });
    symlinkSync('.0', join(folder, 'start'));
    const { documents } = await seedsIn(folder);
    expect(keysOf(documents)).toEqual(['good', `start/${'a/'.repeat(30)}end`]);
  });

  test('ignores hidden files, READMEs and licences', async () => {
    const { documents, problems } = await seedsOf({
      ...GOOD,
      'README.md': '# About',
      'sub/readme.txt': 'About',
      LICENSE: 'MIT',
      '.git/x.txt': 'Ada',
      '.DS_Store': '\0',
    });
    expect(problems).toEqual([]);
    expect(keysOf(documents)).toEqual(['good']);
  });

  test('refuses a folder that does not exist', async () => {
    await expect(async () => seedsIn('/no/such/folder')).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
    await expect(async () => seedsIn(join(folderOf(GOOD), 'good.txt'))).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  });
});

test.each(['report.pdf', 'BOOK.EPUB', 'letter.docx'])(
  '%s is reported with what to do, and the rest is read',
  async (name) => {
    const { documents, problems } = await seedsOf({ [name]: '%PDF-1.7', 'a.txt': 'Ada Lovelace came.' });
    expect(documents).toHaveLength(1);
    expect(problems).toMatchObject([
      { code: 'NOT_A_SEED', file: name, message: expect.stringMatching(/is not read; save its text as .txt or .html/) },
    ]);
  },
);
