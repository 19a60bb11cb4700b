/** Pages from the five hundredth to the thousandth of the list of all articles, 20 each; of the latter half of a smaller database. */

import { readCursor, writeCursor } from './cursors.ts';
import type { BenchQuery } from './query.ts';
import { type ArticlePosition, articlePositions } from './variables.ts';

const PAGE = 1000;
const SIZE = 20;

/** The page as JSON, how many rows were found, and the position of the last of the page. */
const SQL = `
  with found as materialized (
    select id, key, title, published_at, source from articles where (published_at, id) < (?, ?)
    order by published_at desc, id desc limit ${SIZE + 1}),
  page as (select * from found limit ${SIZE})
  select (
      select json_group_array(json_object('id', 'Article:' || key, 'title', title, 'publishedAt', nullif(published_at, ''),
        'source', source)) from page) as nodes,
    (select count(*) from found) as found, last.published_at as publishedAt, last.id
  from page as last order by last.published_at, last.id limit 1`;

interface Page {
  readonly nodes: string;
  readonly found: number;
  readonly publishedAt: string;
  readonly id: number;
}

const write = ({ nodes, found, ...last }: Page): string =>
  `{"articles":{"nodes":${nodes},"pageInfo":{"hasNextPage":${found > SIZE},"endCursor":"${writeCursor(last)}"}}}`;

/** The latter half of the positions before a page. */
function beforePage(positions: readonly ArticlePosition[], page: number): ArticlePosition[] {
  const before = positions.slice(0, (page - 1) * SIZE);
  return before.slice(before.length / 2);
}

export const DEEP_PAGE: BenchQuery = {
  name: 'deep page 1,000',
  document: `query ($after: String!) { articles(first: 20, after: $after) {
    nodes { id title publishedAt source } pageInfo { hasNextPage endCursor } } }`,
  variables: (db) => beforePage(articlePositions(db), PAGE).map((position) => ({ after: writeCursor(position) })),
  floor: (db) => {
    const statement = db.prepare<[string, number], Page>(SQL);
    return ({ after }) => {
      const { publishedAt, id } = readCursor(after as string);
      return write(statement.get(publishedAt, id) as Page);
    };
  },
};
