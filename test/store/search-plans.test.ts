/** Searching and suggesting read no table from end to end, and take few statements whatever the size of a page. */
import { expect, test } from 'vitest';
import type { Store } from '../../src/store/database/open.ts';
import { findHits, type SearchQuery } from '../../src/store/search/find-hits.ts';
import { SEARCHABLE } from '../../src/store/search/hit.ts';
import { hitsOf } from '../../src/store/search/search.ts';
import { suggestionsFor } from '../../src/store/search/suggest.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { readRows, readValue } from '../../src/store/sql/read.ts';
import { articleOf } from './article-of.ts';
import { shared } from './shared.ts';
import { statementsOf, walksOf } from './walks.ts';

const countHits = (store: Store, { query, in: types }: SearchQuery): number =>
  readValue(store, hitsOf({ query: bind(query), in: types ?? SEARCHABLE }).count());

const base = shared({
  articles: Array.from({ length: 12 }, (_, index) =>
    articleOf(`${index}`, `[Ada Lovelace](person/ada-${index}) and [Lovelace](person/ada-${index} SHORT_NAME)`),
  ),
});

const suggest = (store: Store, prefix: string): void => {
  readRows(store, suggestionsFor(bind(prefix), { kinds: ['PERSON'], limit: 10 }), ({ name }) => ({ name }));
  readRows(store, suggestionsFor(bind(prefix), { limit: 10 }), ({ name }) => ({ name }));
};

const works: Record<string, (store: Store) => void> = {
  suggest: (store) => {
    suggest(store, 'lo');
    suggest(store, 'x');
  },
};
for (const type of SEARCHABLE) {
  works[`search of type ${type}`] = (store) => {
    const query = { query: 'lovelace love* -byron', in: [type] };
    const { cursors } = findHits(store, query, { first: 4 });
    expect(cursors).toHaveLength(4);
    findHits(store, query, { first: 4, after: cursors[1] });
    findHits(store, query, { last: 4, before: cursors[3] });
    countHits(store, query);
  };
}

/** Read in order up to a limit: the most mentioned entities, for suggestions. */
const LIMITED = 'entities_by_mention_count';

test.each(Object.entries(works))('%s: reads no table from end to end', (_, work) => {
  const statements = statementsOf(base().path, work);
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) {
    expect(
      walksOf(base(), statement).filter((name) => name !== LIMITED),
      statement,
    ).toEqual([]);
  }
});

test('search: a page of any size takes the same statements', () => {
  const page = (first: number) =>
    statementsOf(base().path, (store) => findHits(store, { query: 'lovelace' }, { first })).length;
  expect(page(40)).toBe(page(30));
  expect(page(40)).toBeLessThanOrEqual(14);
});
