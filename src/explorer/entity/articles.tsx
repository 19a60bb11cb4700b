/** The articles of an entity, most about it or latest first. */
import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { counted } from '../shared/counted.ts';
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

type List = NonNullable<ResultOf<typeof EntityArticles>['entity']>['articles'];

const ORDERS = { SALIENCE: 'Most about it first', PUBLISHED_AT: 'Latest first' } as const;

/** How many there are, and how many of them no bar counts: those that the period has, but not as exactly as the bars. */
function Summary({ list }: { readonly list: List | undefined }) {
  const vague = list?.timeline.find(({ start }) => start === null)?.count ?? 0;
  return (
    <p className="list-count">
      {counted(list?.totalCount ?? 0, 'article')}
      {vague > 0 && `, ${vague} of them without a date or with one less exact than the bars`}
    </p>
  );
}

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
      summary={(data) => <Summary list={data.entity?.articles} />}
      row={(edge) => <EntityArticleRow key={edge.node.id} edge={edge} />}
      empty={<p className="note">No article of this period mentions it.</p>}
    />
  </>
);
