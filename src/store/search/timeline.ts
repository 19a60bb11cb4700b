/** Dates the hits of a search, so that they are counted along time: each by its article, an entity by every article that mentions it. */
import type { Selected } from '../read/posting-blocks.ts';
import type { Dated, DatedCounts } from '../read/timeline.ts';
import { Alias, column, type Fragment, fragment, join, number, type Sql, sql } from '../sql/expression.ts';
import { FALSE, NULL } from '../sql/operators.ts';
import { type Rows, select } from '../sql/query.ts';
import { among, entitiesInArticles } from './facets.ts';
import type { Search, Searchable } from './hit.ts';
import { mentionHits } from './hit-rows.ts';

interface DatedHits {
  readonly rows: Rows<unknown>;
  readonly article: DatedCounts['rows']['row'];
  /** The entity that is the hit; null for any other hit, which has one article. */
  readonly entity: Sql<number | null>;
}

/** Hits other than articles, which are counted in posting lists. */
type ReadHit = Exclude<Searchable, 'ARTICLE'>;

const DATED: Readonly<Record<ReadHit, (search: Search) => DatedHits>> = {
  ENTITY: (search) => {
    const { rows, entity, article } = entitiesInArticles(search);
    return { rows, entity, article: article.row };
  },
  MENTION: (search) => {
    const hits = mentionHits(search);
    return { rows: hits, article: hits.row.article, entity: NULL };
  },
};

const NOTHING = fragment`select ${number(0)} as id, '' as published_at, '' as source, ${NULL} as entity where ${FALSE}`;

function branchOf({ rows, article, entity }: DatedHits): Fragment {
  const { id, published_at: time, source } = article;
  return select(fragment`${id} as id, ${time} as published_at, ${source} as source, ${entity} as entity`, rows);
}

/** The articles of these hits, and how many hits a group of them stands for. */
function countedHits(search: Search, types: readonly ReadHit[]): DatedCounts {
  const branches = types.map((type) => branchOf(DATED[type](search)));
  const hits = new Alias();
  const entity = column<number | null>(hits, 'entity');
  return {
    rows: {
      row: { id: column(hits, 'id'), published_at: column(hits, 'published_at'), source: column(hits, 'source') },
      from: fragment`(${join(branches.length > 0 ? branches : [NOTHING], ' union all ')}) as ${hits}`,
      where: [],
    },
    count: sql`(count(*) - count(${entity}) + count(distinct ${entity}))`,
  };
}

/** All hits; `selected` are the articles that are hits. */
export function datedHits(search: Search, types: readonly Searchable[], selected: Selected): Dated {
  const read = among(types).filter((type) => type !== 'ARTICLE');
  const hasArticles = types.includes('ARTICLE');
  return {
    ...(hasArticles && { selected }),
    ...((read.length > 0 || !hasArticles) && { articles: () => countedHits(search, read) }),
  };
}
