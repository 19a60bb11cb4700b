/** Entities by the beginning of one of their names, or by one that sounds like it: what every field that finds an entity offers. */
import type { CombinedError } from '@urql/core';
import type { FragmentOf } from 'gql.tada';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { EntityLinkFields } from './entity-link.tsx';
import type { Kind } from './kinds.ts';

/** What is known of an entity once it is picked. */
export const PickedFields = graphql(
  `
    fragment PickedFields on Entity {
      ...EntityLinkFields
      mentionCount
      articleCount
    }
  `,
  [EntityLinkFields],
);

const SuggestionFields = graphql(
  `
    fragment SuggestionFields on Suggestion {
      name
      entity {
        ...PickedFields
      }
    }
  `,
  [PickedFields],
);

const Suggestions = graphql(
  `
    query Suggestions($prefix: String!, $kinds: [Kind!]) {
      suggest(prefix: $prefix, kinds: $kinds, first: 8) {
        ...SuggestionFields
      }
    }
  `,
  [SuggestionFields],
);

export type PickedEntity = FragmentOf<typeof PickedFields>;
/** An entity, and the name of it that fits, which need not be the one to show. */
export type Suggestion = FragmentOf<typeof SuggestionFields>;

/** How long somebody stops typing before the server is asked, in milliseconds. */
const PAUSE_MS = 150;
/** The most characters that the server takes. */
const MOST = 200;

/** The value as it was when it last stayed the same for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export interface Suggested {
  /** The last answer, which may be to what was typed before; undefined until there is one. */
  readonly data: readonly Suggestion[] | undefined;
  readonly error: CombinedError | undefined;
  /** Whether it is the answer to what is typed now. */
  readonly isCurrent: boolean;
}

/** The server is asked once `typed` stays the same, and not for spaces alone. `kinds`: all by default. */
export function useSuggestions(typed: string, kinds?: readonly Kind[]): Suggested {
  const wanted = typed.trim().slice(0, MOST);
  const prefix = useSettled(wanted);
  const variables = { prefix, kinds: kinds ? [...kinds] : null };
  const [{ data, error, fetching, stale }] = useQuery({ query: Suggestions, variables, pause: prefix === '' });
  const isCurrent = prefix !== '' && prefix === wanted && !fetching && !stale;
  return { data: prefix === '' ? undefined : data?.suggest, error, isCurrent };
}
