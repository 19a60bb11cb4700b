/** Maps what the model holds probable to how often it is right. */

/** Points of a line that rises from nothing, by ascending `probability`: what the model says, and the share of such names that were right. */
export interface Calibration {
  readonly probability: readonly number[];
  readonly right: readonly number[];
}

/** The share of names right that the model gives this probability, between 0 and 1. */
export function calibrate(probability: number, { probability: known, right }: Calibration): number {
  const above = known.findIndex((point) => point >= probability);
  if (above < 0) return right.at(-1) ?? probability;
  const [high, highRight] = [known[above] ?? 1, right[above] ?? 1];
  const [low, lowRight] = [known[above - 1] ?? 0, right[above - 1] ?? 0];
  return lowRight + ((highRight - lowRight) * (probability - low)) / (high - low);
}
