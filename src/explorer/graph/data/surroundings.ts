/** Asks for the surroundings of every open entity, and for what stands between them. */
import type { CombinedError } from '@urql/core';
import type { ResultOf } from 'gql.tada';
import { useMemo } from 'react';
import { graphql } from '../../graphql/graphql.ts';
import type { GraphState } from '../params.ts';
import { articleFilter } from './filter.ts';
import { GraphNodeFields } from './node-fields.ts';
import { useQueries } from './use-queries.ts';

export const Surroundings = graphql(
  `
    query Surroundings($around: [ID!]!, $first: Int!, $window: Window!, $kinds: [Kind!], $filter: ArticleFilter) {
      graph(around: $around, first: $first, window: $window, kinds: $kinds, filter: $filter) {
        nodes {
          distance
          entity {
            ...GraphNodeFields
          }
        }
        edges {
          weight
          source {
            id
          }
          target {
            id
          }
        }
      }
    }
  `,
  [GraphNodeFields],
);

export type Surrounding = ResultOf<typeof Surroundings>['graph'];

/** The most entities that the schema takes in the middle. */
const MOST_AROUND = 20;

export interface SurroundingsResult {
  /** Of each open entity, in order, as far as they are there. */
  readonly answers: readonly Surrounding[];
  readonly isLoading: boolean;
  readonly error: CombinedError | null;
}

/** One question for each open entity, and one for the pairs among the last of them, which may be none's heaviest. */
function questionsOf(state: GraphState) {
  const { around, first, window, kind } = state;
  const common = { window, kinds: kind.length > 0 ? [...kind] : null, filter: articleFilter(state) };
  const among = around.slice(-MOST_AROUND);
  return [
    ...around.map((id) => ({ ...common, around: [id], first })),
    ...(among.length > 1 ? [{ ...common, around: among, first: among.length }] : []),
  ];
}

export function useSurroundings(state: GraphState): SurroundingsResult {
  const { around, first, window, kind, from, to, source } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the questions are made of
  const questions = useMemo(() => questionsOf(state), [around, first, window, kind, from, to, source]);
  const results = useQueries(Surroundings, questions);
  return useMemo(
    () => ({
      answers: results.flatMap((result) => result?.data?.graph ?? []),
      isLoading: results.some((result) => result === undefined),
      error: results.find((result) => result?.error)?.error ?? null,
    }),
    [results],
  );
}
