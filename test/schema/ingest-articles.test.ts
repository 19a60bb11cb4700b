/** The mutation that adds articles, over HTTP: the same as `POST /articles`, with problems as values. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../src/store/check/check.ts';
import { openStore } from '../../src/store/database/open.ts';
import { dateline, type Serving, serve } from '../support/cli.ts';
import { newsOf } from '../support/news.ts';
import { gql } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
const databaseOf = (name: string) => join(folder, `${name}.sqlite`);
let servers: Record<'mutated' | 'posted', Serving>;
let tokens: Record<'ingest' | 'correct', string>;

async function tokenOf(scope: string, name: string): Promise<string> {
  const { stdout } = await dateline([
    ...['token', 'create', scope, '--scopes', scope],
    ...['--database', databaseOf(name), '--json'],
  ]);
  return (JSON.parse(stdout) as { secret: string }).secret;
}

async function open(name: string): Promise<Serving> {
  await dateline(['seed', '--from', folder, '--database', databaseOf(name)]);
  return serve(['--database', databaseOf(name), '--max-requests-per-minute', '0']);
}

beforeAll(async () => {
  writeFileSync(join(folder, 'a.txt'), newsOf(1));
  servers = { mutated: await open('mutated'), posted: await open('posted') };
  tokens = { ingest: await tokenOf('ingest', 'mutated'), correct: await tokenOf('correct', 'mutated') };
});
afterAll(async () => {
  await Promise.all(Object.values(servers).map((server) => server.stop()));
  rmSync(folder, { recursive: true });
});

const INGEST = gql`mutation ($input: IngestArticlesInput!) {
  ingestArticles(input: $input) {
    __typename
    ... on IngestArticlesPayload {
      clientMutationId
      run { number command createdBy articlesAdded articlesChanged articlesUnchanged errorCount }
      problems { index code severity message }
    }
    ... on MutationError { message }
  }
}`;

async function ask(query: string, variables: object, token: string | null = tokens.ingest) {
  const response = await fetch(servers.mutated.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: the answer of any operation
  return (await response.json()) as any;
}

const ingest = async (...articles: readonly object[]) =>
  (await ask(INGEST, { input: { articles } })).data?.ingestArticles;

describe('ingestArticles', () => {
  test('adds articles, reports broken ones by their places, and answers the run', async () => {
    const articles = [
      { key: 'one', title: 'One', text: newsOf(2), publishedAt: '2005-03-24', byline: 'By Ada Lovelace' },
      { key: 'two', text: ' ' },
      { key: 'three', text: newsOf(3), publishedAt: 'soon' },
    ];
    const { data, errors } = await ask(INGEST, { input: { articles, clientMutationId: 'x' } });
    expect(errors).toBeUndefined();
    expect(data.ingestArticles).toMatchObject({
      __typename: 'IngestArticlesPayload',
      clientMutationId: 'x',
      run: { command: 'INGEST', createdBy: 'ingest', articlesAdded: 2, articlesChanged: 0, errorCount: 1 },
      problems: [
        { index: 1, severity: 'ERROR' },
        { index: 2, code: 'BAD_VALUE', severity: 'WARNING' },
      ],
    });
    const again = await ingest(articles[0] ?? {});
    expect(again).toMatchObject({ run: { articlesAdded: 0, articlesUnchanged: 1 }, problems: [] });
    const found = await ask('{ article(key: "one") { title byline publishedAt entities { totalCount } } }', {});
    expect(found.data.article).toMatchObject({
      title: 'One',
      byline: 'Ada Lovelace',
      publishedAt: '2005-03-24T00:00:00Z',
    });
  });

  test('stores the same as POST /articles with the same articles', async () => {
    const articles = Array.from({ length: 5 }, (_, index) => ({ key: `k${index}`, text: newsOf(20 + index) }));
    const facts = { title: 'A title', source: 'Post', url: 'https://news.example/x', language: 'en', section: 'World' };
    await ingest(...articles, { key: 'all', text: newsOf(30), ...facts });
    const { headline, ...others } = { headline: facts.title, ...facts };
    const lines = [...articles, { key: 'all', articleBody: newsOf(30), headline, ...others }];
    const sent = await fetch(new URL('/articles', servers.posted.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/x-ndjson',
        authorization: `Bearer ${await tokenOf('ingest', 'posted')}`,
      },
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
    });
    expect(await sent.json()).toMatchObject({ run: expect.any(Number), articles: { added: 6 }, problems: [] });
    for (const name of ['mutated', 'posted']) {
      const store = openStore(databaseOf(name));
      expect(check(store)).toEqual([]);
      store.close();
    }
    const articleOf = async (server: Serving) => {
      const query =
        '{ article(key: "all") { title text source url language section mentions { nodes { id surface } } } }';
      const options = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      };
      return (await fetch(server.url, options)).json();
    };
    expect(await articleOf(servers.mutated)).toEqual(await articleOf(servers.posted));
  });

  test('is refused without a token, and with one of another scope; corrections are with one of its scope', async () => {
    const variables = { input: { articles: [{ text: newsOf(4) }] } };
    for (const token of [null, 'dateline_x', tokens.correct]) {
      const { errors } = await ask(INGEST, variables, token);
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHORIZED' } }]);
    }
    const undo = 'mutation { undoChange(input: { change: "Change:1" }) { __typename } }';
    expect((await ask(undo, {})).errors).toMatchObject([{ extensions: { code: 'UNAUTHORIZED' } }]);
  });

  test('stands alone in its operation', async () => {
    const query =
      'mutation ($input: IngestArticlesInput!) { ...F } fragment F on Mutation { ingestArticles(input: $input) { __typename ... on BadInputError { message } } }';
    const { data } = await ask(query, { input: { articles: [{ text: newsOf(4) }] } });
    expect(data.ingestArticles).toMatchObject({
      __typename: 'BadInputError',
      message: expect.stringContaining('alone'),
    });
  });

  test('takes 1 to 100 articles at a price for each, and a body of limited size', async () => {
    expect(await ingest()).toMatchObject({ __typename: 'BadInputError', message: expect.stringContaining('1 to 100') });
    const many = (count: number) => ({ input: { articles: Array.from({ length: count }, () => ({ text: 'x' })) } });
    const typename = 'mutation ($input: IngestArticlesInput!) { ingestArticles(input: $input) { __typename } }';
    const hundred = await ask(typename, many(100));
    expect([hundred.data.ingestArticles.__typename, hundred.extensions.cost > 4000]).toEqual([
      'IngestArticlesPayload',
      true,
    ]);
    expect((await ask(typename, many(101))).data.ingestArticles.__typename).toBe('BadInputError');
    expect((await ask(typename, many(150))).errors).toMatchObject([{ extensions: { code: 'TOO_COSTLY' } }]);
    const large = { input: { articles: [{ text: newsOf(5).repeat(2000) }] } };
    expect((await ask(typename, large)).errors).toMatchObject([{ extensions: { code: 'BODY_TOO_LARGE' } }]);
  });

  test('answers BusyError while others are added, and queries meanwhile', async () => {
    const articles = Array.from({ length: 100 }, (_, index) => ({ key: `many-${index}`, text: newsOf(1000 + index) }));
    const [first, second] = await Promise.all([ingest(...articles), ingest(...articles)]);
    const [done, refused] = first.__typename === 'BusyError' ? [second, first] : [first, second];
    expect(done).toMatchObject({ run: { articlesAdded: 100 } });
    expect(refused).toMatchObject({ __typename: 'BusyError', message: expect.stringContaining('Try again') });
  });

  test.each([
    ['a lone surrogate', { text: `\ud800${newsOf(6)}` }],
    ['control characters', { text: `\u0000\u0001${newsOf(6)}` }],
    ['a key of two lines', { key: 'a\nb', text: newsOf(6) }],
    ['a key that is too long', { key: 'k'.repeat(5000), text: newsOf(6) }],
    ['mark-up alone', { text: '<script>alert(1)</script>' }],
    ['a language that is none', { text: newsOf(6), language: '\u202e' }],
    ['an address that is none', { text: newsOf(7), url: 'javascript:alert(1)' }],
    [
      'a line break in every field',
      { text: newsOf(8), title: 'a\n\nb', byline: 'a\nb', source: 'a\nb', section: 'a\nb' },
    ],
    ['braces', { key: '__proto__', text: newsOf(9) }],
  ])('takes %s without an unexpected error', async (_, article) => {
    const result = await ingest(article);
    expect(result).toMatchObject({ __typename: 'IngestArticlesPayload' });
  });
});
