/** Orders what was counted, as far as it is read: most of it has low counts and is on no page. */

interface Range {
  /** The least count, from 1. */
  readonly minimum: number;
  /** From the lowest count to the highest. */
  readonly isBackward: boolean;
}

/** Places by what they are ordered by. */
export type Groups = ReadonlyMap<number, number[]>;

/** The places of ids in groups, the highest group first, those of one group by id. Those are sorted when the first of them is read. */
export function* inOrder(groups: Groups, ids: Float64Array, isBackward: boolean): Generator<number> {
  const sign = isBackward ? -1 : 1;
  const byId = (one: number, other: number): number => sign * ((ids[one] as number) - (ids[other] as number));
  for (const by of [...groups.keys()].sort((one, other) => sign * (other - one))) {
    yield* (groups.get(by) as number[]).sort(byId);
  }
}

/** The places of ids by count, the highest first, those with the same count by id. */
export function descending(ids: Float64Array, counts: Int32Array, { minimum, isBackward }: Range): Generator<number> {
  const byCount = new Map<number, number[]>();
  for (let place = 0; place < ids.length; place++) {
    const count = counts[place] as number;
    if (count < minimum) continue;
    const places = byCount.get(count);
    if (places) places.push(place);
    else byCount.set(count, [place]);
  }
  return inOrder(byCount, ids, isBackward);
}

/** Counts in both windows, by number. */
interface WindowCounts {
  readonly articles: Int32Array;
  readonly sentences: Int32Array;
}

/** What a list of counts is ordered by. */
export const countsBy = ({ articles, sentences }: WindowCounts, window: unknown): Int32Array =>
  window === 'SENTENCE' ? sentences : articles;
