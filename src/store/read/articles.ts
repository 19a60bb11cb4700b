/** Reads articles: by id or key, as pages, as counts; their texts apart, since few questions need them. */
import type { Expression } from 'kysely';
import type { Precision } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { ARTICLES, ARTICLES_BY_ID, articleConditions, sharedEntities } from '../filter/articles.ts';
import { restrict } from '../filter/conditions.ts';
import { rarestOf } from '../filter/entity-keys.ts';
import { checkFilter } from '../filter/limits.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { known } from '../sql/column.ts';
import { qb } from '../sql/kysely.ts';
import type { Direction, Order, Page, PageRequest } from '../sql/page.ts';
import { COUNT, countPerParent, ONCE, PARENT, PARENT_TEXT, pagePerParent, rowPerParent } from '../sql/per-parent.ts';
import type { ArticleScope } from '../sql/scope.ts';
import { countTotal } from './totals.ts';

/** An article without its text. Null is "not known". */
export interface ArticleRow {
  readonly id: number;
  readonly key: string;
  readonly title: string | null;
  readonly textHash: string;
  /** Start of the period of publication, ISO 8601 UTC; `publishedPrecision` says how long that period is. */
  readonly publishedAt: string | null;
  readonly publishedPrecision: Precision | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly byline: string | null;
  readonly section: string | null;
  readonly wordCount: number;
  readonly seedFile: string;
  readonly seedLine: number | null;
}

export interface ArticleOrder {
  readonly field: 'PUBLISHED_AT' | 'TITLE' | 'WORD_COUNT';
  readonly direction: Direction;
}

export interface ArticleQuery {
  readonly filter?: ArticleFilter | null | undefined;
  /** Default: latest first, undated last. */
  readonly orderBy?: ArticleOrder | null | undefined;
  readonly page: PageRequest;
}

/** What to select of `articles as a`. */
export const ARTICLE_COLUMNS = [
  'a.id',
  'a.key',
  'a.title',
  'a.text_hash as textHash',
  'a.published_at as publishedAt',
  'a.published_precision as publishedPrecision',
  'a.source',
  'a.url',
  'a.language',
  'a.byline',
  'a.section',
  'a.word_count as wordCount',
  'a.seed_file as seedFile',
  'a.seed_line as seedLine',
] as const;

export function toArticle(raw: Omit<ArticleRow, 'publishedAt'> & { readonly publishedAt: string }): ArticleRow {
  return { ...raw, publishedAt: known(raw.publishedAt) };
}

const oneArticle = qb.selectFrom('articles as a').select(ARTICLE_COLUMNS);

/** The articles with these row ids, in the same order; null where there is none. */
export function findArticles(store: Store, ids: readonly number[]): (ArticleRow | null)[] {
  return rowPerParent(store, ids, { query: oneArticle.where('a.id', '=', PARENT), row: toArticle });
}

/** The articles with these keys, in the same order; null where there is none. */
export function findArticlesByKey(store: Store, keys: readonly string[]): (ArticleRow | null)[] {
  return rowPerParent(store, keys, { query: oneArticle.where('a.key', '=', PARENT_TEXT), row: toArticle });
}

/** The canonical texts of the articles with these row ids, in the same order; null where there is none. */
export function findTexts(store: Store, ids: readonly number[]): (string | null)[] {
  const query = qb.selectFrom('articles').select('text').where('id', '=', PARENT);
  return rowPerParent(store, ids, { query, row: ({ text }) => text });
}

const byPublication = (published: string, id: string, direction: Direction): Order => ({
  name: 'PUBLISHED_AT',
  parts: [{ columns: [published, id], direction }],
});

const articleOrder = ({ field, direction }: ArticleOrder): Order => {
  if (field === 'PUBLISHED_AT') return byPublication('a.published_at', 'a.id', direction);
  const column = field === 'TITLE' ? 'a.title_key' : 'a.word_count';
  return { name: field, parts: [{ columns: [column, 'a.id'], direction }] };
};

/** The articles that mention an entity, which an index has in order of publication. */
const articlesOf = (entity: Expression<number>, articles: typeof ARTICLES_BY_ID = ARTICLES_BY_ID) =>
  qb
    .selectFrom('article_entities as ae')
    .crossJoin(articles)
    .whereRef('a.id', '=', 'ae.article_id')
    .where('ae.entity_id', '=', entity);

const APPEARING = { table: 'a', publishedAt: 'ae.published_at' };

/** The fields of a filter that the ties to entities answer, so that only articles on the page are looked up. */
const TIED: ReadonlySet<string> = new Set(['entities', 'publishedAt'] satisfies (keyof ArticleFilter)[]);

const isTied = (filter: ArticleFilter): boolean => Object.keys(filter).every((field) => TIED.has(field));

/** The articles that the filter lets through, of which every one mentions these entities; the rarest leads to them. */
const sharedBy = (keys: readonly string[], filter: ArticleFilter) => {
  const articles = articlesOf(rarestOf(keys), isTied(filter) ? ARTICLES : ARTICLES_BY_ID);
  return restrict(articles, articleConditions(filter, { ...APPEARING, ties: 'ae' }));
};

/** A page of all articles that the filter lets through. */
export function listArticles(store: Store, query: ArticleQuery): Page<ArticleRow> {
  const filter = checkFilter(query.filter);
  const { field, direction } = query.orderBy ?? { field: 'PUBLISHED_AT', direction: 'DESC' };
  const shared = field === 'PUBLISHED_AT' ? sharedEntities(filter) : [];
  const listing = { parents: ONCE, page: query.page, row: toArticle };
  const [page] =
    shared.length > 0
      ? pagePerParent(store, {
          ...listing,
          query: sharedBy(shared, filter).select(ARTICLE_COLUMNS),
          order: byPublication('ae.published_at', 'ae.article_id', direction),
        })
      : pagePerParent(store, {
          ...listing,
          query: restrict(oneArticle, articleConditions(filter, { table: 'a' })),
          order: articleOrder({ field, direction }),
        });
  return page as Page<ArticleRow>;
}

const countOfEntities = (store: Store, entityIds: readonly number[]): number[] => {
  const counts = qb.selectFrom('entities').where('id', '=', PARENT).select('article_count as count');
  return countPerParent(store, entityIds, counts);
};

/** How many articles the filter lets through, for each parent of the scope. Inside an entity demonyms do not count. */
export function countArticles(store: Store, scope: ArticleScope, filter?: ArticleFilter | null): number[] {
  const asked = checkFilter(filter);
  if (scope.of === 'entity') {
    const conditions = articleConditions(asked, APPEARING);
    if (conditions.length === 0) return countOfEntities(store, scope.ids);
    const within = articlesOf(PARENT).where('ae.mention_count', '>', 0).select(COUNT);
    return countPerParent(store, scope.ids, restrict(within, conditions));
  }
  const conditions = articleConditions(asked, { table: 'a' });
  if (conditions.length === 0) return [countTotal(store, 'ARTICLE')];
  const shared = sharedEntities(asked);
  if (shared.length > 0) return countPerParent(store, ONCE, sharedBy(shared, asked).select(COUNT));
  return countPerParent(store, ONCE, restrict(qb.selectFrom('articles as a').select(COUNT), conditions));
}
