/** Asks for the surroundings of every open entity, and for what stands between them. */
import type { CombinedError } from '@urql/core';
import type { ResultOf } from 'gql.tada';
import { useMemo } from 'react';
import { graphql } from '../../graphql/graphql.ts';
import { type GraphState, MOST_OPEN } from '../params.ts';
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
  readonly asked: number;
  /** How many of the questions have an answer or an error. */
  readonly done: number;
  readonly failed: number;
  /** Of the first that failed. */
  readonly error: CombinedError | null;
  /** Asks again what failed. */
  readonly retry: () => void;
}

/** One question for each open entity, and one for the pairs among the last of them, which may be none's heaviest. */
function questionsOf(state: GraphState) {
  const { first, window, kind } = state;
  const around = state.around.slice(0, MOST_OPEN);
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
  const [results, retry] = useQueries(Surroundings, questions);
  return useMemo(() => {
    const there = results.filter((result) => result !== undefined);
    const errors = there.flatMap(({ error }) => error ?? []);
    return {
      answers: there.flatMap(({ data }) => data?.graph ?? []),
      asked: results.length,
      done: there.length,
      failed: errors.length,
      error: errors[0] ?? null,
      retry,
    };
  }, [results, retry]);
}
