/** The articles of an entity, most about it or latest first. */
import { graphql } from '../graphql/graphql.ts';
import { counted } from '../shared/counted.ts';
import { EntityArticleFields, EntityArticleRow } from '../shared/entity-article-row.tsx';
import { PagedList } from '../shared/paged-list.tsx';
import { Toggles } from '../shared/toggles.tsx';
import { type PartProps, periodFilter } from './params.ts';

const EntityArticles = graphql(
  `
    query EntityArticles($key: String!, $filter: ArticleFilter, $order: EntityArticleOrderField!, $after: String) {
      entity(key: $key) {
        id
        articles(filter: $filter, orderBy: { field: $order }, first: 20, after: $after) {
          totalCount
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

export const Articles = ({ entity: { key }, values, update }: PartProps) => (
  <>
    <Toggles label="Order" labels={ORDERS} chosen={values.order} onChoose={(order) => update({ order })} />
    <PagedList
      query={EntityArticles}
      variables={{ key, filter: periodFilter(values), order: values.order }}
      connectionOf={({ entity }) => entity?.articles}
      summary={({ entity }) => <p className="list-count">{counted(entity?.articles.totalCount ?? 0, 'article')}</p>}
      row={(edge) => <EntityArticleRow key={edge.node.id} edge={edge} />}
      empty={<p className="note">No article of this period mentions it.</p>}
    />
  </>
);
