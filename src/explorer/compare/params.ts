/** The state of the comparison, as it stands in the address. */
import { flag, oneOf, strings, text, type Update, type ValuesOf } from '../routing/params.ts';

/** More cannot be told apart, and each pair of them makes the search for articles that they share costlier. */
export const MOST_ENTITIES = 8;

export const PARAMS = {
  /** Global ids of the entities. */
  e: strings,
  /** '': what fits the stretch of time. */
  interval: oneOf(['', 'DAY', 'WEEK', 'MONTH', 'YEAR']),
  from: text(),
  to: text(),
  /** The bar that is open: global id of its entity, and the first day of its period. */
  of: text(),
  at: text(),
  table: flag,
};

export type Values = ValuesOf<typeof PARAMS>;

export interface PartProps {
  readonly values: Values;
  readonly update: Update<typeof PARAMS>;
}

/** The first entities of the address, each once. */
export const chosenIds = ({ e }: Values): readonly string[] => [...new Set(e)].slice(0, MOST_ENTITIES);
