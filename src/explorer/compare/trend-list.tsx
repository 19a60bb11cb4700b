/** The entities that rise or fall, surest first. */
import { graphql } from '../graphql/graphql.ts';
import { counted } from '../shared/counted.ts';
import { PagedList } from '../shared/paged-list.tsx';
import { datesWithin, rangeLabel } from '../shared/periods.ts';
import type { Periods } from './default-periods.ts';
import type { TrendsProps } from './trend-params.ts';
import { TrendFields, TrendRow } from './trend-row.tsx';

const Trends = graphql(
  `
    query Trends(
      $period: DateTimeFilter!
      $against: DateTimeFilter!
      $filter: ArticleFilter
      $direction: TrendDirection
      $kinds: [Kind!]
      $after: String
    ) {
      trends(
        period: $period
        against: $against
        filter: $filter
        direction: $direction
        kinds: $kinds
        first: 30
        after: $after
      ) {
        articleCount
        articleCountAgainst
        totalCount
        edges {
          node {
            ...TrendFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [TrendFields],
);

interface Props extends TrendsProps {
  readonly periods: Periods;
}

const ScoreInWords = () => (
  <details className="score-in-words">
    <summary>What the score says</summary>
    <p>
      How sure it is that the share of the articles that mention somebody differs between the two periods
      (log-likelihood ratio, Dunning 1993). If nothing had changed, chance alone would give more than 3.84 in one case
      of twenty, more than 6.63 in one of a hundred, and more than 10.83 in one of a thousand. Many are compared at
      once, so some of the lower scores are chance.
    </p>
  </details>
);

export function TrendList(props: Props) {
  const { periods, values } = props;
  const period = datesWithin(periods.period.from, periods.period.to) ?? {};
  const against = datesWithin(periods.against.from, periods.against.to) ?? {};
  const filter = values.source === '' ? {} : { source: { eq: values.source } };
  return (
    <PagedList
      query={Trends}
      variables={{
        ...{ period, against, filter },
        direction: values.direction === 'BOTH' ? null : values.direction,
        kinds: values.kind.length === 0 ? null : [...values.kind],
      }}
      connectionOf={({ trends }) => trends}
      summary={({ trends: { totalCount, articleCount, articleCountAgainst } }) => (
        <>
          <p className="list-count">
            {counted(totalCount, 'entity', 'entities')}. {rangeLabel(periods.period.from, periods.period.to)} has{' '}
            {counted(articleCount, 'article')}, {rangeLabel(periods.against.from, periods.against.to)} has{' '}
            {counted(articleCountAgainst, 'article')}.
          </p>
          <ScoreInWords />
        </>
      )}
      row={({ node }) => <TrendRow key={node.entity.id} {...props} trend={node} query={{ period, against, filter }} />}
      empty={<p className="note">Nobody rises or falls here. Choose other periods, kinds or sources.</p>}
    />
  );
}
