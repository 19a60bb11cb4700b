/** Counts the hits of a search: all of them, and by what they have in common. */
import { isEmptyFilter } from '../filter/conditions.ts';
import { isNamed } from '../filter/cooccurrence.ts';
import { APPEARANCE_VALUES, countEntitiesOf, countSelected } from '../read/article-facets.ts';
import { groupBy, monthOf, yearOf } from '../read/facet-rows.ts';
import type { Selected } from '../read/posting-blocks.ts';
import { selectRows } from '../read/posting-selection.ts';
import { Alias, column, type Fragment, fragment, join, number, type Sql, sql, text } from '../sql/expression.ts';
import { HUB_ARTICLES } from '../sql/hubs.ts';
import { coalesce, count, eq, FALSE, gt, isNotNull, lte, tick } from '../sql/operators.ts';
import { across, type Rows, select } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { articleEntities, hubCounts } from '../sql/tables/counts.ts';
import { countOfFrequent } from './frequent-words.ts';
import { isPlain, SEARCHABLE, type Search, type Searchable } from './hit.ts';
import { articleHits, entityHits, mentionHits, rankedArticles } from './hit-rows.ts';

/**
 * TYPE is what sort of thing a hit is. All others are those of its article, or of every article that mentions the entity; ENTITY
 * those that the article mentions, or that of the mention, or the entity itself.
 */
export type SearchFacet = 'TYPE' | 'SOURCE' | 'LANGUAGE' | 'SECTION' | 'YEAR' | 'MONTH' | 'ENTITY';
type OfArticle = Exclude<SearchFacet, 'TYPE' | 'ENTITY'>;

const VALUES: Readonly<Record<OfArticle, (article: Row<typeof articles>) => Sql<string | null>>> = {
  SOURCE: ({ source: publisher }) => publisher,
  LANGUAGE: ({ language }) => language,
  SECTION: ({ section }) => section,
  YEAR: ({ published_at: time }) => yearOf(time),
  MONTH: ({ published_at: time }) => monthOf(time),
};

/** The hits of a type, however many there are. */
const ALL: Readonly<Record<Searchable, (search: Search) => Rows<unknown>>> = {
  ENTITY: entityHits,
  ARTICLE: (search) => (isPlain(search) ? { ...rankedArticles(search), where: [] } : articleHits(search)),
  MENTION: mentionHits,
};

export const among = (types: readonly Searchable[]): Searchable[] => SEARCHABLE.filter((type) => types.includes(type));

/** How many hits there are in all. */
export function countHits(search: Search, types: readonly Searchable[]): Sql<number> {
  const counts = among(types).map((type) => {
    const counted: Sql<number> = sql`${select(count, ALL[type](search))}`;
    const kept = type === 'ARTICLE' && isPlain(search) ? countOfFrequent(search.inArticles) : null;
    return fragment`(${kept ? coalesce(kept, counted) : counted})`;
  });
  return counts.length === 0 ? number(0) : sql`${join(counts, ' + ')}`;
}

function countType(search: Search, type: Searchable): Fragment {
  const counted = fragment`${text(type)} as value, ${count} as count`;
  return fragment`${select(counted, ALL[type](search))} having ${gt(count, number(0))}`;
}

/** Entities with each article that mentions them, by a mention that counts: all of them, or those with so few that they are not counted beforehand. */
export function entitiesInArticles(search: Search, which: 'ALL' | 'NO_HUBS' = 'ALL') {
  const { row, where: isHit, ...hits } = entityHits(search);
  const [appearance, article] = [source(articleEntities), source(articles, 'articles_by_id')];
  const { article_id: articleId, entity_id: entityId } = appearance.row;
  const isTheirs = [eq(entityId, row.id), isNamed(appearance.row), tick(articleId)];
  const isMeant = which === 'ALL' ? [] : [lte(row.entity.article_count, number(HUB_ARTICLES))];
  const where = [...isHit, ...isMeant, ...isTheirs, eq(article.row.id, articleId)];
  return { rows: across([{ ...hits, row: null }, appearance, article], { where, row: null }), entity: row.id, article };
}

/** The values that the articles of entities have, in the columns `id` and `value`: those of hubs are counted beforehand unless a filter leaves articles out. */
function valuesOfEntities(search: Search, by: OfArticle): Fragment {
  const isAll = isEmptyFilter(search.filter);
  const { rows, entity, article } = entitiesInArticles(search, isAll ? 'NO_HUBS' : 'ALL');
  const read = select(fragment`${entity} as id, ${VALUES[by](article.row)} as value`, rows);
  if (!isAll) return fragment`select distinct * from (${read})`;
  const { row, where, ...hits } = entityHits(search);
  const counted = source(hubCounts);
  const { entity_id: hubId, facet, value } = counted.row;
  const isTheirs = [...where, eq(hubId, row.id), eq(facet, text(by))];
  const stored = across([{ ...hits, row: null }, counted], { where: isTheirs, row: null });
  return fragment`${read} union ${select(fragment`${hubId}, ${APPEARANCE_VALUES[by](value)}`, stored)}`;
}

/** The articles that are hits, in posting lists. */
export function selectHits(search: Search): Selected {
  const hits = isEmptyFilter(search.filter) ? { ...rankedArticles(search), where: [] } : articleHits(search);
  return selectRows(select(fragment`${hits.row.id} as article_id`, hits));
}

/** A search, and the articles that are hits of it. */
interface Counting {
  readonly search: Search;
  readonly selected: Selected;
}

/** By what articles have in common. An entity counts once for each value. */
function countByArticle({ search, selected }: Counting, type: Searchable, by: OfArticle): Fragment {
  if (type === 'ENTITY') {
    const pairs = new Alias();
    const rows = { row: null, from: fragment`(${valuesOfEntities(search, by)}) as ${pairs}`, where: [] };
    return groupBy({ rows, value: column(pairs, 'value') });
  }
  if (type === 'ARTICLE') return countSelected(selected, by);
  const hits = mentionHits(search);
  return groupBy({ rows: hits, value: VALUES[by](hits.row.article) });
}

function countByEntity({ search, selected }: Counting, type: Searchable): Fragment {
  if (type === 'ENTITY') {
    const hits = entityHits(search);
    return groupBy({ rows: hits, value: hits.row.id });
  }
  if (type === 'MENTION') {
    const hits = mentionHits(search);
    const { entity_id: entityId } = hits.row.mention;
    return groupBy({ rows: { ...hits, where: [...hits.where, isNotNull(entityId)] }, value: entityId });
  }
  return countEntitiesOf(selected);
}

/** Of one type they come in their order. */
const countOfType = (counting: Counting, type: Searchable, by: SearchFacet): Fragment => {
  if (by === 'TYPE') return countType(counting.search, type);
  return by === 'ENTITY' ? countByEntity(counting, type) : countByArticle(counting, type, by);
};

const NO_COUNTS = fragment`select null as value, 0 as count where ${FALSE}`;

/** Counts the hits by a value. */
export function countHitsBy(counting: Counting, types: readonly Searchable[], by: SearchFacet): Fragment {
  const branches = among(types).map((type) => countOfType(counting, type, by));
  const [only] = branches;
  if (only && branches.length === 1 && by === 'ENTITY') return only;
  return fragment`select value, sum(count) as count from (${join([...branches, NO_COUNTS], ' union all ')}) group by value`;
}
