/** Selects articles in posting lists: by what blocks hold, by a set of row ids for all that they do not hold, or for articles that are few. */
import { isNamed } from '../filter/cooccurrence.ts';
import { rarestOf } from '../filter/entity-keys.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { articleConditions, NESTED } from '../filter/nouns.ts';
import { pinsArticles } from '../filter/selective.ts';
import { appearanceWithin } from '../filter/within.ts';
import { type Fragment, fragment, number, type Sql, sql } from '../sql/expression.ts';
import { itemsOf } from '../sql/gather.ts';
import { type Condition, eq, exists, FALSE, fails, gt, isIn, tick } from '../sql/operators.ts';
import { across, from, lookup, select } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';
import { ARTICLES_IN_BLOCK, INDEPENDENT, keptOnce, type Selected } from './posting-blocks.ts';
import { criteriaOf, partsOf } from './posting-filter.ts';
import { total } from './totals.ts';

interface Selecting {
  /** Row ids of the articles that meet the filter, in the column `article_id`; null when blocks tell. */
  readonly set: Fragment | null;
  /** When blocks tell all the same. Default: never. */
  readonly unless?: Condition;
  /** An entity that every article mentions. */
  readonly entityId?: Sql<number>;
  /** What the articles depend on. Default: nothing. */
  readonly key?: Sql<number>;
}

/** Selects the articles that meet a filter. */
export function selectIn(
  filter: ArticleFilter,
  { set, unless = FALSE, entityId, key = INDEPENDENT }: Selecting,
): Selected {
  const { period, criteria, isPeriod } = criteriaOf(filter, entityId);
  const members =
    set &&
    keptOnce(
      fragment`iif(${unless}, ${EVERY_ARTICLE}, (select article_set(json_group_array(article_id)) from (${set})))`,
      key,
    );
  const selection = fragment`article_selection(${criteria}, ${members ?? EVERY_ARTICLE})`;
  return { number: keptOnce(selection, key), period, set: members, key, isPeriod: isPeriod && set === null };
}

/** In the place of the number of a set. */
const EVERY_ARTICLE = number(-1);

/** Whether an entity is in so many times more articles than there are blocks: then reading blocks takes less time than reading its articles. */
const isFrequent = ({ article_count: articles }: Row<typeof entities>, times: number): Condition =>
  gt(sql<number>`${articles} * ${ARTICLES_IN_BLOCK}`, sql<number>`${total('ARTICLE')} * ${times}`);

/** Whether that entity is frequent; null for one that does not exist. */
const isFrequentOne = (entityId: Sql<number | null>, times = 1): Condition => {
  const rows = from(entities, ({ id }) => [eq(id, entityId)]);
  return lookup(isFrequent(rows.row, times), rows);
};

const entityWhen = (
  entityId: Sql<number>,
  condition: (entity: Row<typeof entities>) => Condition,
): Sql<number | null> => {
  const rows = from(entities, (entity) => [eq(entity.id, entityId), condition(entity)]);
  return lookup(rows.row.id, rows);
};

/** The entity itself unless it is frequent; otherwise null. */
export const unlessFrequent = (entityId: Sql<number>, times = 1): Sql<number | null> =>
  entityWhen(entityId, (entity) => fails(isFrequent(entity, times)));

/** The articles of an entity that meet a filter, as row ids. */
function appearancesIn(entityId: Sql<number | null>, filter: ArticleFilter): Fragment {
  const [own, article] = [source(articleEntities), source(articles, 'articles_by_id')];
  const { entity_id: ownId, article_id: articleId, published_at: publishedAt } = own.row;
  const where = [
    eq(ownId, entityId),
    isNamed(own.row),
    tick(articleId),
    eq(article.row.id, articleId),
    ...NESTED.articles(filter, { row: article.row, publishedAt }),
  ];
  return select(fragment`${articleId} as article_id`, across([own, article], { where, row: null }));
}

/** The articles of an entity that a filter lets through. */
export function selectAppearances(entityId: Sql<number>, filter: ArticleFilter): Selected {
  const unless = !partsOf(filter).goesOn ? isFrequentOne(entityId) : FALSE;
  return selectIn(filter, { set: appearancesIn(entityId, filter), unless, entityId, key: entityId });
}

/** For what counts with a frequent entity: at least its articles that a filter lets through; of another entity none. */
export function selectFrequent(entityId: Sql<number>, filter: ArticleFilter, times = 1): Selected {
  const unless = !partsOf(filter).goesOn ? isFrequentOne(entityId, times) : FALSE;
  const frequent = entityWhen(entityId, (entity) => isFrequent(entity, times));
  return selectIn(filter, { set: appearancesIn(frequent, filter), unless, key: entityId });
}

/** The articles that a filter lets through. */
export function selectArticles(filter: ArticleFilter): Selected {
  const { entities: lists, goesOn } = partsOf(filter);
  const every = lists.flatMap((keys) => (keys.length === 1 ? keys : []));
  if (!goesOn && every.length === 0) return selectIn(filter, { set: null });
  const rarest = rarestOf(every);
  if (!goesOn) return selectIn(filter, { set: appearancesIn(rarest, filter), unless: isFrequentOne(rarest) });
  const rows = from(articles, (row) => articleConditions(filter, { row, leading: pinsArticles(filter) }));
  return selectIn(filter, { set: select(fragment`${rows.row.id} as article_id`, rows) });
}

/** The articles of some entities, by row id, that a filter lets through; there may be others that mention none of them. */
export function selectArticlesOf(ids: readonly number[], filter: ArticleFilter): Selected {
  if (partsOf(filter).goesOn) return selectArticles(filter);
  const [item, own] = [itemsOf(ids), source(articleEntities)];
  const where = [
    eq(own.row.entity_id, item.row.value),
    isNamed(own.row),
    tick(own.row.article_id),
    ...appearanceWithin(filter, own.row),
  ];
  const set = select(fragment`distinct ${own.row.article_id} as article_id`, across([item, own], { where, row: null }));
  const frequent = from(entities, (entity) => [isIn(entity.id, ids), isFrequent(entity, 1)]);
  return selectIn(filter, { set, unless: exists(select(number(1), frequent)) });
}

/** The articles with these row ids, in the column `article_id`. */
export const selectRows = (set: Fragment): Selected => selectIn({}, { set });
