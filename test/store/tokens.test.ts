/** Tokens: how secrets are stored, and when they authenticate. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createToken, findToken, listTokens, revokeToken } from '../../src/store/database/tokens.ts';
import { dumpOf, newBase, open } from './base.ts';

const AT = '2020-01-01T00:00:00Z';
const ada = { name: 'ada', scopes: ['correct', 'reseed'], createdAt: AT, expiresAt: null } as const;

describe('a token', () => {
  test('has a secret of 256 bits, of which only the SHA-256 is stored', () => {
    const store = open(newBase());
    const secret = createToken(store, ada);
    expect(secret).toMatch(/^dateline_[\w-]{43}$/);
    expect(Buffer.from(secret.slice('dateline_'.length), 'base64url')).toHaveLength(32);
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    const file = readFileSync(store.path);
    expect(file.includes(secret.slice('dateline_'.length))).toBe(false);
    expect(file.includes(createHash('sha256').update(secret).digest())).toBe(true);
  });

  test('is found by its exact secret only', () => {
    const store = open(newBase());
    const secret = createToken(store, ada);
    createToken(store, { ...ada, name: 'charles', scopes: ['ingest'] });
    expect(findToken(store, secret, AT)).toEqual({ ...ada, revokedAt: null });
    const other = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'Q' : 'A'}`;
    for (const wrong of ['', 'dateline_', other, `${secret} `, secret.toUpperCase(), 'é'.repeat(52)]) {
      expect(findToken(store, wrong, AT)).toBeNull();
    }
  });

  test('is found until it expires', () => {
    const store = open(newBase());
    const secret = createToken(store, { ...ada, expiresAt: '2020-01-02T00:00:00Z' });
    expect(findToken(store, secret, '2020-01-01T23:59:59Z')?.name).toBe('ada');
    expect(findToken(store, secret, '2020-01-02T00:00:00Z')).toBeNull();
  });

  test('is not found once it is revoked, on any connection', () => {
    const path = newBase();
    const [store, reader] = [open(path), open(path, { readonly: true })];
    const secret = createToken(store, ada);
    expect(findToken(reader, secret, AT)?.name).toBe('ada');
    expect(revokeToken(store, 'ada', '2020-01-03T00:00:00Z').revokedAt).toBe('2020-01-03T00:00:00Z');
    expect(findToken(reader, secret, AT)).toBeNull();
    expect(revokeToken(store, 'ada', '2020-01-04T00:00:00Z').revokedAt).toBe('2020-01-03T00:00:00Z');
  });

  test('keeps its name when it is revoked', () => {
    const store = open(newBase());
    createToken(store, ada);
    revokeToken(store, 'ada', AT);
    expect(() => createToken(store, ada)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    expect(listTokens(store).map(({ name }) => name)).toEqual(['ada']);
  });

  test.each(['', ' ', 'a b', '-a', 'a\nb', 'x'.repeat(65)])('cannot be called %j', (name) => {
    const store = open(newBase());
    expect(() => createToken(store, { ...ada, name })).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    expect(listTokens(store)).toEqual([]);
  });

  test('that does not exist cannot be revoked', () => {
    expect(() => revokeToken(open(newBase()), 'ada', AT)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  test('is not part of the logical dump', () => {
    const store = open(newBase());
    const before = dumpOf(store);
    createToken(store, ada);
    expect(dumpOf(store)).toEqual(before);
  });
});
