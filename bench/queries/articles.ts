/** Pages of 20 articles, each with 10 mentions and their entities: nested lists. */

import { readCursor, writeCursor } from './cursors.ts';
import type { BenchQuery } from './query.ts';
import { articlePositions, VARIABLES_PER_QUERY } from './variables.ts';

const MENTIONS = `
  select json_group_array(json_object('surface', s.surface, 'start', m.start, 'end', m."end", 'entity', (
    select json_object('id', 'Entity:' || e.key, 'kind', e.kind, 'name', e.name) from entities as e where e.id = m.entity_id)))
  from (
    select * from mentions where article_id = a.id and status = 'ACCEPTED' order by start, "end" limit 10) as m
  cross join surfaces as s where s.id = m.surface_id`;

const SQL = `
  select json_object('articles', json_object('nodes', json_group_array(json_object('id', 'Article:' || a.key, 'title', a.title,
    'publishedAt', nullif(a.published_at, ''), 'mentions', json_object('nodes', (${MENTIONS}))))))
  from (
    select id, key, title, published_at from articles where (published_at, id) < (?, ?)
    order by published_at desc, id desc limit 20) as a`;

/** Sorts after every time. */
const START = { publishedAt: '~', id: 0 };

export const ARTICLES: BenchQuery = {
  name: '20 articles x 10 mentions x entity',
  document: `query ($after: String) { articles(first: 20, after: $after) { nodes {
    id title publishedAt mentions(first: 10) { nodes { surface start end entity { id kind name } } } } } }`,
  variables: (db) => [
    { after: null },
    ...articlePositions(db)
      .slice(0, VARIABLES_PER_QUERY - 1)
      .map((position) => ({ after: writeCursor(position) })),
  ],
  floor: (db) => {
    const statement = db.prepare<[string, number], string>(SQL).pluck();
    return ({ after }) => {
      const { publishedAt, id } = typeof after === 'string' ? readCursor(after) : START;
      return statement.get(publishedAt, id) as string;
    };
  },
};
