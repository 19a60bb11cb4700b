/** The state of the view of trends, as it stands in the address. */
import { oneOf, someOf, text, type Update, type ValuesOf } from '../routing/params.ts';
import { KINDS } from '../shared/kinds.ts';
import { readDate } from '../shared/periods.ts';
import type { Periods, Span } from './default-periods.ts';

export const PARAMS = {
  /** The period; '' for both: what fits the articles. */
  from: text(),
  to: text(),
  /** What it is compared with. */
  againstFrom: text(),
  againstTo: text(),
  direction: oneOf(['BOTH', 'RISING', 'FALLING']),
  kind: someOf(KINDS),
  source: text(),
  /** Global id of the entity of which articles are open, and of which period. */
  of: text(),
  evidence: oneOf(['period', 'against']),
};

export type Values = ValuesOf<typeof PARAMS>;

export interface TrendsProps {
  readonly values: Values;
  readonly update: Update<typeof PARAMS>;
}

const spanOr = (from: string, to: string, byDefault: Span): Span => {
  const span = { from: readDate(from), to: readDate(to) };
  return span.from === '' && span.to === '' ? byDefault : span;
};

/** The periods of the address, and by default those that fit the articles. */
export const periodsOf = (values: Values, byDefault: Periods): Periods => ({
  period: spanOr(values.from, values.to, byDefault.period),
  against: spanOr(values.againstFrom, values.againstTo, byDefault.against),
});
