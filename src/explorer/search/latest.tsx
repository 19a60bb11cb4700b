/** What the search shows before anything is searched for: the latest articles, with their facets, or how to load some. */

import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Answer } from '../shared/answer.tsx';
import { counted, formatNumber } from '../shared/counted.ts';
import { Loading } from '../shared/message.tsx';
import { useTitle } from '../shared/use-title.ts';
import { ArticleList } from './article-list.tsx';
import { Chosen } from './chosen.tsx';
import { Facets } from './facets.tsx';
import { articleFilter } from './filters.ts';
import { LatestFacets, LatestTimeline } from './latest-facets.ts';
import { NoArticles } from './no-articles.tsx';
import { Order } from './order.tsx';
import type { SearchViewProps } from './params.ts';
import { Period } from './period.tsx';
import { useChosenEntities } from './use-chosen-entities.ts';

interface Props extends SearchViewProps {
  readonly entityIds: readonly string[];
}

function Articles({ state, update, entityIds }: Props) {
  const filter = useMemo(() => articleFilter(state, entityIds), [state, entityIds]);
  const atAnyTime = useMemo(() => articleFilter({ ...state, from: '', to: '' }, entityIds), [state, entityIds]);
  const [result, ask] = useQuery({ query: LatestFacets, variables: { filter } });
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ statistics, articles: { totalCount, facets } }) => {
        if (statistics.articleCount === 0) return <NoArticles />;
        return (
          <>
            <div className="bar">
              <p className="note">
                {totalCount === statistics.articleCount
                  ? `${counted(totalCount, 'article')}, ${counted(statistics.mentionCount, 'mention')}`
                  : `${counted(totalCount, 'article')} of ${formatNumber(statistics.articleCount)}`}
              </p>
              <Order
                order={state.order === 'OLDEST' ? 'OLDEST' : 'NEWEST'}
                orders={['NEWEST', 'OLDEST']}
                onChange={(order) => update({ order })}
              />
            </div>
            <Period
              query={LatestTimeline}
              variables={{ filter: atAnyTime }}
              timelineOf={({ articles }) => articles.timeline}
              state={state}
              onChoose={update}
            />
            <div className="columns">
              <section className="list" aria-label="Articles">
                <ArticleList filter={filter} order={state.order} />
              </section>
              <Facets state={state} facets={facets} />
            </div>
          </>
        );
      }}
    </Answer>
  );
}

export function Latest({ state, update }: SearchViewProps) {
  useTitle('Search');
  const { entities, isLoading } = useChosenEntities(state.entity);
  const ids = useMemo(() => entities.map(({ id }) => id), [entities]);
  return (
    <>
      <h1>{state.order === 'OLDEST' ? 'Earliest articles' : 'Latest articles'}</h1>
      <Chosen state={state} entities={entities} />
      {isLoading ? <Loading /> : <Articles state={state} update={update} entityIds={ids} />}
    </>
  );
}
