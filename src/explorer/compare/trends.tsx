/** The view of trends: who is written about more, or less, in one period than in another, with the articles that are counted. */
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useParams } from '../routing/params.ts';
import { Answer } from '../shared/answer.tsx';
import { Message } from '../shared/message.tsx';
import { useTitle } from '../shared/use-title.ts';
import { defaultPeriods } from './default-periods.ts';
import { TrendFilters } from './trend-filters.tsx';
import { TrendList } from './trend-list.tsx';
import { PARAMS, periodsOf } from './trend-params.ts';
import { TrendPeriods } from './trend-periods.tsx';

const AllArticles = graphql(`
  query AllArticlesByMonth {
    articles(first: 0) {
      timeline(interval: MONTH) {
        start
        count
      }
      facets {
        sources(first: 50) {
          source
          count
        }
      }
    }
  }
`);

const TooFew = () => (
  <Message title="There are no two periods to compare">
    <p>Trends need articles of two months at least. Articles without a date count in neither.</p>
  </Message>
);

export default function TrendsView() {
  useTitle('Trends');
  const [values, update] = useParams(PARAMS);
  const [result, ask] = useQuery({ query: AllArticles });
  return (
    <div className="trends-view">
      <h1>Trends</h1>
      <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {({ articles: { timeline, facets } }) => {
          const months = timeline.flatMap(({ start, count }) =>
            start === null ? [] : [{ month: start.slice(0, 7), count }],
          );
          const byDefault = defaultPeriods(months);
          if (byDefault === null) return <TooFew />;
          const periods = periodsOf(values, byDefault);
          const sources = facets.sources.flatMap(({ source }) => (source === null ? [] : [source]));
          return (
            <>
              <TrendPeriods months={months} periods={periods} update={update} />
              <TrendFilters sources={sources} values={values} update={update} />
              <TrendList periods={periods} values={values} update={update} />
            </>
          );
        }}
      </Answer>
    </div>
  );
}
