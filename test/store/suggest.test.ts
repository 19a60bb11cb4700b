/** Suggestions are exactly the most mentioned entities with a name that begins so, however they are looked up. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EntityRecord, KINDS, type Kind } from '../../src/model.ts';
import { DatelineError } from '../../src/problem.ts';
import { suggestionsFor } from '../../src/store/search/suggest.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { refer } from '../../src/store/sql/query.ts';
import { readRows } from '../../src/store/sql/read.ts';
import { entities } from '../../src/store/sql/tables/entities.ts';
import { fold } from '../../src/text/fold.ts';
import { articleOf, entityOf, TESTER } from './article-of.ts';
import { oneIn } from './read.ts';
import { shared } from './shared.ts';

const SYLLABLES = ['ba', 'Éb', 'ło', "o'", 'ß', 'mi-', 'na', 'ko', ' ', '. ', '🎉', '[x', 'ab*'];

/** Some 700 entities, more than are looked at one by one, with names of a few syllables. */
const library: EntityRecord[] = Array.from({ length: 700 }, (_, index) => {
  const digit = (place: number): string => SYLLABLES[Math.floor(index / place) % SYLLABLES.length] as string;
  const name = `${digit(1)}${digit(13)}${digit(169)} N${index}`.trim();
  const aliases =
    index % 3 === 0 ? [{ name: `Zed ${digit(13)}`, form: 'SHORT_NAME' as const, assertedBy: TESTER }] : [];
  return entityOf(`x/${index}`, { name, kind: KINDS[index % KINDS.length] as Kind, aliases });
});
const mentions = library
  .slice(0, 40)
  .flatMap(({ key }, index) => Array<string>(index + 1).fill(`[One](${key} SHORT_NAME)`));

const store = shared({
  articles: [articleOf('1', mentions.join(' '))],
  known: [
    ...library,
    entityOf('person/ada-lovelace', {
      name: 'Ada Lovelace',
      aliases: [
        { name: 'Ada', form: 'SHORT_NAME', assertedBy: TESTER },
        { name: 'Lovelace, Ada', form: 'FULL_NAME', assertedBy: TESTER },
      ],
    }),
    entityOf('place/lodz', { name: 'Łódź' }),
    entityOf('organization/university-of-lodz', { name: 'University of Łódź' }),
  ],
});

/** The names and the entities that are suggested. */
const suggested = (prefix: string, limit = 50, kinds: readonly Kind[] | null = null) =>
  readRows(store(), suggestionsFor(bind(prefix), { kinds, limit }), ({ id, name, matchedBy }) => ({
    name,
    matchedBy,
    entities: oneIn(refer(entities, 'id', id), ({ key }) => ({ key })),
  }));

const names = (prefix: string): string[] => suggested(prefix).map(({ name }) => name);

describe('suggestions: a name is suggested', () => {
  test('by its beginning or that of a later word, whatever the case and diacritics', () => {
    expect(names('ADA L')).toEqual(['Ada Lovelace']);
    expect(names('lovel')).toEqual(['Ada Lovelace']);
    expect(names('lodz').toSorted()).toEqual(['University of Łódź', 'Łódź']);
    expect(names('ŁÓ')).toContain('University of Łódź');
    expect(names('ovelace')).toEqual([]);
  });
  test('as the entity is called if that begins so, else as the shortest alias that does', () => {
    expect(names('ada')).toEqual(['Ada Lovelace']);
    expect(names('lovelace, a')).toEqual(['Lovelace, Ada']);
  });
  test('by one letter only if the name itself begins with it', () => {
    expect(names('u')).toEqual(['University of Łódź']);
  });
});

test.each(['', ' ', '-', '🎉', '*', '\0', '"'])('suggestions: %j suggests nothing', (prefix) => {
  expect(suggested(prefix, 10)).toEqual([]);
});

test('suggestions: a prefix that is too long is refused', () => {
  expect(() => suggested('a'.repeat(201), 10)).toThrow(DatelineError);
});

const BREAK = /[- './("]/;

/** The same by reading every name; those that are spelled otherwise aside. */
const plainly = (prefix: string, kinds: readonly Kind[] | null, limit: number): string[] => {
  const folded = fold(prefix.replaceAll('\0', ' '));
  if (!/[\p{L}\p{N}]/u.test(folded)) return [];
  const begins = (name: string): boolean => {
    const key = fold(name);
    const later = [...key.matchAll(/./gsu)].some(
      ({ index }) => index > 0 && BREAK.test(key[index - 1] as string) && key.startsWith(folded, index),
    );
    return key.startsWith(folded) || (later && [...folded].length > 1);
  };
  const rows = store()
    .db.prepare(
      'SELECT e.key, e.kind, l.name FROM entities e JOIN aliases l ON l.entity_id = e.id ORDER BY mention_count DESC, e.id DESC',
    )
    .all() as { key: string; kind: Kind; name: string }[];
  const fitting = rows.filter(({ kind, name }) => (kinds?.includes(kind) ?? true) && begins(name));
  const exact = fitting.filter(({ name }) => fold(name) === folded);
  return [...new Set([...exact, ...fitting].map(({ key }) => key))].slice(0, limit);
};

test('suggestions: are those that reading every name gives', () => {
  const pieces = fc.oneof(
    fc.constantFrom(...SYLLABLES, 'n', 'n1', 'z', 'zed ', '?', '['),
    fc.string({ unit: 'binary', maxLength: 2 }),
  );
  const prefixes = fc.array(pieces, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
  const kinds = fc.option(fc.subarray([...KINDS]));
  let given = 0;
  fc.assert(
    fc.property(prefixes, kinds, fc.integer({ min: 1, max: 12 }), (prefix, chosen, limit) => {
      const found = suggested(prefix, limit, chosen)
        .filter(({ matchedBy }) => matchedBy !== 'SPELLING')
        .map((row) => row.entities[0]?.key);
      expect(found).toEqual(plainly(prefix, chosen, limit));
      given += found.length;
    }),
    { numRuns: 200 },
  );
  expect(given).toBeGreaterThan(50);
});
