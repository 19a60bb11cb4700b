/** Maps probabilities of the model to calibrated scores. */

/**
 * Points of a piecewise linear function by ascending `probability`: the model's probability, and the share of names that were
 * right.
 */
export interface Calibration {
  readonly probability: readonly number[];
  readonly right: readonly number[];
}

/** The calibrated score of a probability, 0 to 1. */
export function calibrate(probability: number, { probability: known, right }: Calibration): number {
  const above = known.findIndex((point) => point >= probability);
  if (above < 0) return right.at(-1) ?? probability;
  const [high, highRight] = [known[above] ?? 1, right[above] ?? 1];
  const [low, lowRight] = [known[above - 1] ?? 0, right[above - 1] ?? 0];
  return lowRight + ((highRight - lowRight) * (probability - low)) / (high - low);
}
