/** Articles that are posted are added by who may, line by line, while the server answers others. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_POSTED_BYTES } from '../../src/server/posted-articles.ts';
import { dateline, type Serving, serve } from '../support/cli.ts';
import { newsOf } from '../support/news.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
const database = join(folder, 'a.sqlite');
let server: Serving;
let tokens: Record<'ingest' | 'correct', string>;

const tokenOf = async (scope: string): Promise<string> => {
  const { stdout } = await dateline(['token', 'create', scope, '--scopes', scope, '--database', database, '--json']);
  return (JSON.parse(stdout) as { secret: string }).secret;
};

beforeAll(async () => {
  writeFileSync(join(folder, 'a.txt'), newsOf(1));
  await dateline(['seed', '--from', folder, '--database', database]);
  tokens = { ingest: await tokenOf('ingest'), correct: await tokenOf('correct') };
  server = await serve(['--database', database, '--max-requests-per-minute', '0']);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const NDJSON = { 'content-type': 'application/x-ndjson' };

async function post(body: string, headers: Record<string, string> = {}) {
  const response = await fetch(new URL('/articles', server.url), { method: 'POST', body, headers });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

const authorized = () => ({ ...NDJSON, authorization: `Bearer ${tokens.ingest}` });

async function ask(query: string) {
  const options = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) };
  return (await (await fetch(server.url, options)).json()) as { readonly data: Record<string, unknown> };
}

describe('POST /articles', () => {
  test('adds articles, reports lines that are broken, and records who did it', async () => {
    const lines = [
      JSON.stringify({ key: 'posted-1', headline: 'One', articleBody: newsOf(2) }),
      '{ broken',
      JSON.stringify({ key: 'posted-2', articleBody: newsOf(3) }),
      JSON.stringify({ key: 'posted-3' }),
    ];
    const first = await post(lines.join('\n'), authorized());
    expect(first).toMatchObject({
      status: 200,
      answer: {
        articles: { added: 2, changed: 0, removed: 0, unchanged: 0 },
        problems: [
          { line: 2, code: 'SYNTAX', severity: 'ERROR' },
          { line: 4, code: 'MISSING_FIELD', severity: 'ERROR' },
        ],
      },
    });
    const again = await post(`${lines[0]}\n`, authorized());
    expect(again.answer).toMatchObject({ articles: { added: 0, changed: 0, unchanged: 1 }, problems: [] });
    const { data } = await ask(
      '{ article(key: "posted-1") { title mentions { totalCount } } runs(first: 2) { nodes { command createdBy articlesAdded errorCount problems { nodes { line } } } } }',
    );
    expect(data).toMatchObject({
      article: { title: 'One' },
      runs: {
        nodes: [
          { command: 'INGEST', createdBy: 'ingest', articlesAdded: 0 },
          {
            command: 'INGEST',
            createdBy: 'ingest',
            articlesAdded: 2,
            errorCount: 2,
            problems: { nodes: [{ line: 2 }, { line: 4 }] },
          },
        ],
      },
    });
  });

  test('answers others while it reads, and refuses a second addition meanwhile', async () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      JSON.stringify({ key: `many-${index}`, articleBody: newsOf(1000 + index) }),
    ).join('\n');
    let isDone = false;
    const adding = post(many, authorized()).finally(() => {
      isDone = true;
    });
    let answered = 0;
    const refused: number[] = [];
    while (!isDone) {
      await ask('{ statistics { articleCount } }');
      answered++;
      await pause(20);
      if (refused.length === 0) refused.push((await post('{}', authorized())).status);
    }
    expect((await adding).answer).toMatchObject({ articles: { added: 100 } });
    expect(answered).toBeGreaterThan(3);
    expect(refused).toEqual([503]);
  });

  test.each([
    ['without a token', {}, 401, 'UNAUTHORIZED'],
    ['with a token that is none', { authorization: 'Bearer dateline_x' }, 401, 'UNAUTHORIZED'],
  ])('%s is refused', async (_, headers, status, code) => {
    const { status: found, answer } = await post('{}', { ...NDJSON, ...headers });
    expect([found, answer]).toMatchObject([status, { errors: [{ extensions: { code } }] }]);
  });

  test('with a token of another scope, or another media type, is refused', async () => {
    const other = await post('{}', { ...NDJSON, authorization: `Bearer ${tokens.correct}` });
    expect(other).toMatchObject({ status: 401, answer: { errors: [{ extensions: { code: 'UNAUTHORIZED' } }] } });
    const form = await post('{}', { 'content-type': 'text/plain', authorization: `Bearer ${tokens.ingest}` });
    expect(form).toMatchObject({ status: 400, answer: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } });
    expect((await post('', authorized())).status).toBe(200);
  });

  test('with a body that is too large is refused', async () => {
    const { status, answer } = await post(' '.repeat(MAX_POSTED_BYTES + 1), authorized());
    expect([status, answer]).toMatchObject([413, { errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] }]);
  });
});

test('a server that only reads takes no articles', async () => {
  const readOnly = await serve(['--database', database, '--read-only', 'on']);
  const response = await fetch(new URL('/articles', readOnly.url), {
    method: 'POST',
    body: '{}',
    headers: authorized(),
  });
  expect([response.status, await response.json()]).toMatchObject([
    503,
    { errors: [{ extensions: { code: 'DATABASE_UNWRITABLE' } }] },
  ]);
  await readOnly.stop();
});
