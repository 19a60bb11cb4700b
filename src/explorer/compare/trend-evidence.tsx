/** The articles that a trend counts in one of its two periods. */
import { graphql } from '../graphql/graphql.ts';
import { EntityArticleFields, EntityArticleRow } from '../shared/entity-article-row.tsx';
import { PagedList } from '../shared/paged-list.tsx';
import type { Values } from './trend-params.ts';

const Connection = graphql(
  `
    fragment TrendArticles on EntityArticleConnection {
      edges {
        ...EntityArticleFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  `,
  [EntityArticleFields],
);

const InPeriod = graphql(
  `
    query TrendArticlesInPeriod($id: ID!, $period: DateTimeFilter!, $against: DateTimeFilter!, $filter: ArticleFilter, $after: String) {
      entity(id: $id) {
        id
        trend(period: $period, against: $against, filter: $filter) {
          articles(first: 10, after: $after) {
            ...TrendArticles
          }
        }
      }
    }
  `,
  [Connection],
);

const Against = graphql(
  `
    query TrendArticlesAgainst($id: ID!, $period: DateTimeFilter!, $against: DateTimeFilter!, $filter: ArticleFilter, $after: String) {
      entity(id: $id) {
        id
        trend(period: $period, against: $against, filter: $filter) {
          articles: articlesAgainst(first: 10, after: $after) {
            ...TrendArticles
          }
        }
      }
    }
  `,
  [Connection],
);

type Dates = ReturnType<typeof graphql.scalar<'DateTimeFilter'>>;

/** What the trend was asked for with. */
export interface TrendQuery {
  readonly period: Dates;
  readonly against: Dates;
  readonly filter: ReturnType<typeof graphql.scalar<'ArticleFilter'>>;
}

interface Props {
  readonly entityId: string;
  readonly evidence: Values['evidence'];
  readonly query: TrendQuery;
}

export const TrendEvidence = ({ entityId, evidence, query }: Props) => (
  <div className="evidence">
    <PagedList
      key={evidence}
      query={evidence === 'period' ? InPeriod : Against}
      variables={{ id: entityId, ...query }}
      connectionOf={({ entity }) => entity?.trend.articles}
      row={(edge) => <EntityArticleRow key={edge.node.id} edge={edge} />}
      empty={<p className="note">There are no such articles any more.</p>}
    />
  </div>
);
