/** Two periods to begin with: the months that hold the latest quarter of the articles, and those that hold the quarter before. */
export interface Span {
  /** Months, both included: "2005-03". '' for no bound. */
  readonly from: string;
  readonly to: string;
}

export interface Month {
  readonly month: string;
  readonly count: number;
}

const SHARE = 0.25;

/** The fewest of the last months that hold `least` articles, all of them where there are fewer. */
function latest(months: readonly Month[], least: number): readonly Month[] {
  let [begin, sum] = [months.length, 0];
  while (begin > 0 && sum < least) {
    begin -= 1;
    sum += months[begin]?.count ?? 0;
  }
  return months.slice(begin);
}

const spanOf = (months: readonly Month[]): Span => ({ from: months[0]?.month ?? '', to: months.at(-1)?.month ?? '' });

export interface Periods {
  readonly period: Span;
  readonly against: Span;
}

/** `months` in order, those without articles left out or not. Null when all articles are of one month, or none is dated. */
export function defaultPeriods(months: readonly Month[]): Periods | null {
  const least = months.reduce((sum, { count }) => sum + count, 0) * SHARE;
  const period = latest(months, least);
  const against = latest(months.slice(0, months.length - period.length), least);
  return against.length === 0 ? null : { period: spanOf(period), against: spanOf(against) };
}
