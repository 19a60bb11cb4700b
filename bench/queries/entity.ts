/** One entity by its id: the smallest query, so it shows the cost of a request as such. */

import type { BenchQuery } from './query.ts';
import { draw, keysByPopularity } from './variables.ts';

const SQL = `
  select json_object('entity', (
    select json_object('id', 'Entity:' || key, 'kind', kind, 'name', name, 'articleCount', article_count,
      'mentionCount', mention_count)
    from entities where key = substr(?, 8)))`;

export const ENTITY: BenchQuery = {
  name: 'entity by id',
  document: 'query ($id: ID!) { entity(id: $id) { id kind name articleCount mentionCount } }',
  variables: (db) => draw(keysByPopularity(db)).map((key) => ({ id: `Entity:${key}` })),
  floor: (db) => {
    const statement = db.prepare<[unknown], string>(SQL).pluck();
    return ({ id }) => statement.get(id) as string;
  },
};
