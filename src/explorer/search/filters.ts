/** Turns the state of the search into filters of the schema, joined with `and` as its facets count them. */
import type { graphql } from '../graphql/graphql.ts';
import type { Kind } from '../shared/kinds.ts';
import type { SearchState } from './params.ts';

export type ArticleFilter = ReturnType<typeof graphql.scalar<'ArticleFilter'>>;
export type SearchFilter = ReturnType<typeof graphql.scalar<'SearchFilter'>>;

/** What is read from the address by people may be no date: such bounds are left out. */
const isPartialDate = (value: string): boolean => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value);

function articleConditions({ source, from, to }: SearchState): ArticleFilter[] {
  return [
    ...(source.length > 0 ? [{ source: { in: [...source] } }] : []),
    ...(isPartialDate(from) ? [{ publishedAt: { gte: from } }] : []),
    ...(isPartialDate(to) ? [{ publishedAt: { lte: to } }] : []),
  ];
}

export const ofKind = (kind: Kind): SearchFilter => ({ entity: { kind: { eq: kind } } });

/** For `search`. */
export function searchFilter(state: SearchState): SearchFilter {
  return {
    and: [
      ...articleConditions(state).map((article) => ({ article })),
      ...state.entity.map((key) => ({ entity: { key: { eq: key } } })),
      ...state.kind.map(ofKind),
    ],
  };
}

/** For `articles`. Takes the global ids of the chosen entities. */
export function articleFilter(state: SearchState, entityIds: readonly string[]): ArticleFilter {
  return {
    and: [
      ...articleConditions(state),
      ...(entityIds.length > 0 ? [{ entities: { all: [...entityIds] } }] : []),
      ...state.kind.map((kind) => ({ mentions: { kind: { eq: kind } } })),
    ],
  };
}
