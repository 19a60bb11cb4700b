/** Cursors are of one list in one order; anything else is refused as bad input. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ArticleOrder, allArticles } from '../../src/store/read/articles.ts';
import { type PageRequest, pager } from './read.ts';
import { shared } from './shared.ts';
import { WORLD } from './world.ts';

const base = shared(WORLD);

const byTitle = { field: 'TITLE', direction: 'ASC' } as const;
const list = (orderBy: ArticleOrder, page: PageRequest) =>
  pager(base(), allArticles({ orderBy }), ({ key }) => ({ key }))(page);

test('cursors: two bound the rows between them', () => {
  const { cursors, rows } = list(byTitle, { first: 10 });
  const between = list(byTitle, { first: 100, after: cursors[2], before: cursors[7] });
  expect(between.rows).toEqual(rows.slice(3, 7));
});

test.each([
  ['of another order', () => list({ field: 'WORD_COUNT', direction: 'ASC' }, { first: 1 }).cursors[0] as string],
  ['of the other direction', () => list({ field: 'TITLE', direction: 'DESC' }, { first: 1 }).cursors[0] as string],
  ['of a value too few', () => Buffer.from('["TITLE","ASC","x"]').toString('base64url')],
  ['with a value of no column', () => Buffer.from('["TITLE","ASC","x",{}]').toString('base64url')],
])('cursors: %s are refused', (_, cursor) => {
  expect(() => list(byTitle, { first: 1, after: cursor() })).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT' }),
  );
});

test('cursors: any text is read or refused as bad input', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map((json) => Buffer.from(json).toString('base64url')),
      ),
      (after) => {
        expect(() => list(byTitle, { first: 1, after })).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
      },
    ),
  );
});
