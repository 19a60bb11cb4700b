/** The state of the view in the address. */
import { flag, formatParams, oneOf, someOf, text, useParams } from '../routing/params.ts';
import { KINDS } from '../shared/kinds.ts';

export const PARAMS = {
  /** A place to show, as "start-end" in UTF-16 code units: how other views link to evidence. */
  at: text(),
  /** Kinds of names that are not marked. */
  hide: someOf(KINDS),
  /** Marks names that were rejected too. */
  rejected: flag,
  /** Leaves the labels of names out. */
  plain: flag,
  as: oneOf(['corrected', 'seeds']),
};

export const useArticleParams = () => useParams(PARAMS);

/** Makes the address of a place in the article, other things staying as they are. */
export function usePlaceHref(): (span: { readonly start: number; readonly end: number }) => string {
  const [values] = useArticleParams();
  return ({ start, end }) => formatParams(PARAMS, { ...values, at: `${start}-${end}` });
}
