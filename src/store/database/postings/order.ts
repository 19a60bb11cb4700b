/** Orders what was counted, as far as it is read: most of it has low counts and is on no page. */

interface Range {
  /** The least count, from 1. */
  readonly minimum: number;
  /** From the lowest count to the highest. */
  readonly isBackward: boolean;
}

/** The places of ids by count, the highest first, those with the same count by id. Ids with the same count are sorted when the first of them is read. */
export function* descending(ids: Float64Array, counts: Int32Array, { minimum, isBackward }: Range): Generator<number> {
  const byCount = new Map<number, number[]>();
  for (let place = 0; place < ids.length; place++) {
    const count = counts[place] as number;
    if (count < minimum) continue;
    const places = byCount.get(count);
    if (places) places.push(place);
    else byCount.set(count, [place]);
  }
  const sign = isBackward ? -1 : 1;
  const order = (one: number, other: number): number => sign * ((ids[one] as number) - (ids[other] as number));
  for (const count of [...byCount.keys()].sort((one, other) => sign * (other - one))) {
    yield* (byCount.get(count) as number[]).sort(order);
  }
}
