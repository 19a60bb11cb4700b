/** The sentences that mention both of two entities. */
import { useMemo } from 'react';
import { graphql } from '../../graphql/graphql.ts';
import { PagedList } from '../../shared/paged-list.tsx';
import { SentenceFields, SentenceItem, SentenceNames } from '../../shared/sentence-item.tsx';
import { articleFilter } from '../data/filter.ts';
import type { GraphState } from '../params.ts';

const SharedSentences = graphql(
  `
    query SharedSentences($one: ID!, $other: ID!, $filter: ArticleFilter, $after: String) {
      entity(id: $one) {
        evidence(with: $other, window: SENTENCE, filter: $filter, first: 20, after: $after) {
          edges {
            node {
              ...SentenceFields
              ...SentenceNames
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [SentenceFields, SentenceNames],
);

interface Props {
  readonly ends: readonly [string, string];
  readonly state: GraphState;
}

export function SharedSentenceList({ ends, state }: Props) {
  const [one, other] = ends;
  const { from, to, source } = state;
  const variables = useMemo(
    () => ({ one, other, filter: articleFilter({ from, to, source }) }),
    [one, other, from, to, source],
  );
  return (
    <PagedList
      query={SharedSentences}
      variables={variables}
      connectionOf={({ entity }) => entity?.evidence}
      row={({ node }) => (
        <li key={node.id}>
          <SentenceItem
            sentence={node}
            marks={node.mentions.filter(({ entity }) => entity && ends.includes(entity.id))}
          />
        </li>
      )}
      empty={<p>No sentence names both in these articles.</p>}
    />
  );
}
