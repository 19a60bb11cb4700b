/** Pages about the thousandth of the list of all articles, 20 each; the last ones in a smaller database. */

import { readCursor, writeCursor } from './cursors.ts';
import type { BenchQuery } from './query.ts';
import { pageEnds, VARIABLES_PER_QUERY } from './variables.ts';

const PAGE = 1000;
const SIZE = 20;

const SQL = `
  select id, key, title, published_at as publishedAt, source from articles where (published_at, id) < (?, ?)
  order by published_at desc, id desc limit ${SIZE + 1}`;

interface Row {
  readonly id: number;
  readonly key: string;
  readonly title: string | null;
  readonly publishedAt: string;
  readonly source: string | null;
}

const write = (rows: readonly Row[]): string => {
  const page = rows.slice(0, SIZE);
  const nodes = page.map(({ key, title, publishedAt, source }) => ({
    id: `Article:${key}`,
    title,
    publishedAt: publishedAt || null,
    source,
  }));
  const last = page.at(-1);
  const pageInfo = { hasNextPage: rows.length > SIZE, endCursor: last ? writeCursor(last) : null };
  return JSON.stringify({ articles: { nodes, pageInfo } });
};

export const DEEP_PAGE: BenchQuery = {
  name: 'deep page 1,000',
  document: `query ($after: String!) { articles(first: 20, after: $after) {
    nodes { id title publishedAt source } pageInfo { hasNextPage endCursor } } }`,
  variables: (db) =>
    pageEnds(db)
      .slice(0, PAGE - 1)
      .slice(-VARIABLES_PER_QUERY)
      .map((position) => ({ after: writeCursor(position) })),
  floor: (db) => {
    const statement = db.prepare<[string, number], Row>(SQL);
    return ({ after }) => {
      const { publishedAt, id } = readCursor(after as string);
      return write(statement.all(publishedAt, id));
    };
  },
};
