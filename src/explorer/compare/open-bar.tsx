/** The articles of the bar that is open. */
import { graphql } from '../graphql/graphql.ts';
import { ArticleCount } from '../shared/article-count.tsx';
import { EntityArticleFields, EntityArticleRow } from '../shared/entity-article-row.tsx';
import { PagedList } from '../shared/paged-list.tsx';
import { periodAt, periodLabel, readDate } from '../shared/periods.ts';
import type { LinesProps } from './lines.ts';

const ArticlesOfBar = graphql(
  `
    query ArticlesOfBar($id: ID!, $filter: ArticleFilter, $interval: Interval!, $after: String) {
      entity(id: $id) {
        id
        articles(filter: $filter, first: 20, after: $after) {
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

export function OpenBar({ lines, interval, values, update }: LinesProps) {
  const entity = lines.find((line) => line.entity.id === values.of)?.entity;
  const at = readDate(values.at);
  if (entity === undefined || at.length < 10) return null;
  const { first, last } = periodAt(at, interval);
  return (
    <section className="open-bar" aria-label="Articles of the chosen bar">
      <h2>
        <bdi className="text">{entity.name.slice(0, 100)}</bdi>, {periodLabel(at, interval)}
      </h2>
      <PagedList
        query={ArticlesOfBar}
        variables={{ id: entity.id, filter: { publishedAt: { gte: first, lte: last } }, interval }}
        connectionOf={(data) => data.entity?.articles}
        summary={(data) => data.entity && <ArticleCount {...data.entity.articles} />}
        row={(edge) => <EntityArticleRow key={edge.node.id} edge={edge} />}
        empty={<p className="note">No article of this period mentions it.</p>}
      />
      <button type="button" onClick={() => update({ of: '', at: '' })}>
        Close
      </button>
    </section>
  );
}
