/** The articles of an entity, most about it or latest first. */
import { graphql } from '../graphql/graphql.ts';
import { ArticleCount } from '../shared/article-count.tsx';
import { EntityArticleFields, EntityArticleRow } from '../shared/entity-article-row.tsx';
import { PagedList } from '../shared/paged-list.tsx';
import { Toggles } from '../shared/toggles.tsx';
import { intervalOf, type PartProps, periodFilter } from './params.ts';

const EntityArticles = graphql(
  `
    query EntityArticles(
      $key: String!
      $filter: ArticleFilter
      $order: EntityArticleOrderField!
      $interval: Interval!
      $after: String
    ) {
      entity(key: $key) {
        id
        articles(filter: $filter, orderBy: { field: $order }, first: 20, after: $after) {
          totalCount
          timeline(interval: $interval) {
            start
            count
          }
          edges {
            ...EntityArticleFields
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [EntityArticleFields],
);

const ORDERS = { SALIENCE: 'Most about it first', PUBLISHED_AT: 'Latest first' } as const;

export const Articles = ({ entity, values, update }: PartProps) => (
  <>
    <Toggles label="Order" labels={ORDERS} chosen={values.order} onChoose={(order) => update({ order })} />
    <PagedList
      query={EntityArticles}
      variables={{
        ...{ key: entity.key, filter: periodFilter(values) },
        ...{ order: values.order, interval: intervalOf(entity, values) },
      }}
      connectionOf={(data) => data.entity?.articles}
      summary={(data) => data.entity && <ArticleCount {...data.entity.articles} />}
      row={(edge) => <EntityArticleRow key={edge.node.id} edge={edge} />}
      empty={<p className="note">No article of this period mentions it.</p>}
    />
  </>
);
