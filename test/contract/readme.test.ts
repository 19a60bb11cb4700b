/** Runs what the READMEs show: every query against the shipped seeds, every shell block tagged `run`, the program of an app. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { dateline, MAIN, type Serving, serve } from '../support/cli.ts';
import { type Block, listFiles, READMES } from './documents.ts';

const run = promisify(execFile);

const folder = mkdtempSync(join(tmpdir(), 'dateline-readme-'));
let server: Serving;
beforeAll(async () => {
  const settings = ['--from', join(PACKAGE_ROOT, 'seeds'), '--max-requests-per-minute', '0'];
  server = await serve([...settings, '--database', join(folder, 'served.sqlite')]);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function ask(query: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { extensions: _, ...answer } = (await response.json()) as Record<string, unknown>;
  return answer;
}

/** The blocks of a language with the document and the number of each, for the names of tests. */
const blocksOf = (language: string, tag = ''): [string, number, Block][] =>
  READMES.flatMap(({ path, blocks }) =>
    blocks
      .filter((block) => block.language === language && block.tag === tag)
      .map((block, index): [string, number, Block] => [path, index + 1, block]),
  );

describe('queries', () => {
  const queries = blocksOf('graphql');

  test('stand with their answers in the top README and in the cookbook', () => {
    const answered = queries.filter(([, , { answer }]) => answer?.language === 'json').map(([path]) => path);
    expect(answered.filter((path) => path === 'README.md').length).toBeGreaterThanOrEqual(7);
    expect(answered.filter((path) => path === 'schema/README.md').length).toBeGreaterThanOrEqual(7);
  });

  test.each(queries)('%s, query %i: the answer is the one printed', async (_path, _number, { body, answer }) => {
    const answered = await ask(body);
    if (answer?.language === 'json') expect(answered).toEqual(JSON.parse(answer.body));
    else expect(answered).not.toHaveProperty('errors');
  });
});

/** The first block that a stream has an event or an id in. */
async function firstBlock(query: string): Promise<string> {
  const left = new AbortController();
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const request = { method: 'POST', headers, body: JSON.stringify({ query }), signal: left.signal };
  const { body } = await fetch(server.url, request);
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  const { value = '' } = (await reader?.read()) ?? {};
  left.abort();
  return value;
}

test.each(blocksOf('graphql', 'subscription'))('%s, subscription %i: begins', async (_path, _number, { body }) => {
  expect(await firstBlock(body)).toMatch(/^id: [0-9a-f]{16}-/);
});

test.each(blocksOf('graphql', 'mutation'))(
  '%s, mutation %i: the answer is the one printed',
  async (_path, _number, shown) => {
    const [from, database] = [join(folder, 'few'), join(folder, 'changed.sqlite')];
    mkdirSync(from);
    writeFileSync(join(from, 'one.txt'), 'Ada Lovelace came to Turin on Monday.\n');
    const settings = ['--from', from, '--database', database];
    await dateline(['seed', ...settings]);
    const { stdout } = await dateline([
      ...['token', 'create', 'wire', '--scopes', 'ingest,correct'],
      ...['--database', database, '--json'],
    ]);
    const { secret } = JSON.parse(stdout) as { secret: string };
    const changing = await serve(settings);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
    const request = { method: 'POST', headers, body: JSON.stringify({ query: shown.body }) };
    const { extensions: _, ...answer } = (await (await fetch(changing.url, request)).json()) as Record<string, unknown>;
    await changing.stop();
    expect(answer).toEqual(JSON.parse(shown.answer?.body ?? ''));
  },
);

describe('programs', () => {
  test.each(blocksOf('js'))('%s, program %i: prints what is shown', async (_path, _number, { body, answer }) => {
    const program = body.replaceAll('http://127.0.0.1:4000', new URL(server.url).origin);
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
    expect(stdout).toBe(answer?.body);
  });
});

describe('shell blocks', () => {
  /** Runs what was built, as `npx` does in the folder of the package. */
  const NPX = `npx() { shift; '${process.execPath}' '${MAIN}' "$@"; }`;

  beforeAll(async () => {
    cpSync(join(PACKAGE_ROOT, 'seeds'), join(folder, 'articles'), { recursive: true });
    writeFileSync(join(folder, 'articles', 'one.txt'), 'Ada Lovelace came to Turin on Monday.\n');
    expect(await dateline(['seed'], { cwd: folder })).toMatchObject({ code: 0 });
  });

  test.each(blocksOf('sh', 'run'))('%s, block %i: every command succeeds', async (_path, _number, { body }) => {
    const { PATH = '', HOME = '' } = process.env;
    await run('bash', ['-ec', `${NPX}\n${body}`], { cwd: folder, env: { PATH, HOME } });
  });
});

test('a faulty seed is reported as src/cli/README.md shows it', async () => {
  const from = join(folder, 'faulty');
  mkdirSync(join(from, 'letters'), { recursive: true });
  writeFileSync(join(from, 'letters', '1843-07.jsonl'), '{ "articleBody": "Ada Lovelace came." }\n{ "articleBody"\n');
  const { stderr } = await dateline(['seed', '--from', from, '--database', join(folder, 'faulty.sqlite')]);
  const [shown] = blocksOf('text').filter(([path]) => path.endsWith('cli/README.md'));
  expect(stderr).toContain(shown?.[2].body);
});

test('nothing in src/ names a person of the shipped seeds', async () => {
  const { data } = (await ask('{ entities(filter: { kind: { eq: PERSON } }, first: 100) { nodes { key name } } }')) as {
    data: { entities: { nodes: { key: string; name: string }[] } };
  };
  const words = data.entities.nodes.flatMap(({ key, name }) => (name.includes(' ') ? [key, name] : []));
  expect(words.length).toBeGreaterThan(20);
  const texts = listFiles('src')
    .filter((path) => /\.(tsx?|md)$/.test(path))
    .map((path) => readFileSync(join(PACKAGE_ROOT, path), 'utf8'));
  expect(words.filter((word) => texts.some((text) => text.includes(word)))).toEqual([]);
});
