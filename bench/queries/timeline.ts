/** The articles and mentions of an entity, month by month. */

import type { BenchQuery } from './query.ts';
import { draw, keysBelowTopTen } from './variables.ts';

const SQL = `
  select json_object('entity', (
    select json_object('timeline', (
      select json_group_array(json_object('start', start, 'articleCount', articles, 'mentionCount', mentions)) from (
        select iif(x.published_at > '' and x.article_id not in (select id from articles where published_precision = 'YEAR'),
          substr(x.published_at, 1, 7) || '-01T00:00:00Z', null) as start, count(*) as articles, sum(x.mention_count) as mentions
        from article_entities as x where x.entity_id = e.id and x.mention_count > 0
        group by 1 order by start is null, start)))
    from entities as e where e.key = ?))`;

export const TIMELINE: BenchQuery = {
  name: 'timeline',
  document:
    'query ($key: String!) { entity(key: $key) { timeline(interval: MONTH) { start articleCount mentionCount } } }',
  variables: (db) => draw(keysBelowTopTen(db)).map((key) => ({ key })),
  floor: (db) => {
    const statement = db.prepare<[unknown], string>(SQL).pluck();
    return ({ key }) => statement.get(key) as string;
  },
};
