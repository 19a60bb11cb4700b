/** The state of the search in the address, and links that change a part of it. */
import { formatParams, oneOf, someOf, strings, text, type Update, type ValuesOf } from '../routing/params.ts';
import { KINDS } from '../shared/kinds.ts';

export const SEARCH_PARAMS = {
  /** The words; '' shows the latest articles. */
  q: text(),
  /** What to list. */
  in: oneOf(['ARTICLE', 'ENTITY', 'MENTION']),
  kind: someOf(KINDS),
  source: strings,
  /** Keys of entities, all of which must be there. */
  entity: strings,
  /** Years or months, '' for no bound: "2005", "2005-03". */
  from: text(),
  to: text(),
  order: oneOf(['BEST', 'NEWEST', 'OLDEST']),
};

export type SearchState = ValuesOf<typeof SEARCH_PARAMS>;

export const searchHref = (state: SearchState, patch: Partial<SearchState>): string =>
  `/${formatParams(SEARCH_PARAMS, { ...state, ...patch })}`;

/** A list with a value added. */
export const including = <Value>(list: readonly Value[], value: Value): readonly Value[] => [
  ...list.filter((each) => each !== value),
  value,
];

export const excluding = <Value>(list: readonly Value[], value: Value): readonly Value[] =>
  list.filter((each) => each !== value);

export interface SearchViewProps {
  readonly state: SearchState;
  readonly update: Update<typeof SEARCH_PARAMS>;
}
