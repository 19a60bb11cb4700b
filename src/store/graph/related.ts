/** Finds the articles that share entities with an article. Demonyms do not count. */

import { isNamed } from '../filter/cooccurrence.ts';
import type { ArticleRow } from '../read/articles.ts';
import type { EntityRow } from '../read/entities.ts';
import { Alias, column, Fragment, fragment, join, perDialect, raw, type Sql, sql } from '../sql/expression.ts';
import { asSource, valuesOf } from '../sql/gather.ts';
import { asc, by, type Cut, type Direction, desc, sorting } from '../sql/keyset.ts';
import { type Condition, count, eq, gt, joined } from '../sql/operators.ts';
import { across, type Few, from, type List, lookup, type Rows, select } from '../sql/query.ts';
import { type Source, source } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';

export interface RelatedRow {
  /** Row id of the article that it is related to. */
  readonly toId: Sql<number>;
  readonly article: ArticleRow;
  /** Sum over the shared entities of 1 / ln(articles that mention the entity): rare entities weigh more (Adamic and Adar). */
  readonly weight: Sql<number>;
  readonly sharedCount: Sql<number>;
}

/** So many of an article's entities, the rarest, lead to others, each to so many before it in time and as many after. */
const LEADING_ENTITIES = 8;
const ARTICLES_EACH_WAY = 100;
/** Of those found so, the ones with the heaviest leading entities are weighed in full. */
const MOST_RELATED = 100;
const MOST_SHARED = 10;

const weightOf = ({ article_count: articleCount }: EntityRow): Sql<number> => sql`sum(1 / ln(${articleCount}))`;

/** The appearances in an article with their entities. */
function appearancesIn(articleId: Sql<number>) {
  const [appearance, entity] = [source(articleEntities), source(entities)];
  const where: Condition[] = [
    eq(appearance.row.article_id, articleId),
    isNamed(appearance.row),
    eq(entity.row.id, appearance.row.entity_id),
  ];
  return { sources: [appearance, entity], where, entity: entity.row };
}

/** The rarest entities. One that only one article mentions is shared by none; it also has no logarithm to divide by. */
function leadingEntities(articleId: Sql<number>): Source<EntityRow> {
  const { sources, where, entity } = appearancesIn(articleId);
  const shared = across(sources, { where: [...where, gt(entity.article_count, raw('1'))], row: entity });
  const orderBy = [asc(entity.article_count, entity.id)];
  return asSource({ ...shared, orderBy, limit: LEADING_ENTITIES }, ['id', 'article_count']);
}

/** The articles of an entity that are nearest in time to an article, on one side of it. */
function nearest(entityId: Sql<number>, articleId: Sql<number>, direction: Direction): Fragment {
  const itself = from(articles, ({ id }) => [eq(id, articleId)]);
  const position = fragment`${lookup(itself.row.published_at, itself)}, ${articleId}`;
  const sign = raw(direction === 'ASC' ? '>' : '<');
  const rows = from(articleEntities, (appearance) => {
    const own = fragment`${appearance.published_at}, ${appearance.article_id}`;
    return [eq(appearance.entity_id, entityId), isNamed(appearance), sql`(${own}) ${sign} (${position})`];
  });
  const { published_at: publishedAt, article_id: id } = rows.row;
  const order = sorting([by(direction, publishedAt, id)], false);
  const found = fragment`${select(fragment`${id} as article_id`, rows)} order by ${order} limit ${ARTICLES_EACH_WAY}`;
  return fragment`select article_id from (${found})`;
}

/** Row ids of the articles that leading entities lead to, in the column `article_id`. */
function candidates(articleId: Sql<number>): Fragment {
  const leading = leadingEntities(articleId);
  const [united, near] = [new Alias(), new Alias()];
  const sides = (['DESC', 'ASC'] as const).map((direction) => nearest(leading.row.id, articleId, direction));
  const row = { articleId: column<number>(united, 'article_id') };
  const ids = valuesOf(
    { row, from: fragment`(${join(sides, ' union all ')}) as ${united}`, where: [] },
    (found) => found.articleId,
  );
  const elements = new Fragment([(dialect) => dialect.elements(ids, 'Int')]);
  const id = column<number>(near, 'value');
  const rows = across([leading, { row: null, from: fragment`${elements} as ${near}` }], { where: [], row: null });
  const order = sorting([desc(weightOf(leading.row)), asc(id)], false);
  return fragment`${select(fragment`${id} as article_id`, rows)} group by ${id} order by ${order} limit ${MOST_RELATED}`;
}

/** The candidates with their weights. Rounded, so that a sum in another order is the same number in a cursor. */
function weighed(articleId: Sql<number>): Fragment {
  const candidate = new Alias();
  const { sources, where, entity } = appearancesIn(articleId);
  const other = source(articleEntities);
  const id = column<number>(candidate, 'article_id');
  const rows: Rows<null> = across(
    [{ row: null, from: fragment`(${candidates(articleId)}) as ${candidate}` }, ...sources, other],
    {
      where: [...where, eq(other.row.article_id, id), eq(other.row.entity_id, entity.id), isNamed(other.row)],
      row: null,
    },
  );
  const weight = perDialect<number>((dialect) => dialect.round(weightOf(entity), 6));
  const columns = fragment`${id} as article_id, ${weight} as weight, ${count} as shared_count`;
  return fragment`${select(columns, rows)} group by ${id}`;
}

/** The articles related to an article, heaviest first, at most 100. */
export function relatedArticles(articleId: Sql<number>): List<RelatedRow> {
  const [alias, counted] = [new Alias(), new Alias()];
  const article = source(articles);
  const [id, weight] = [column<number>(alias, 'article_id'), column<number>(alias, 'weight')];
  const page = ({ where, limit }: Cut): Fragment =>
    fragment`select * from (${weighed(articleId)}) as ${alias} where ${where}${limit}`;
  return {
    row: { toId: articleId, article: article.row, weight, sharedCount: column(alias, 'shared_count') },
    from: (cut) => fragment`(${page(cut)}) as ${alias}${joined}${article.from} on ${article.row.id} = ${id}`,
    where: [],
    order: () => ({ name: 'WEIGHT', parts: [desc(weight, id)] }),
    count: () => sql`select count(*) from (${candidates(articleId)}) as ${counted}`,
  };
}

/** The entities that two articles mention, rarest first, at most 10. */
export function sharedEntities(articleId: Sql<number>, otherId: Sql<number>): Few<EntityRow> {
  const [own, other, entity] = [source(articleEntities), source(articleEntities), source(entities)];
  const rows = across([own, other, entity], {
    where: [
      eq(own.row.article_id, articleId),
      isNamed(own.row),
      eq(other.row.article_id, otherId),
      eq(other.row.entity_id, own.row.entity_id),
      isNamed(other.row),
      eq(entity.row.id, own.row.entity_id),
    ],
    row: entity.row,
  });
  return { ...rows, orderBy: [asc(entity.row.article_count, entity.row.id)], limit: MOST_SHARED };
}
