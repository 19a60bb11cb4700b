/** Who is in more, or fewer, of the articles of one period than of another. */
import { entityArticleList } from './article-lists.ts';
import type { DateFilter } from './conditions.ts';
import { connect, type PageArgs } from './connection.ts';
import { articlesOf } from './counts.ts';
import { refuseFirst } from './errors.ts';
import { type ArticleFilter, meetsArticle } from './filter.ts';
import { problemsOfFilter } from './filter-check.ts';
import type { ListArgs } from './lists.ts';
import type { Article, Base, Entity } from './model.ts';

interface ComparisonArgs {
  readonly period: DateFilter;
  readonly against: DateFilter;
  readonly filter?: ArticleFilter | null;
}

interface TrendArgs extends ComparisonArgs, PageArgs {
  readonly kinds?: readonly string[] | null;
  readonly direction?: string | null;
}

const filterOf = ({ filter }: ComparisonArgs, publishedAt: DateFilter): ArticleFilter => ({
  publishedAt,
  ...(filter && { and: [filter] }),
});

const among = (articles: readonly Article[], args: ComparisonArgs, period: DateFilter): Article[] => {
  const filter = filterOf(args, period);
  refuseFirst(problemsOfFilter(filter));
  return articles.filter((article) => meetsArticle(article, filter));
};

const MILLION = 1_000_000;

/** The logarithm of the likelihood of `k` of `n` when the chance of each is `p`. */
const likelihood = (k: number, n: number, p: number): number =>
  (k === 0 ? 0 : k * Math.log(p)) + (k === n ? 0 : (n - k) * Math.log(1 - p));

const ratioOf = ([k1, n1]: readonly [number, number], [k2, n2]: readonly [number, number]): number => {
  const [own, other, both] = [k1 / Math.max(n1, 1), k2 / Math.max(n2, 1), (k1 + k2) / Math.max(n1 + n2, 1)];
  const apart = likelihood(k1, n1, own) + likelihood(k2, n2, other);
  return 2 * (apart - likelihood(k1, n1, both) - likelihood(k2, n2, both));
};

interface Sides {
  readonly period: readonly Article[];
  readonly against: readonly Article[];
}

const sidesOf = ({ articles }: Base, args: ComparisonArgs): Sides => ({
  period: among(articles, args, args.period),
  against: among(articles, args, args.against),
});

const trendIn = ({ period, against }: Sides, entity: Entity, args: ComparisonArgs) => {
  const own = new Set(articlesOf(entity));
  const [k1, k2] = [period, against].map((side) => side.filter((article) => own.has(article)).length) as [
    number,
    number,
  ];
  const [n1, n2] = [period.length, against.length];
  const list = (side: DateFilter) => (page: ListArgs<ArticleFilter>) =>
    entityArticleList(entity, { ...page, filter: filterOf(args, side) });
  return {
    entity,
    direction: k1 * n2 === k2 * n1 ? null : k1 * n2 > k2 * n1 ? 'RISING' : 'FALLING',
    score: Math.round(ratioOf([k1, n1], [k2, n2]) * MILLION) / MILLION + 0,
    articleCount: k1,
    articleCountAgainst: k2,
    articles: list(args.period),
    articlesAgainst: list(args.against),
  };
};

export const trendOf = (base: Base, entity: Entity, args: ComparisonArgs) => trendIn(sidesOf(base, args), entity, args);

type Trend = ReturnType<typeof trendIn>;

export function trendList(base: Base, { kinds, direction, ...args }: TrendArgs) {
  const connection = connect<Trend>({
    items: () => {
      const sides = sidesOf(base, args);
      return base.entities
        .filter(({ kind }) => kinds?.includes(kind) ?? true)
        .map((entity) => trendIn(sides, entity, args))
        .filter((trend) => trend.direction !== null && (direction == null || trend.direction === direction));
    },
    order: () => ({
      name: 'TREND',
      directions: ['DESC', 'ASC'],
      key: ({ score, entity }) => [score, entity.rowId],
    }),
    args,
    edge: (node) => ({ node }),
  });
  return Object.assign(connection, {
    articleCount: () => sidesOf(base, args).period.length,
    articleCountAgainst: () => sidesOf(base, args).against.length,
  });
}

export type { ComparisonArgs, TrendArgs };
