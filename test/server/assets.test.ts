/** The GraphiQL page and its files over HTTP: one origin, no script in the page, files immutable and compressed. */
import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseEncoding } from '../../src/pages/assets.ts';
import { graphiqlPage } from '../../src/pages/graphiql.ts';
import { buildFolder, readManifest } from '../../src/pages/manifest.ts';
import { openSite } from '../../src/pages/site.ts';
import { openTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  const query = 'query Tricky { a } # </script><script>alert(1)</script> <!--';
  server = await openTestServer(buildSchema('type Query { a: Int }'), { examples: () => [{ query }] });
});
afterAll(() => server.close());

const page = (init: RequestInit = {}) => fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' }, ...init });

function raw(path: string, encoding: string): Promise<{ headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve) => {
    get(`${server.url}${path}`, { headers: { 'accept-encoding': encoding } }, async (response) => {
      resolve({ headers: response.headers, body: Buffer.concat(await response.toArray()) });
    });
  });
}

describe('GraphiQL page', () => {
  test('has no inline script, whatever the examples contain', async () => {
    const html = await (await page()).text();
    const scripts = [...html.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)];
    expect(scripts.map(([, attributes]) => attributes)).toEqual([
      ' type="application/json" id="page-data"',
      expect.stringMatching(/^ type="module" src="\/graphiql\/page-\w+\.js"$/),
    ]);
    expect(JSON.parse(scripts[0]?.[2] ?? '').examples[0].query).toContain('</script><script>alert(1)</script> <!--');
    expect(html).not.toMatch(/https?:\/\//);
  });

  test('allows scripts of its own origin only, and no frames', async () => {
    const { headers } = await page();
    const policy = headers.get('content-security-policy')?.split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy?.filter((rule) => rule.includes('unsafe'))).toEqual(["style-src 'self' 'unsafe-inline'"]);
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  test('is sent to browsers only: other clients get JSON', async () => {
    const other = await fetch(`${server.url}/graphql?query={a}`, { headers: { accept: '*/*' } });
    expect(await other.json()).toMatchObject({ data: { a: null } });
  });

  test('says what to do when it has not been built', () => {
    const sent: unknown[] = [];
    const response = { writeHead: (status: number) => sent.push(status), end: (body: string) => sent.push(body) };
    openSite(
      graphiqlPage(() => []),
      '/nowhere',
    ).sendPage(response as never);
    expect(sent).toEqual([503, expect.stringContaining('npm run build')]);
  });
});

describe('GraphiQL files', () => {
  const files = readManifest(buildFolder('graphiql'))?.files ?? [];

  test('are immutable, and equal in every encoding', async () => {
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      const path = `/graphiql/${file}`;
      const [plain, brotli, gzip] = [await raw(path, 'identity'), await raw(path, 'gzip, br'), await raw(path, 'gzip')];
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(brotli.headers['content-encoding']).toBe('br');
      expect(gzip.headers['content-encoding']).toBe('gzip');
      for (const { headers, body } of [plain, brotli, gzip]) {
        expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
        expect(headers['content-type']).toMatch(/^text\/(css|javascript); charset=utf-8$/);
        expect(headers['content-length']).toBe(String(body.length));
        expect(headers.vary).toBe('accept-encoding');
      }
      expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
      expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    }
  });

  test('fetch nothing from other origins', async () => {
    for (const file of files.filter((name) => name.endsWith('.css'))) {
      expect((await raw(`/graphiql/${file}`, 'identity')).body.toString()).not.toMatch(/url\(["']?(https?:)?\/\//);
    }
  });

  test('are not sent in answer to HEAD', async () => {
    const got = await fetch(`${server.url}/graphiql/${files[0]}`, { method: 'HEAD' });
    expect([got.status, await got.text()]).toEqual([200, '']);
  });
});

test.each([
  ['', undefined],
  ['identity', undefined],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['BR;q=1.0, gzip;q=0.8', 'br'],
  ['br;q=0, gzip;q=0.1', 'gzip'],
  ['br;q=0.0, gzip; q=0', undefined],
])('Accept-Encoding %j gets %s', (accepted, name) => {
  expect(chooseEncoding(accepted)?.name).toBe(name);
});
