/** Adds the neighbours of a hub to those of the entity that it lives on in: what is counted is not counted again. */

import type { Store } from '../database/open.ts';
import { HUB_ARTICLES } from '../graph/hubs.ts';
import { articleCountOf, type Changes, createListWriter, hasList, type MoveIds, otherHubs } from './hub-lists.ts';
import type { MovedArticle } from './moved-articles.ts';
import type { Company } from './pairs.ts';
import { countBeside, type MoveTally, surroundingsIn } from './regroup-neighbours.ts';

const OF_HUBS = `
  FROM neighbours AS n CROSS JOIN entities AS e ON e.id = n.neighbour_id
  WHERE n.entity_id = @from AND n.neighbour_id <> @to AND e.article_count > ${HUB_ARTICLES}`;
const ADD = `
  ON CONFLICT DO UPDATE SET articles = articles + excluded.articles, sentences = sentences + excluded.sentences`;
const ADD_OWN = `
  INSERT INTO neighbours
  SELECT @to, neighbour_id, articles, sentences FROM neighbours WHERE entity_id = @from AND neighbour_id <> @to ${ADD}`;
const ADD_BESIDE = `INSERT INTO neighbours SELECT n.neighbour_id, @to, n.articles, n.sentences ${OF_HUBS} ${ADD}`;
const DELETE_BESIDE = `DELETE FROM neighbours WHERE neighbour_id = @from AND entity_id IN (SELECT n.neighbour_id ${OF_HUBS})`;
const DELETE_OWN = 'DELETE FROM neighbours WHERE entity_id = @from OR (entity_id = @to AND neighbour_id = @from)';

/** The articles that are counted otherwise than by adding: where both stand, and, where `to` is no hub yet, all of its own. */
const SELECT_SHARED = `
  SELECT article_id FROM article_entities AS s
  WHERE entity_id = @from AND EXISTS (
    SELECT 1 FROM article_entities AS o WHERE o.article_id = s.article_id AND o.entity_id = @to)`;
const SELECT_OWN = 'SELECT article_id FROM article_entities WHERE entity_id = @to';

export interface HandOver extends MoveTally {
  /** Row ids of the articles to count, in no order. */
  readonly articles: readonly number[];
}

/** The sentences in which the two ends stand, and those of all others. */
interface Side {
  readonly company: Company;
  readonly others: Company;
  readonly sign: 1 | -1;
}

/** Counts in `changes`, `sign` times, what stands beside an end before or after. */
const countEnd = (changes: Changes, end: number, { company, others, sign }: Side): void => {
  const sentences = company.get(end);
  if (!sentences) return;
  for (const one of [company, others]) countBeside(changes, sentences, { company: one, sign });
};

/** Begin before anything but mentions is moved. All that counts for `from`, which is a hub, is moved to `to`. */
export function createHandOver(store: Store, ids: MoveIds): HandOver {
  const { from, to } = ids;
  const isListed = hasList(articleCountOf(store, to));
  /** What adding gets wrong in the lists of the hubs beside, and in that of `to`; the same where `to` has one. */
  const beside: Changes = new Map();
  const own: Changes = isListed ? beside : new Map();
  const { write, writeBeside } = createListWriter(store);
  return {
    articles: store
      .prepare(isListed ? SELECT_SHARED : SELECT_OWN)
      .pluck()
      .all(isListed ? ids : { to }) as number[],
    count: (article: MovedArticle) => {
      const { before: old, after: now, others } = surroundingsIn(article, ids);
      countEnd(beside, to, { company: old, others, sign: -1 });
      for (const changes of new Set([own, beside])) {
        countEnd(changes, from, { company: old, others, sign: -1 });
        countEnd(changes, to, { company: now, others, sign: 1 });
      }
    },
    finish: () => {
      const hubs = otherHubs(store, ids);
      for (const sql of [ADD_OWN, ADD_BESIDE, DELETE_BESIDE, DELETE_OWN]) store.prepare(sql).run(ids);
      for (const end of [from, to]) own.delete(end);
      write(to, own);
      writeBeside(to, beside, hubs);
    },
  };
}
