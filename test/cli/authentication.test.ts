/** Signed tokens (JWT) and `--require-auth read`, over HTTP and WebSocket on a real server: who may change what, and that nothing leaks. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { openVerifyToken } from '../../src/cli/authentication.ts';
import { createLog } from '../../src/log.ts';
import { AUTHENTICATION_SETTINGS, flagOf, SETTINGS } from '../../src/settings.ts';
import { timeOf } from '../../src/store/database/clock.ts';
import { openStore } from '../../src/store/database/open.ts';
import { createToken, revokeToken, type Scope } from '../../src/store/database/tokens.ts';
import { subscribe } from '../server/live/event-stream.ts';
import { dateline, type Serving, serve } from '../support/cli.ts';
import { addTo } from '../support/folder.ts';
import { GOOD } from './seeds.ts';
import { AUDIENCE, claimsOf, createProvider, ISSUER, type Provider } from './signed-tokens.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
const database = join(folder, 'a.sqlite');
const keysFile = join(folder, 'jwks.json');
let provider: Provider;
let server: Serving;
const secrets: Record<string, string> = {};

function tokenOf(name: string, scopes: string): string {
  const store = openStore(database);
  const token = { name, scopes: scopes.split(',') as Scope[], createdAt: timeOf(), expiresAt: null };
  const secret = createToken(store, token);
  store.close();
  return secret;
}

const jwtFlags = (keys: readonly string[]) => ['--jwt-issuer', ISSUER, '--jwt-audience', AUDIENCE, ...keys];

async function serveWith(...flags: readonly string[]): Promise<Serving> {
  const opened = await serve(['--database', database, '--metrics', 'on', '--log-level', 'debug', ...flags]);
  onTestFinished(async () => void (await opened.stop()));
  return opened;
}

beforeAll(async () => {
  provider = await createProvider();
  writeFileSync(keysFile, JSON.stringify(provider.jwks));
  addTo(join(folder, 'seeds'), GOOD);
  expect((await dateline(['seed', '--from', join(folder, 'seeds'), '--database', database])).code).toBe(0);
  for (const scopes of ['read', 'correct', 'read,correct', 'ingest'])
    secrets[scopes] = tokenOf(scopes.replace(',', '-'), scopes);
  const flags = [
    ...jwtFlags(['--jwks', keysFile]),
    '--require-auth',
    'read',
    '--metrics',
    'on',
    '--log-level',
    'debug',
  ];
  server = await serve(['--database', database, ...flags]);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const origin = (of: Serving = server): string => new URL(of.url).origin;

const CREATE = `mutation { createEntity(input: { kind: PERSON, name: "Ada Byron", preview: true }) {
  __typename ... on CreateEntityPayload { change { createdBy } } } }`;
const QUERY = '{ articles { totalCount } }';

async function ask(query: string, authorization?: string, at: Serving = server) {
  const response = await fetch(at.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const basic = (token: string): string => `Basic ${Buffer.from(`reader:${token}`).toString('base64')}`;

const answered = { status: 200, body: { data: { articles: { totalCount: 2 } } } };
const refused = { status: 401, body: { errors: [{ extensions: { code: 'UNAUTHORIZED' } }] } };

/** Tokens that look like good ones. */
async function badTokens(): Promise<Record<string, string>> {
  const past = Math.floor(Date.now() / 1000) - 60;
  const [stranger, jwk] = [await createProvider(), provider.jwks.keys[0] as Record<string, string>];
  const publicKey = (await importJWK({ ...jwk, ext: true }, 'RS256', { extractable: true })) as CryptoKey;
  const secret = new TextEncoder().encode(await exportSPKI(publicKey));
  const good = await provider.sign();
  const [header = '', , signature = ''] = good.split('.');
  const forged = Buffer.from(JSON.stringify(claimsOf({ sub: 'eve' }))).toString('base64url');
  const confused = (key: Uint8Array) =>
    new SignJWT(claimsOf({})).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(key);
  return {
    expired: await provider.sign({ exp: past }),
    'not valid yet': await provider.sign({ nbf: past + 7200 }),
    'without an expiry': await provider.sign({ exp: undefined as never }),
    'for another audience': await provider.sign({ aud: 'another' }),
    'without an audience': await provider.sign({ aud: undefined as never }),
    'of another issuer': await provider.sign({ iss: 'https://evil.example' }),
    'unsigned (alg none)': new UnsecuredJWT(claimsOf({})).encode(),
    'signed by another key': await stranger.sign(),
    'of a key that is not known': await provider.sign({}, { kid: 'two' }),
    'signed with the public key as a secret (HS256, PEM)': await confused(secret),
    'signed with the public key as a secret (HS256, modulus)': await confused(Buffer.from(String(jwk.n), 'base64url')),
    'with other claims under its signature': `${header}.${forged}.${signature}`,
    'with a part of its signature': good.slice(0, -8),
    'without a name': await provider.sign({ sub: '' }),
    'with a name of two lines': await provider.sign({ sub: 'ada\nroot' }),
    'with a name that is no text': await provider.sign({ sub: 7 as never }),
    'without a scope': await provider.sign({ scope: 'openid read correct xdateline:read' }),
  };
}

describe('signed tokens', () => {
  test('bad ones: read nothing and change nothing, whatever is wrong with them', async () => {
    const tokens = await badTokens();
    for (const [what, token] of Object.entries(tokens)) {
      expect(await ask(QUERY, `Bearer ${token}`), what).toMatchObject(refused);
      expect(await ask(CREATE, `Bearer ${token}`), what).toMatchObject(refused);
      expect(await ask(QUERY, basic(token)), what).toMatchObject(refused);
    }
  });

  test('bad ones: change nothing where everybody may read', async () => {
    const open = await serveWith(...jwtFlags(['--jwks', keysFile]));
    for (const [what, token] of Object.entries(await badTokens())) {
      expect(await ask(QUERY, `Bearer ${token}`, open), what).toMatchObject(answered);
      const { body } = await ask(CREATE, `Bearer ${token}`, open);
      expect(body, what).toMatchObject({
        data: { createEntity: null },
        errors: [{ extensions: { code: 'UNAUTHORIZED' } }],
      });
    }
    expect((await ask(CREATE, `Bearer ${await provider.sign()}`, open)).body.errors).toBeUndefined();
  });

  test('a good one: reads, and changes in the name of its claim', async () => {
    const authorization = `Bearer ${await provider.sign()}`;
    expect(await ask(QUERY, authorization)).toMatchObject(answered);
    const { body } = await ask(CREATE.replace('Ada Byron', 'Ada King').replace('true', 'false'), authorization);
    expect(body).toMatchObject({ data: { createEntity: { change: { createdBy: 'ada@news.example' } } } });
  });

  test('permit what their scopes say, in a list too', async () => {
    const reader = `Bearer ${await provider.sign({ scope: ['dateline:read'] })}`;
    expect(await ask(QUERY, reader)).toMatchObject(answered);
    expect((await ask(CREATE, reader)).body.errors).toMatchObject([{ extensions: { code: 'UNAUTHORIZED' } }]);
    const corrector = `Bearer ${await provider.sign({ scope: 'dateline:correct' })}`;
    expect(await ask(CREATE, corrector)).toMatchObject(refused);
  });

  test('take scopes and names from other claims, and keys of other algorithms from a URL', async () => {
    const other = await createProvider('ES256');
    const fetched: string[] = [];
    const jwks = createServer((request, response) => {
      fetched.push(request.url ?? '');
      response.setHeader('content-type', 'application/json').end(JSON.stringify(other.jwks));
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void jwks.close());
    await new Promise((resolve) => jwks.once('listening', resolve));
    const url = `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/keys`;
    const claims = ['--jwt-scopes-claim', 'realm_access.roles', '--jwt-name-claim', 'email'];
    const keycloak = await serveWith(...jwtFlags(['--jwks-url', url]), ...claims);
    expect(fetched).toEqual([]);
    const token = await other.sign({ email: 'ada@n.example', realm_access: { roles: ['dateline/correct'] } });
    const create = CREATE.replace('Ada Byron', 'Ada Noel').replace('true', 'false');
    expect((await ask(create, `Bearer ${token}`, keycloak)).body).toMatchObject({
      data: { createEntity: { change: { createdBy: 'ada@n.example' } } },
    });
    expect((await ask(CREATE, `Bearer ${await provider.sign()}`, keycloak)).body.errors).toHaveLength(1);
    expect(fetched).toEqual(['/keys']);
  });

  test('are never logged', async () => {
    const [good, bad] = [await provider.sign(), await provider.sign({ aud: 'another' })];
    await ask(CREATE, `Bearer ${good}`);
    await ask(CREATE, `Bearer ${bad}`);
    expect(server.stderr()).toContain('ERR_JWT_CLAIM_VALIDATION_FAILED');
    for (const token of [good, bad]) expect(server.stderr()).not.toContain(token.split('.')[2]);
  });
});

describe('--require-auth read', () => {
  const paths = [
    ...['/', '/graphql', '/graphql?query=%7B__typename%7D', '/nothing', '/metrics', '/feed.xml?search=engine'],
    ...['/export.jsonl', '/export.csv?part=edges', '/article/engine', '/favicon.svg'],
  ];

  test.each(paths)('%s: answers 401 and nothing else, to browsers too', async (path) => {
    for (const headers of [{}, { accept: 'text/html' }, { authorization: 'Bearer dateline_x' }]) {
      const response = await fetch(`${origin()}${path}`, { headers, redirect: 'manual' });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('Basic'),
      ]);
      expect(await response.json()).toEqual({
        errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHORIZED' } }],
      });
    }
  });

  test.each(['HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE'])('%s: answers 401', async (method) => {
    const response = await fetch(server.url, { method, headers: { origin: 'https://one.example' } });
    expect(response.status).toBe(401);
  });

  test('a token with the scope read, in a header or as a password: reads everything', async () => {
    for (const authorization of [`Bearer ${secrets.read}`, basic(secrets.read ?? ''), basic(await provider.sign())]) {
      expect(await ask(QUERY, authorization)).toMatchObject(answered);
      const paths = authorization.startsWith('Bearer')
        ? ['/export.jsonl']
        : ['/', '/metrics', '/feed.xml?search=engine'];
      for (const path of paths) {
        const response = await fetch(`${origin()}${path}`, { headers: { authorization, accept: 'text/html' } });
        expect([path, response.status]).toEqual([path, 200]);
        await response.arrayBuffer();
      }
    }
  });

  test('a password: changes nothing, since browsers send it unasked', async () => {
    for (const token of [secrets['read,correct'] ?? '', await provider.sign()]) {
      expect((await ask(CREATE, `Bearer ${token}`)).body.errors).toBeUndefined();
      expect((await ask(CREATE, basic(token))).body.errors).toMatchObject([{ extensions: { code: 'UNAUTHORIZED' } }]);
    }
  });

  test('tokens without the scope read: read nothing', async () => {
    expect(await ask(QUERY, `Bearer ${secrets.correct}`)).toMatchObject(refused);
    expect(await ask(QUERY, `Bearer ${secrets.ingest}`)).toMatchObject(refused);
  });

  test('probes and posted articles: need no scope to read', async () => {
    expect((await fetch(`${origin()}/health`)).status).toBe(200);
    expect((await fetch(`${origin()}/ready`)).status).toBe(200);
    const post = (headers: Record<string, string>) =>
      fetch(`${origin()}/articles`, { method: 'POST', headers, body: 'no JSON Lines' });
    expect((await post({})).status).toBe(401);
    expect((await post({ authorization: `Bearer ${secrets.ingest}` })).status).toBe(400);
  });

  test('subscriptions: are opened with a token, over both transports', async () => {
    const query = 'subscription { articleIngested { article { key } } }';
    const nobody = await subscribe(origin(), { query });
    expect(nobody.response.statusCode).toBe(401);
    nobody.close();
    const over = async (connectionParams: Record<string, unknown>): Promise<unknown> => {
      const client = createClient({
        url: `${origin().replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        lazy: false,
        connectionParams,
        onNonLazyError: () => {},
      });
      onTestFinished(async () => client.dispose());
      return new Promise((resolve) => {
        client.on('connected', () => resolve('connected'));
        client.on('closed', (event) => resolve((event as { readonly code: number }).code));
      });
    };
    expect(await over({})).toBe(4403);
    expect(await over({ authorization: `Bearer ${secrets.correct}` })).toBe(4403);
    expect(await over({ authorization: `Bearer ${secrets.read}` })).toBe('connected');
    expect(await over({ authorization: `Bearer ${await provider.sign()}` })).toBe('connected');
  });

  test('a subscription: ends with the first event after its token was revoked', async () => {
    const headers = { authorization: `Bearer ${tokenOf('leaver', 'read')}` };
    const stream = await subscribe(
      origin(),
      { query: 'subscription { changeApplied { change { number } } }' },
      headers,
    );
    onTestFinished(() => stream.close());
    const rename = `mutation { renameEntity(input: { entity: "Entity:person/charles-babbage", name: "C. Babbage" }) { __typename } }`;
    const store = openStore(database);
    revokeToken(store, 'leaver', timeOf());
    store.close();
    await ask(rename, `Bearer ${secrets['read,correct']}`);
    expect(JSON.stringify(await stream.next())).toContain('UNAUTHORIZED');
  });
});

describe('settings', () => {
  test.each([
    ['an audience is missing', ['--jwt-issuer', ISSUER, '--jwks', 'a.json'], /--jwt-audience/],
    ['keys are missing', jwtFlags([]), /--jwks or --jwks-url/],
    [
      'keys are given twice',
      jwtFlags(['--jwks', 'a.json', '--jwks-url', 'https://id.example/keys']),
      /exclude each other/,
    ],
    ['the file is missing', jwtFlags(['--jwks', 'missing.json']), /missing\.json is no set of public keys/],
    ['the file holds no keys', jwtFlags(['--jwks', 'package.json']), /package\.json is no set of public keys/],
  ])('%s: are refused, with what to do', async (_what, flags, message) => {
    const settings = new Map(flags.map((flag, at) => [flag, flags[at + 1]]));
    const named = (name: (typeof AUTHENTICATION_SETTINGS)[number]) =>
      settings.get(flagOf(name)) ?? SETTINGS[name].fallback;
    const all = Object.fromEntries(AUTHENTICATION_SETTINGS.map((name) => [name, named(name)])) as never;
    await expect(
      openVerifyToken(
        all,
        createLog('silent', () => {}),
      ),
    ).rejects.toThrow(message);
  });

  test('a URL that is not encrypted: exits with 2', async () => {
    const flags = jwtFlags(['--jwks-url', 'http://id.example/keys']);
    const { code, stderr } = await dateline(['serve', '--port', '0', '--database', database, ...flags]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--jwks-url must be an address of https')]);
  });
});
