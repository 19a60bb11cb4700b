/** Asks for the shortest path between two entities, with the evidence of each step. */
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.ts';
import { SentenceFields, SentenceNames } from '../../shared/sentence-item.tsx';
import { type GraphState, pairOf } from '../params.ts';
import { articleFilter } from './filter.ts';
import { GraphNodeFields } from './node-fields.ts';

const PathBetween = graphql(
  `
    query PathBetween($from: ID!, $to: ID!, $window: Window!, $filter: ArticleFilter) {
      path(from: $from, to: $to, window: $window, filter: $filter) {
        length
        truncated
        hops {
          articleCount
          sentenceCount
          from {
            ...GraphNodeFields
          }
          to {
            ...GraphNodeFields
          }
          evidence {
            ...SentenceFields
            ...SentenceNames
          }
        }
      }
    }
  `,
  [GraphNodeFields, SentenceFields, SentenceNames],
);

export type Path = NonNullable<ResultOf<typeof PathBetween>['path']>;
export type Hop = NonNullable<Path['hops']>[number];

/** What `useQuery` gives, and what asks again. It asks nothing while no two entities are chosen. */
export function usePath(state: GraphState) {
  const [from, to] = pairOf(state.path) ?? ['', ''];
  const variables = { from, to, window: state.window, filter: articleFilter(state) };
  const [result, ask] = useQuery({ query: PathBetween, variables, pause: from === '' || to === '' });
  return [result, () => ask({ requestPolicy: 'network-only' })] as const;
}
