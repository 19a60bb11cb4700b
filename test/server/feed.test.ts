/** GET /feed.xml of the built server: a valid Atom feed of the newest articles of an entity or a search, whatever they hold. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore } from '../../src/store/database/open.ts';
import { SEEDS } from '../export/base.ts';
import { temporary } from '../schema/stage.ts';
import { articleOf } from '../store/article-of.ts';
import { reseedTo } from '../store/base.ts';
import { type Serving, serve } from '../support/cli.ts';

const HOSTILE = articleOf(
  'hostile/]]>',
  'A \u0001 & <b>title</b> ]]>\n\n[Turin](place/turin) \u0008\uffff "said" <script>.',
  {
    publication: { at: '1845-05-01T10:00:00Z', precision: 'SECOND' },
  },
);

const { path: database, remove } = temporary();
let server: Serving;
beforeAll(async () => {
  migrate(database);
  const store = openStore(database);
  reseedTo(store, { ...SEEDS, articles: [...SEEDS.articles, HOSTILE] });
  store.close();
  server = await serve(['--database', database]);
});
afterAll(async () => {
  await server.stop();
  remove();
});

const fetchFeed = async (query: string, headers: Record<string, string> = {}) => {
  const response = await fetch(new URL(`/feed.xml${query}`, server.url), { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

async function faultsOf(xml: string): Promise<readonly string[]> {
  const contents = readFileSync(new URL('../fixtures/schemas/atom.xsd', import.meta.url), 'utf8');
  const { errors } = await validateXML({
    xml: { fileName: 'feed.xml', contents: xml },
    schema: { fileName: 'atom.xsd', contents },
  });
  return errors.map(({ message }) => message);
}

const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text);

test('lists the newest articles of an entity, by key or id, in valid Atom', async () => {
  const { status, headers, text } = await fetchFeed('?entity=place/turin');
  expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  expect(await faultsOf(text)).toEqual([]);
  expect(await faultsOf(text.replace(/<updated>[^<]*</, '<updated>yesterday<'))).not.toEqual([]);
  // The feed, then the newest first; what has no date is left out.
  expect(all(text, 'updated')).toEqual([
    '1845-05-01T10:00:00Z',
    '1845-05-01T10:00:00Z',
    '1844-01-02T00:00:00Z',
    '1843-07-10T00:00:00Z',
  ]);
  expect(all(text, 'title')).toEqual([
    'Dateline: Turin',
    'A  &amp; &lt;b&gt;title&lt;/b&gt; ]]&gt;',
    '+1 for Ada Lovelace',
    'The Engine &amp; &lt;its&gt; &quot;friends&quot;',
  ]);
  const ids = all(text, 'id');
  expect(new Set(ids).size).toBe(4);
  expect(ids[1]).toBe('urn:dateline:article:hostile/%5D%5D%3E');
  expect(text).toContain('href="https://news.example/1843?a=1&amp;b=&lt;2&gt;"');
  expect((await fetchFeed('?entity=Entity:place/turin')).text).toBe(text);
  const again = await fetchFeed('?entity=place/turin', { 'if-none-match': headers.get('etag') ?? '' });
  expect([again.status, again.text]).toEqual([304, '']);
});

test('lists the newest articles with some words, also without any', async () => {
  const { text } = await fetchFeed('?search=wrote');
  expect(all(text, 'title')).toEqual(['Dateline: wrote', '+1 for Ada Lovelace']);
  const none = await fetchFeed('?search=nowhere');
  expect(await faultsOf(none.text)).toEqual([]);
  expect(all(none.text, 'updated')).toEqual(['1970-01-01T00:00:00Z']);
});

test.each([
  ['', 400, 'BAD_USER_INPUT', /Name an entity or words/],
  ['?entity=person/nobody', 404, 'NOT_FOUND', /There is no such entity/],
  ['?entity=Article:c', 404, 'NOT_FOUND', /There is no such entity/],
  [`?search=${'a '.repeat(40)}`, 400, 'LIMIT_EXCEEDED', /./],
])('%.30s: is answered with %i %s', async (query, status, code, message) => {
  const answer = await fetchFeed(query);
  expect([answer.status, JSON.parse(answer.text).errors[0]]).toEqual([
    status,
    expect.objectContaining({ message: expect.stringMatching(message), extensions: expect.objectContaining({ code }) }),
  ]);
});
