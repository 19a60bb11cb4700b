/** Counts the articles and mentions of an entity by a facet of the articles: stored for hubs, counted on request for all others. */
import { isNamed } from '../filter/cooccurrence.ts';
import { Alias, column, type Fragment, fragment, type Sql, sql, text } from '../sql/expression.ts';
import { choose, coalesce, count, eq } from '../sql/operators.ts';
import { across, from, type Rows, select } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { articleEntities, type HubCountsTable, hubCounts } from '../sql/tables/counts.ts';
import { unlessHub } from './neighbour-sources.ts';

type Facet = HubCountsTable['facet'];
type Article = Row<typeof articles>;

const NONE = text('');

/** The value of an article that a facet is counted by; migrations 020 and 033 describe them. */
const VALUES: Readonly<Record<Facet, (article: Article) => Sql<string>>> = {
  SOURCE: ({ source: value }) => coalesce(value, NONE),
  LANGUAGE: ({ language }) => coalesce(language, NONE),
  SECTION: ({ section }) => coalesce(section, NONE),
  MONTH: ({ published_at: time, published_precision: precision }) =>
    choose(eq(precision, text('YEAR')), sql<string>`substr(${time}, 1, 4)`, sql<string>`substr(${time}, 1, 7)`),
  YEAR: ({ published_at: time }) => sql`substr(${time}, 1, 4)`,
};

interface AppearanceCounts {
  /** '' when not known. */
  readonly value: Sql<string>;
  readonly articles: Sql<number>;
  readonly mentions: Sql<number>;
}

function stored(entityId: Sql<number>, facet: Facet): Fragment {
  const rows = from(hubCounts, (row) => [eq(row.entity_id, entityId), eq(row.facet, text(facet))]);
  const { value, articles: inArticles, mentions } = rows.row;
  return select(fragment`${value} as value, ${inArticles} as articles, ${mentions} as mentions`, rows);
}

function counted(entityId: Sql<number>, facet: Facet): Fragment {
  const [appearance, article] = [source(articleEntities), source(articles)];
  const rows = across([appearance, article], {
    where: [
      eq(appearance.row.entity_id, unlessHub(entityId)),
      isNamed(appearance.row),
      eq(article.row.id, appearance.row.article_id),
    ],
    row: null,
  });
  const value = VALUES[facet](article.row);
  const mentions = sql`sum(${appearance.row.mention_count})`;
  return fragment`${select(fragment`${value}, ${count}, ${mentions}`, rows)} group by ${value}`;
}

/** Each value of the facet once. */
export function appearancesBy(entityId: Sql<number>, facet: Facet): Rows<AppearanceCounts> {
  const alias = new Alias();
  return {
    row: { value: column(alias, 'value'), articles: column(alias, 'articles'), mentions: column(alias, 'mentions') },
    from: fragment`(${stored(entityId, facet)} union all ${counted(entityId, facet)}) as ${alias}`,
    where: [],
  };
}
