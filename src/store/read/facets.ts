/** Counts the rows behind a list by kind, source, year or entity. */
import { type RawBuilder, sql } from 'kysely';
import { KINDS } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { articleConditions } from '../filter/articles.ts';
import { type Condition, every } from '../filter/conditions.ts';
import { entityConditions } from '../filter/entities.ts';
import { checkFilter } from '../filter/limits.ts';
import { mentionConditions } from '../filter/mentions.ts';
import type { ArticleFilter, EntityFilter, MentionFilter } from '../filter/model.ts';
import { COMPANY } from '../graph/neighbour-sources.ts';
import { ONCE, PARENT } from '../sql/per-parent.ts';
import type { ArticleScope, EntityScope, MentionScope } from '../sql/scope.ts';
import { type Counts, type FacetRow, tally, topEntities, topTotals, topValues } from './facet-rows.ts';

export type FacetField = 'KIND' | 'SOURCE' | 'YEAR' | 'ENTITY';

export interface FacetQuery<Filter, Field extends FacetField = FacetField> {
  readonly filter?: Filter | null | undefined;
  readonly by: Field;
  /** Most values, 1 to 100, those with the highest counts. */
  readonly first: number;
}

/** Rows to count. */
interface Base {
  readonly from: RawBuilder<unknown>;
  readonly where: readonly Condition[];
}

const joined = ({ from, where }: Base, table: RawBuilder<unknown>, on: Condition): Base => ({
  from: sql`${from} cross join ${table}`,
  where: [...where, on],
});

const parentsOf = (scope: ArticleScope | EntityScope | MentionScope): readonly number[] =>
  scope.of === 'root' ? ONCE : scope.ids;

const year = (time: RawBuilder<unknown>): RawBuilder<unknown> => sql`nullif(substr(${time}, 1, 4), '')`;

const EVERY_KIND = sql`json_each(${sql.lit(JSON.stringify(KINDS))}) as k`;
const ARTICLES = sql`articles as a indexed by articles_by_id`;

const APPEARING: Condition = sql`ae.entity_id = ${PARENT} and ae.mention_count > 0`;

const articlesOf = ({ of }: ArticleScope, filter: ArticleFilter): Base => {
  if (of === 'root') return { from: sql`articles as a`, where: articleConditions(filter, { table: 'a' }) };
  const where: Condition[] = [
    APPEARING,
    sql`a.id = ae.article_id`,
    ...articleConditions(filter, { table: 'a', publishedAt: 'ae.published_at' }),
  ];
  return { from: sql`article_entities as ae cross join ${ARTICLES}`, where };
};

/** The ties to an entity say when its articles were published: unless they are filtered, none of them is looked up. */
const byYear = (scope: ArticleScope, filter: ArticleFilter): Counts => {
  if (scope.of === 'root' || articleConditions(filter, { table: 'a' }).length > 0) {
    return tally({ ...articlesOf(scope, filter), value: year(sql`a.published_at`) });
  }
  return tally({ from: sql`article_entities as ae`, where: [APPEARING], value: year(sql`ae.published_at`) });
};

/** In order of id, in which what belongs to articles lies on disk; without a limit SQLite would not sort them. */
const inOrderOfId = ({ from, where }: Base): Base => ({
  from: sql`(select a.id, a.source, a.published_at from ${from} where ${every(where)} order by a.id limit -1) as a`,
  where: [],
});

const ENTITIES_BY_ARTICLES: Counts = sql`(select id as value, article_count as count from entities where article_count > 0)`;

/** The neighbours of an entity are counted beforehand where counting takes long. */
const NEIGHBOURS_BY_ARTICLES: Counts = sql`(
  select id as value, article_count as count from entities where id = ${PARENT} and article_count > 0
  union all
  ${sql.join(
    COMPANY.ARTICLE.map((source) => sql`select n.neighbour_id, n.articles from ${source}`),
    sql` union all `,
  )})`;

const byEntity = (scope: ArticleScope, filter: ArticleFilter): Counts => {
  const base = articlesOf(scope, filter);
  if (articleConditions(filter, { table: 'a' }).length === 0) {
    return scope.of === 'root' ? ENTITIES_BY_ARTICLES : NEIGHBOURS_BY_ARTICLES;
  }
  const on: Condition = sql`x.article_id = a.id and x.mention_count > 0`;
  return tally({ ...joined(inOrderOfId(base), sql`article_entities as x`, on), value: sql`x.entity_id` });
};

const WITH_MENTIONS: Condition = sql`exists (
  select 1 from mentions as m where m.article_id = a.id and m.kind = k.value and m.status = 'ACCEPTED')`;

/** For each parent: articles by KIND of their mentions and by ENTITY (demonyms apart), by SOURCE, by YEAR of publication. */
export function articleFacet(store: Store, scope: ArticleScope, query: FacetQuery<ArticleFilter>): FacetRow[][] {
  const { by, first } = query;
  const filter = checkFilter(query.filter);
  const asked = { parents: parentsOf(scope), first };
  if (by === 'ENTITY') return topEntities(store, asked, byEntity(scope, filter));
  const base = articlesOf(scope, filter);
  if (by === 'KIND') {
    const kinds = joined(inOrderOfId(base), EVERY_KIND, WITH_MENTIONS);
    return topValues(store, asked, tally({ ...kinds, value: sql`k.value` }));
  }
  if (base.where.length === 0) return [topTotals(store, 'ARTICLE', { facet: by, first })];
  if (by === 'YEAR') return topValues(store, asked, byYear(scope, filter));
  return topValues(store, asked, tally({ ...base, value: sql`a.source` }));
}

const entitiesOf = ({ of }: EntityScope, filter: EntityFilter): Base => {
  const where = entityConditions(filter, 'e');
  if (of === 'root') return { from: sql`entities as e`, where };
  const appearing: Condition = sql`ae.article_id = ${PARENT} and ae.mention_count > 0 and e.id = ae.entity_id`;
  return { from: sql`article_entities as ae cross join entities as e`, where: [appearing, ...where] };
};

/** What entities count for: their kind, and of the first dated article that mentions them the source and the year. */
const ENTITY_VALUES = {
  KIND: sql`e.kind`,
  SOURCE: sql`(
    select a.source from article_entities as x cross join ${ARTICLES}
    where x.entity_id = e.id and x.published_at > '' and x.mention_count > 0 and a.id = x.article_id
    order by x.published_at, x.article_id limit 1)`,
  YEAR: year(sql`e.first_published_at`),
};

/** For each parent: entities by KIND, and by SOURCE and YEAR of the first article that mentions them (demonyms apart). */
export function entityFacet(
  store: Store,
  scope: EntityScope,
  query: FacetQuery<EntityFilter, Exclude<FacetField, 'ENTITY'>>,
): FacetRow[][] {
  const { by, first } = query;
  const base = entitiesOf(scope, checkFilter(query.filter));
  if (by === 'KIND' && base.where.length === 0) return [topTotals(store, 'ENTITY', { facet: by, first })];
  return topValues(store, { parents: parentsOf(scope), first }, tally({ ...base, value: ENTITY_VALUES[by] }));
}

const mentionsOf = ({ of }: MentionScope, filter: MentionFilter): Base => {
  const where = mentionConditions(filter, { table: 'm' });
  if (of === 'root') return { from: sql`mentions as m`, where };
  const parent = of === 'article' ? sql`m.article_id` : sql`m.entity_id`;
  return { from: sql`mentions as m`, where: [sql`${parent} = ${PARENT}`, ...where] };
};

/** Mentions of one article are counted together before the article is looked up. */
const byArticle = ({ from, where }: Base): Base => ({
  from: sql`(select m.article_id, count(*) as mentions from ${from} where ${every(where)} group by m.article_id) as b`,
  where: [],
});

const ENTITIES_BY_MENTIONS: Counts = sql`(
  select id as value, mention_count + demonym_count as count from entities where mention_count + demonym_count > 0
  union all
  select null, count from statistics where subject = 'MENTION' and facet = 'RESOLVED' and value = '0')`;

/** For each parent: mentions by KIND, by ENTITY, by SOURCE and by YEAR of their articles. */
export function mentionFacet(store: Store, scope: MentionScope, query: FacetQuery<MentionFilter>): FacetRow[][] {
  const { by, first } = query;
  const filter = checkFilter(query.filter);
  const base = mentionsOf(scope, filter);
  const asked = { parents: parentsOf(scope), first };
  const all = scope.of === 'root' && Object.keys(filter).length === 0;
  if (by === 'ENTITY') {
    return topEntities(store, asked, all ? ENTITIES_BY_MENTIONS : tally({ ...base, value: sql`+m.entity_id` }));
  }
  if (all) return [topTotals(store, 'MENTION', { facet: by, first })];
  if (by === 'KIND') return topValues(store, asked, tally({ ...base, value: sql`m.kind` }));
  const placed = joined(byArticle(base), ARTICLES, sql`a.id = b.article_id`);
  const value = by === 'SOURCE' ? sql`a.source` : year(sql`a.published_at`);
  return topValues(store, asked, tally({ ...placed, value, count: sql`sum(b.mentions)` }));
}
