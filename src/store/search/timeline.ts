/** Dates the hits of a search, so that they are counted along time: each by its article, an entity by every article that mentions it. */
import type { DatedCounts } from '../read/timeline.ts';
import { Alias, column, type Fragment, fragment, join, number, type Sql, sql } from '../sql/expression.ts';
import { FALSE, NULL } from '../sql/operators.ts';
import { type Rows, select } from '../sql/query.ts';
import { among, entitiesInArticles } from './facets.ts';
import type { Search, Searchable } from './hit.ts';
import { articleHits, mentionHits } from './hit-rows.ts';

interface DatedHits {
  readonly rows: Rows<unknown>;
  readonly article: DatedCounts['rows']['row'];
  /** The entity that is the hit; null for any other hit, which has one article. */
  readonly entity: Sql<number | null>;
}

const ownArticle = (hits: Rows<{ readonly article: DatedHits['article'] }>): DatedHits => ({
  rows: hits,
  article: hits.row.article,
  entity: NULL,
});

const DATED: Readonly<Record<Searchable, (search: Search) => DatedHits>> = {
  ENTITY: (search) => {
    const { rows, entity, article } = entitiesInArticles(search);
    return { rows, entity, article: article.row };
  },
  ARTICLE: (search) => ownArticle(articleHits(search)),
  MENTION: (search) => ownArticle(mentionHits(search)),
};

const NOTHING = fragment`select ${number(0)} as id, '' as published_at, '' as source, ${NULL} as entity where ${FALSE}`;

function branchOf({ rows, article, entity }: DatedHits): Fragment {
  const { id, published_at: time, source } = article;
  return select(fragment`${id} as id, ${time} as published_at, ${source} as source, ${entity} as entity`, rows);
}

/** The articles of all hits, and how many hits a group of them stands for. */
export function datedHits(search: Search, types: readonly Searchable[]): DatedCounts {
  const branches = among(types).map((type) => branchOf(DATED[type](search)));
  const hits = new Alias();
  const entity = column<number | null>(hits, 'entity');
  return {
    rows: {
      row: { id: column(hits, 'id'), published_at: column(hits, 'published_at'), source: column(hits, 'source') },
      from: fragment`(${join([...branches, NOTHING], ' union all ')}) as ${hits}`,
      where: [],
    },
    count: sql`(count(*) - count(${entity}) + count(distinct ${entity}))`,
  };
}
