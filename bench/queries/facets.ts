/** All articles of an entity counted by source and by year: the work grows with the articles. */

import type { BenchQuery } from './query.ts';
import { draw, keysBelowTopTen } from './variables.ts';

const top = (field: string, counts: string): string => `
  select json_group_array(json_object('${field}', value, 'count', count)) from (
    select * from (${counts} group by 1) order by count desc, value limit 10)`;

const SOURCES = `
  select a.source as value, count(*) as count
  from article_entities as x cross join articles as a indexed by articles_by_id
  where x.entity_id = e.id and x.mention_count > 0 and a.id = x.article_id`;

const YEARS = `
  select cast(nullif(substr(published_at, 1, 4), '') as integer) as value, count(*) as count
  from article_entities where entity_id = e.id and mention_count > 0`;

const SQL = `
  select json_object('entity', (
    select json_object('articles', json_object('facets', json_object(
      'sources', (${top('source', SOURCES)}), 'years', (${top('year', YEARS)}))))
    from entities as e where e.key = ?))`;

export const FACETS: BenchQuery = {
  name: 'facets',
  document: `query ($key: String!) { entity(key: $key) { articles(first: 1) { facets {
    sources { source count } years { year count } } } } }`,
  variables: (db) => draw(keysBelowTopTen(db)).map((key) => ({ key })),
  floor: (db) => {
    const statement = db.prepare<[unknown], string>(SQL).pluck();
    return ({ key }) => statement.get(key) as string;
  },
};
