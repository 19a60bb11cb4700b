/** What a search finds: the results, what they have in common, and when they are from. */
import { useMemo } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { ErrorMessage } from '../shared/message.tsx';
import { useTitle } from '../shared/use-title.ts';
import { Chosen } from './chosen.tsx';
import { Facets } from './facets.tsx';
import { searchFilter } from './filters.ts';
import { NamesFound } from './names-found.tsx';
import { NothingFound } from './nothing-found.tsx';
import { Order } from './order.tsx';
import type { SearchViewProps } from './params.ts';
import { Period } from './period.tsx';
import { Results } from './results.tsx';
import { Types } from './types.tsx';
import { useChosenEntities } from './use-chosen-entities.ts';
import { useSurroundings } from './use-surroundings.ts';

const SearchTimeline = graphql(`
  query SearchTimeline($query: String!, $in: [Searchable!]!, $filter: SearchFilter, $interval: Interval!) {
    search(query: $query, in: $in, filter: $filter, first: 0) {
      timeline(interval: $interval) {
        start
        count
      }
    }
  }
`);

export function Found({ state, update }: SearchViewProps) {
  useTitle(state.q);
  const { entities } = useChosenEntities(state.entity);
  const variables = useMemo(() => ({ query: state.q, in: [state.in], filter: searchFilter(state) }), [state]);
  const surroundings = useSurroundings(variables);
  return (
    <>
      <h1>
        <bdi>{state.q}</bdi>
      </h1>
      <div className="bar">
        <Types state={state} counts={surroundings.total === undefined ? undefined : surroundings.counts} />
        <Order order={state.order} orders={['BEST', 'NEWEST', 'OLDEST']} onChange={(order) => update({ order })} />
      </div>
      <Chosen state={state} entities={entities} />
      <Period
        query={SearchTimeline}
        variables={{ ...variables, filter: searchFilter({ ...state, from: '', to: '' }) }}
        timelineOf={({ search }) => search.timeline}
        state={state}
        onChoose={update}
      />
      <div className="columns">
        <section className="list" aria-label="Results">
          {state.in === 'ARTICLE' && <NamesFound state={state} variables={variables} />}
          <Results
            variables={variables}
            order={state.order}
            empty={<NothingFound state={state} surroundings={surroundings} />}
          />
        </section>
        {surroundings.error && <ErrorMessage error={surroundings.error} />}
        {surroundings.facets && <Facets state={state} facets={surroundings.facets} />}
      </div>
    </>
  );
}
