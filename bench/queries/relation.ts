/** The latest articles that mention two entities, a popular one and any other: a filter through a relation. */

import type { BenchQuery } from './query.ts';
import { draw, keysByPopularity } from './variables.ts';

const POPULAR = 10;

/** The rarer of the two; with `offset 1` the other. */
const RARER =
  '(select id from entities where key in (substr(@first, 8), substr(@second, 8)) order by article_count, id limit 1';

/** The articles of the rarer of the two, latest first, and whether each mentions the other. */
const SQL = `
  select json_object('articles', json_object('nodes', json_group_array(json_object(
    'id', 'Article:' || a.key, 'title', a.title, 'publishedAt', nullif(a.published_at, ''), 'source', a.source))))
  from (
    select x.article_id from article_entities as x
    where x.entity_id = ${RARER}) and exists (
      select 1 from article_entities as y where y.article_id = x.article_id and y.entity_id = ${RARER} offset 1))
    order by x.published_at desc, x.article_id desc limit 20) as x
  cross join articles as a where a.id = x.article_id`;

export const RELATION: BenchQuery = {
  name: 'filter through relation',
  document: `query ($ids: [ID!]!) { articles(first: 20, filter: { entities: { all: $ids } }) {
    nodes { id title publishedAt source } } }`,
  variables: (db) => {
    const ids = keysByPopularity(db).map((key) => `Entity:${key}`);
    return draw(ids.slice(POPULAR)).map((id, index) => ({ ids: [ids[index % POPULAR] as string, id] }));
  },
  floor: (db) => {
    const statement = db.prepare<[object], string>(SQL).pluck();
    return ({ ids }) => {
      const [first, second] = ids as string[];
      return statement.get({ first, second }) as string;
    };
  },
};
