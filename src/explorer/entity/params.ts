/** The state of the entity view, as it stands in the address. */
import { flag, oneOf, someOf, text, type Update, type ValuesOf } from '../routing/params.ts';
import { KINDS } from '../shared/kinds.ts';
import { datesWithin, type Interval, intervalFor, readDate } from '../shared/periods.ts';

export const TABS = ['articles', 'neighbours', 'says', 'about', 'roles', 'map', 'changes'] as const;

export const PARAMS = {
  tab: oneOf(TABS),
  /** '': what fits the stretch of time. */
  interval: oneOf(['', 'DAY', 'WEEK', 'MONTH', 'YEAR']),
  /** The period, from and to a year, month or day. */
  from: text(),
  to: text(),
  order: oneOf(['SALIENCE', 'PUBLISHED_AT']),
  window: oneOf(['SENTENCE', 'ARTICLE']),
  /** Kinds of neighbours. */
  kind: someOf(KINDS),
  /** Global id of the neighbour of which the evidence is open, and which evidence. */
  with: text(),
  evidence: oneOf(['sentences', 'articles']),
  /** Keys of whom statements are made to, and whom they mention. */
  addressee: text(),
  topic: text(),
  /** The wording of the roles to show. */
  role: text(),
  world: flag,
};

export type Values = ValuesOf<typeof PARAMS>;

/** What every part of the view gets. */
export interface PartProps {
  readonly entity: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly firstSeen: string | null;
    readonly lastSeen: string | null;
  };
  readonly values: Values;
  readonly update: Update<typeof PARAMS>;
}

/** The articles of the period; an empty filter when none is chosen. */
export function periodFilter({ from, to }: Values) {
  const publishedAt = datesWithin(readDate(from), readDate(to));
  return publishedAt === null ? {} : { publishedAt };
}

/** How finely its timeline is cut. */
export const intervalOf = ({ firstSeen, lastSeen }: PartProps['entity'], { interval }: Values): Interval =>
  interval === '' ? intervalFor(firstSeen, lastSeen) : interval;
