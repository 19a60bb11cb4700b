/** One entity by its id: the least there is to ask, so what a request costs by itself. */
import { keysByPopularity, spread } from './cast.ts';
import type { Question } from './question.ts';

const SQL = `
  select json_object('entity', (
    select json_object('id', 'Entity:' || key, 'kind', kind, 'name', name, 'articleCount', article_count,
      'mentionCount', mention_count)
    from entities where key = substr(?, 8)))`;

export const ENTITY: Question = {
  name: 'entity by id',
  document: 'query ($id: ID!) { entity(id: $id) { id kind name articleCount mentionCount } }',
  variables: (db) => spread(keysByPopularity(db)).map((key) => ({ id: `Entity:${key}` })),
  floor: (db) => {
    const statement = db.prepare<[unknown], string>(SQL).pluck();
    return ({ id }) => statement.get(id) as string;
  },
};
