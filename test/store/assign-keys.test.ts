/** Identifiers of one entity: who asserts them is read once, however many they are. */
import { expect, test } from 'vitest';
import { check } from '../../src/store/check/check.ts';
import type { Store } from '../../src/store/database/open.ts';
import { articleOf, entityOf, TESTER } from './article-of.ts';
import { newBase, open, reseedTo } from './base.ts';

/** A store that counts statements which read the identifiers of assertions. */
function counting(store: Store): { readonly store: Store; readonly count: () => number } {
  let read = 0;
  const prepare: Store['prepare'] = (sql) => {
    if (sql.includes("'$.identifiers'")) read++;
    return store.prepare(sql);
  };
  return { store: { ...store, prepare }, count: () => read };
}

const ADA = entityOf('person/ada', {
  identifiers: Array.from({ length: 500 }, (_, i) => ({ scheme: `s${i}`, value: `${i}`, assertedBy: TESTER })),
});

test('identifiers: the assertions of an entity are read once for all of them', () => {
  const { store, count } = counting(open(newBase()));
  reseedTo(store, { articles: [articleOf('a', '[Ada](person/ada) came.')], known: [ADA] });
  expect(store.prepare('SELECT count(*) FROM identifiers').pluck().get()).toBe(500);
  expect(count()).toBe(1);
  expect(check(store)).toEqual([]);
  expect(count()).toBe(2);
});

test('identifiers: several sources of one give the asserter whose key sorts first', () => {
  const claimed = (name: string) =>
    entityOf('person/ada', {
      identifiers: [{ scheme: 's', value: '1', assertedBy: { type: 'SEED', name, version: null } }],
    });
  const articles = ['b', 'a'].map((name) => articleOf(name, '[Ada](person/ada) came.', { entities: [claimed(name)] }));
  const store = open(newBase());
  reseedTo(store, { articles });
  const asserters = store.prepare('SELECT name FROM identifiers JOIN asserters ON asserters.id = asserter_id').pluck();
  expect(asserters.all()).toEqual(['a']);
  expect(check(store)).toEqual([]);
});
