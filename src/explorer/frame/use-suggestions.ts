/** Names that begin as typed, or sound like it. */
import type { FragmentOf } from 'gql.tada';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';

const SuggestionFields = graphql(`
  fragment SuggestionFields on Suggestion {
    name
    matchedBy
    entity {
      id
      key
      kind
      name
    }
  }
`);

const Suggest = graphql(
  `
    query Suggest($prefix: String!) {
      suggest(prefix: $prefix, first: 8) {
        ...SuggestionFields
      }
    }
  `,
  [SuggestionFields],
);

export type Suggestion = FragmentOf<typeof SuggestionFields>;

/** How long somebody stops typing before the server is asked, in milliseconds. */
const PAUSE_MS = 150;
const LEAST_LETTERS = 2;

/** The value as it was when it last stayed the same for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Empty for less than two letters, and while `typed` is still changing. */
export function useSuggestions(typed: string): readonly Suggestion[] {
  const prefix = useSettled(typed.trim());
  const pause = prefix.length < LEAST_LETTERS;
  const [{ data, stale, fetching }] = useQuery({ query: Suggest, variables: { prefix }, pause });
  return pause || stale || fetching || prefix !== typed.trim() ? [] : (data?.suggest ?? []);
}
