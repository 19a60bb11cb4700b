/** The 10 strongest neighbours of an entity, each with its 5 latest articles. Hubs have a table of them, others are counted. */
import { HUB_ARTICLES } from '../../src/store/sql/hubs.ts';
import type { BenchQuery } from './query.ts';
import { draw, keysByPopularity } from './variables.ts';

const STORED = `
  select neighbour_id, sentences from neighbours
  where hub = e.hub and sentences > 0
  order by sentences desc, neighbour_id limit 10`;

const COUNTED = `
  select neighbour_id, count(*) as sentences from (
    select distinct o.entity_id as neighbour_id, m.article_id, m.sentence_start
    from mentions as m
    cross join sentences as t
    cross join mentions as o
    where m.entity_id = e.id and e.article_count <= ${HUB_ARTICLES} and m.status = 'ACCEPTED' and m.form <> 'DEMONYM'
      and t.article_id = m.article_id and t.start = m.sentence_start
      and o.article_id = m.article_id and o.start >= t.start and o.start < t."end"
      and o.entity_id <> m.entity_id and o.status = 'ACCEPTED' and o.form <> 'DEMONYM')
  group by neighbour_id order by sentences desc, neighbour_id limit 10`;

const ARTICLES = `
  select json_group_array(json_object('id', 'Article:' || a.key, 'title', a.title))
  from (
    select article_id from article_entities where entity_id = o.id and mention_count > 0
    order by published_at desc, article_id desc limit 5) as x
  cross join articles as a where a.id = x.article_id`;

const SQL = `
  select json_object('entity', (
    select json_object('neighbours', json_object('edges', (
      select json_group_array(json_object('weight', n.sentences, 'node', json_object('id', 'Entity:' || o.key, 'name', o.name,
        'articles', json_object('nodes', (${ARTICLES})))))
      from (select * from (${STORED}) union all select * from (${COUNTED})) as n
      cross join entities as o where o.id = n.neighbour_id)))
    from entities as e where e.key = ?))`;

export const NEIGHBOURS: BenchQuery = {
  name: '10 neighbours x 5 articles',
  document: `query ($key: String!) { entity(key: $key) { neighbours(first: 10) { edges {
    weight node { id name articles(first: 5) { nodes { id title } } } } } } }`,
  variables: (db) => draw(keysByPopularity(db)).map((key) => ({ key })),
  floor: (db) => {
    const statement = db.prepare<[unknown], string>(SQL).pluck();
    return ({ key }) => statement.get(key) as string;
  },
};
