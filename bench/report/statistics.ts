/** Median and slope of measurements. */

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;

/** The slope of the regression line, by least squares. */
export function slope(points: readonly Point[]): number {
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const shared = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  return shared / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
}
