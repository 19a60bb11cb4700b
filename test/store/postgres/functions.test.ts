/** The functions of PostgreSQL give what those of JavaScript give, to the byte. */
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeCursor } from '../../../src/store/database/cursor.ts';
import { migratePostgres } from '../../../src/store/postgres/migrate.ts';
import { around } from '../../../src/text/around.ts';
import { fold } from '../../../src/text/fold.ts';
import { createOffsets } from '../../../src/text/offsets.ts';
import { startPostgres } from '../../support/postgres.ts';

const server = startPostgres();
let client: pg.Client;

beforeAll(async () => {
  const address = await server.newDatabase();
  await migratePostgres(address);
  // JSON as it is written.
  client = new pg.Client({
    connectionString: address,
    types: { getTypeParser: () => (text: string) => text } as never,
  });
  await client.connect();
  await client.query('SET search_path = dateline');
});
afterAll(() => client.end());

/** The values of an SQL expression for several rows of parameters, in one statement. */
async function valuesOf(expression: string, types: readonly string[], rows: readonly (readonly unknown[])[]) {
  const columns = types.map((_, index) => rows.map((row) => row[index]));
  const names = types.map((_, index) => `p${index + 1}`).join(', ');
  const arrays = types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
  const text = `SELECT ${expression} FROM unnest(${arrays}) WITH ORDINALITY AS p (${names}, n) ORDER BY n`;
  const { rows: found } = await client.query<string[]>({ text, values: columns, rowMode: 'array' });
  return found.map(([value]) => value);
}

const CASES = 500;

/** Texts of all sorts of characters but NUL and lone surrogates, and of U+FFFF, which fills. */
const letters = fc.constantFrom('a', 'Z', ' ', '"', '\\', '\n', 'é', '\u{FFFF}', '😀', '\u{1D11E}', '\u{10FFFF}', 'ß');
const text = fc.array(fc.oneof(letters, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), { maxLength: 12 });
const texts = text.map((characters) => characters.join('').replace(/[\0\p{Cs}]/gu, ''));

const drawn = <T>(arbitrary: fc.Arbitrary<T>): T[] => fc.sample(arbitrary, { numRuns: CASES, seed: 18 });
const span = fc.tuple(texts, fc.nat(14), fc.nat(14));

test('slices are those of JavaScript, also within surrogate pairs', async () => {
  const rows = drawn(span);
  const found = await valuesOf('utf16_slice(p1, p2, p3)', ['text', 'int', 'int'], rows);
  expect(found).toEqual(rows.map(([of, start, end]) => JSON.stringify(of.slice(start, end))));
});

test('offsets are the same in every unit', async () => {
  const units = ['UTF16', 'CODE_POINT', 'UTF8'] as const;
  const rows = drawn(fc.tuple(texts, fc.nat(14), fc.constantFrom(...units)));
  const found = await valuesOf('utf16_offset(p1, p2, p3)', ['text', 'int', 'text'], rows);
  expect(found).toEqual(rows.map(([of, at, unit]) => String(createOffsets(of)(at, unit))));
});

test('what stands around a span is the same', async () => {
  const rows = drawn(
    fc.tuple(texts, fc.nat(14), fc.nat(14), fc.nat(5)).map(([of, a, b, reach]) => {
      const [start, end] = [Math.min(a, b, of.length), Math.min(Math.max(a, b), of.length)];
      return [of, start, end, reach] as const;
    }),
  );
  for (const side of ['before', 'after'] as const) {
    const found = await valuesOf(`utf16_${side}(p1, p2, p3, p4)`, ['text', 'int', 'int', 'int'], rows);
    const expected = rows.map(([of, start, end, reach]) => around(of, { start, end }, { before: reach, after: reach }));
    expect(found, side).toEqual(expected.map((each) => JSON.stringify(each[side])));
  }
});

test('cursors have the same bytes', async () => {
  const numbers = [0.1, 1e-7, 1.5e-10, 123456789012345680000, 1e21, 1.25e300, -3.5e-9, 0.000001, 42];
  const ids = [0, 1, 2 ** 52 - 1];
  const rows = drawn(fc.tuple(texts, fc.constantFrom(...ids), fc.constantFrom(...numbers)));
  const keys = "',' || key_json(p1) || ',' || key_json(p2) || ',' || key_json(p3)";
  const found = await valuesOf(`write_cursor('["TITLE","ASC"', ${keys})`, ['text', 'bigint', 'float8'], rows);
  expect(found).toEqual(rows.map((key) => writeCursor(['TITLE', 'ASC'], key)));
});

test('texts are folded in the same way', async () => {
  const names = ['ÎLE DE LA CITÉ', 'O’Brien  `x´', ' Łódź\t\u00a0Straße ', 'ﬁnœ Æsir Þór ĐẶNG ı İstanbul ǅ', 'ΑΣ'];
  const rows = [...names, ...drawn(texts)].map((name) => [name]);
  const found = await valuesOf('fold(p1)', ['text'], rows);
  expect(found).toEqual(rows.map(([name = '']) => fold(name)));
});

test('every letter that has a lower case and no decomposition, and every mark, is folded', async () => {
  const characters = Array.from({ length: 0x11_0000 }, (_, point) => point)
    .filter((point) => point > 0 && (point < 0xd800 || point > 0xdfff))
    .map((point) => String.fromCodePoint(point))
    .filter((character) => /\p{M}/u.test(character) || character !== character.toLowerCase());
  const found = await valuesOf(
    "fold('a' || p1 || 'b')",
    ['text'],
    characters.map((character) => [character]),
  );
  const wrong = characters.filter((character, index) => found[index] !== fold(`a${character}b`));
  expect(wrong).toEqual([]);
});
