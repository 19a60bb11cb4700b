/** Names are found as people remember them: after those that have the words, and with how they were matched. */
import { describe, expect, test } from 'vitest';
import { findHits } from '../../src/store/search/find-hits.ts';
import { suggestionsFor } from '../../src/store/search/suggest.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { readRows } from '../../src/store/sql/read.ts';
import { articleOf, entityOf } from './article-of.ts';
import { shared } from './shared.ts';

const NAMES: Readonly<Record<string, string>> = {
  'person/p1': 'Condoleezza Rice',
  'person/p2': 'Volodymyr Zelensky',
  'person/p3': 'Oleh Selenskyj',
  'person/p4': 'Mikhail Gorbachev',
  'person/p5': 'Muammar Gaddafi',
  'person/p6': 'Bill Clinton',
  'person/p7': 'Lucille Clifton',
};

const store = shared({
  articles: [
    articleOf('1', '[Volodymyr Zelensky](person/p2) and [Volodymyr Zelensky](person/p2) met.'),
    articleOf('2', '[Condoleezza Rice](person/p1) and [Mikhail Gorbachev](person/p4) met.'),
  ],
  known: Object.entries(NAMES).map(([key, name]) => entityOf(key as never, { name })),
});

const search = (query: string) =>
  findHits(store(), { query, in: ['ENTITY'] }, { first: 20 }).rows.map(({ name, matchedBy }) => `${name} ${matchedBy}`);

const suggest = (prefix: string, limit = 10) =>
  readRows(store(), suggestionsFor(bind(prefix), { limit }), ({ name, matchedBy, likeness }) => ({
    name,
    matchedBy,
    likeness,
  }));

describe('search', () => {
  test.each([
    ['Condoleza', 'Condoleezza Rice'],
    ['condoleza rice', 'Condoleezza Rice'],
    ['Gorbatschow', 'Mikhail Gorbachev'],
    ['Kadhafi', 'Muammar Gaddafi'],
    ['Moammar Qadhafi', 'Muammar Gaddafi'],
  ])('%s finds %s', (query, name) => {
    expect(search(query)).toEqual([`${name} SPELLING`]);
  });

  test.each([
    ['Condoleza Rice', ['2'], ['Condoleezza Rice']],
    ['Gorbatschow met', ['2'], []],
    ['Selenskij', ['1'], ['Zelensky', 'Zelensky']],
    ['Condoleza Zelensky', [], []],
    ['"Condoleza" Rice', [], []],
    ['Condole* Gorbatschow', [], []],
    ['Gorbatschow -Condoleezza', [], ['Gorbachev']],
  ])('%s finds articles %j and mentions %j', (query, articles, mentions) => {
    const { rows } = findHits(store(), { query, in: ['ARTICLE', 'MENTION'] }, { first: 20 });
    const keyOf = (id: number) => store().prepare('SELECT key FROM articles WHERE id = ?').pluck().get(id);
    expect(rows.filter(({ type }) => type === 'ARTICLE').map(({ id }) => keyOf(id))).toEqual(articles);
    const highlighted = rows.filter(({ type }) => type === 'MENTION').map(({ highlights }) => highlights);
    expect(highlighted.map((spans) => spans.map(({ surface }) => surface).join(' '))).toEqual(mentions);
    for (const { matchedBy, likeness } of rows) {
      expect(matchedBy).toBe('SPELLING');
      expect(likeness).toBeGreaterThan(0.8);
    }
  });

  test('in texts that have the words as they are typed no other spelling is looked for', () => {
    const { rows } = findHits(store(), { query: 'Zelensky', in: ['ARTICLE', 'MENTION'] }, { first: 20 });
    expect(rows.map(({ matchedBy }) => matchedBy)).toEqual(['EXACT', 'EXACT', 'EXACT']);
  });

  test('lists names with the words first, then those that are alike', () => {
    expect(search('Zelensky')).toEqual(['Volodymyr Zelensky EXACT', 'Oleh Selenskyj SPELLING']);
    expect(search('Selenskyj')).toEqual(['Oleh Selenskyj EXACT', 'Volodymyr Zelensky SPELLING']);
  });

  test('takes beginnings and phrases as they are typed', () => {
    expect(search('condolee*')).toEqual(['Condoleezza Rice PREFIX']);
    expect(search('condoleza*')).toEqual([]);
    expect(search('"condoleza"')).toEqual([]);
  });

  test('leaves out names with an excluded word, however they were found', () => {
    expect(search('Zelensky -oleh')).toEqual(['Volodymyr Zelensky EXACT']);
    expect(search('Kadhafi -muammar')).toEqual([]);
  });

  test('does not take one name for another', () => {
    expect(search('Clinton')).toEqual(['Bill Clinton EXACT']);
  });

  test('pages through both sorts of names as through one list', () => {
    const page = (args: object) => findHits(store(), { query: 'zelensky', in: ['ENTITY'] }, args);
    const [first, second] = page({ first: 2 }).cursors;
    expect(page({ first: 1, after: first }).rows.map(({ name }) => name)).toEqual(['Oleh Selenskyj']);
    expect(page({ last: 1, before: second }).rows.map(({ name }) => name)).toEqual(['Volodymyr Zelensky']);
    expect(page({ first: 1 }).hasNext).toBe(true);
    expect(page({ first: 1, after: second }).rows).toEqual([]);
  });
});

describe('suggest', () => {
  test('offers a name that is exactly so, then those that begin so, then those that are alike', () => {
    expect(suggest('zelensky')).toEqual([
      { name: 'Volodymyr Zelensky', matchedBy: 'PREFIX', likeness: 1 },
      { name: 'Oleh Selenskyj', matchedBy: 'SPELLING', likeness: 1 - 1 / 16 },
    ]);
    expect(suggest('oleh selenskyj')[0]).toMatchObject({ name: 'Oleh Selenskyj', matchedBy: 'EXACT' });
    expect(suggest('zelensky', 1)).toHaveLength(1);
  });

  test('offers names while they are being typed', () => {
    expect(suggest('condoleza ri')).toMatchObject([{ name: 'Condoleezza Rice', matchedBy: 'SPELLING' }]);
    expect(suggest('gorbatsch')).toMatchObject([{ name: 'Mikhail Gorbachev', matchedBy: 'SPELLING' }]);
  });
});
