/** One article with its text and all its mentions, as a reader's page requests it. */

import type { BenchQuery, Db } from './query.ts';
import { draw } from './variables.ts';

const MENTIONS = `
  select json_group_array(json_object('surface', s.surface, 'start', m.start, 'end', m."end", 'kind', m.kind, 'form', m.form, 'entity', (
    select json_object('id', 'Entity:' || e.key, 'kind', e.kind, 'name', e.name) from entities as e where e.id = m.entity_id)))
  from (
    select * from mentions where article_id = a.id and status = 'ACCEPTED' order by start, "end" limit 100) as m
  cross join surfaces as s where s.id = m.surface_id`;

const SQL = `
  select json_object('article', (
    select json_object('id', 'Article:' || a.key, 'title', a.title, 'publishedAt', nullif(a.published_at, ''), 'text', (
      select text from article_texts where article_id = a.id),
      'mentions', json_object('nodes', (${MENTIONS})))
    from articles as a where a.key = ?))`;

/** The latest first, since they are asked for most. */
const keysByTime = (db: Db): string[] =>
  db.prepare<[], string>('select key from articles order by published_at desc, id desc').pluck().all();

export const ARTICLE: BenchQuery = {
  name: 'article with all mentions',
  document: `query ($key: String!) { article(key: $key) { id title publishedAt text mentions(first: 100) { nodes {
    surface start end kind form entity { id kind name } } } } }`,
  variables: (db) => draw(keysByTime(db)).map((key) => ({ key })),
  floor: (db) => {
    const statement = db.prepare<[unknown], string>(SQL).pluck();
    return ({ key }) => statement.get(key) as string;
  },
};
