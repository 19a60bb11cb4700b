/** Searching and suggesting read no table from end to end, and take few statements whatever the size of a page. */
import { expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { countHits, SEARCHABLE, search } from '../../src/store/search/search.ts';
import { suggest } from '../../src/store/search/suggest.ts';
import { articleOf } from './article-of.ts';
import { shared } from './shared.ts';

const base = shared({
  articles: Array.from({ length: 12 }, (_, index) =>
    articleOf(`${index}`, `[Ada Lovelace](person/ada-${index}) and [Lovelace](person/ada-${index} SHORT_NAME)`),
  ),
});

/** What runs while `work` does. */
const statementsOf = (work: (store: Store) => void): string[] => {
  const statements: string[] = [];
  const store = openStore(base().path, { readonly: true, onStatement: (sql) => statements.push(sql) });
  onTestFinished(() => store.close());
  const before = statements.length;
  work(store);
  return statements.slice(before);
};

/** Virtual tables are asked with a condition; the others are results of subqueries, or read in order up to a limit. */
const BOUNDED = /VIRTUAL TABLE INDEX|^SCAN (agg|h|i|n)$|^SCAN entities USING COVERING INDEX entities_by_mention_count$/;

const scansOf = (statement: string): string[] =>
  (base().db.prepare(`EXPLAIN QUERY PLAN ${statement}`).all() as { detail: string }[])
    .map(({ detail }) => detail)
    .filter((detail) => detail.startsWith('SCAN') && !BOUNDED.test(detail));

const works: Record<string, (store: Store) => void> = {
  suggest: (store) => {
    suggest(store, { prefix: 'lo', kinds: ['PERSON'], limit: 10 });
    suggest(store, { prefix: 'x', limit: 10 });
  },
};
for (const place of SEARCHABLE) {
  works[`search ${place}`] = (store) => {
    const query = { query: 'lovelace love* -byron', in: [place] };
    const { cursors } = search(store, query, { first: 4 });
    expect(cursors).toHaveLength(4);
    search(store, query, { first: 4, after: cursors[1] });
    search(store, query, { last: 4, before: cursors[3] });
    countHits(store, query);
  };
}

test.each(Object.entries(works))('%s', (_, work) => {
  const statements = statementsOf(work);
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) expect(scansOf(statement), statement).toEqual([]);
});

test('a page of any size takes the same statements', () => {
  const page = (first: number) => statementsOf((store) => search(store, { query: 'lovelace' }, { first })).length;
  expect(page(40)).toBe(page(30));
  expect(page(40)).toBeLessThanOrEqual(11);
});
