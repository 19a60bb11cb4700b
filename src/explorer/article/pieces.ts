/** Cuts a row where marks begin and end, so that names that overlap or stand within each other can be drawn one within the other. */
import type { NameMark } from './marks.ts';
import type { Row, Stretch } from './rows.ts';

export interface Piece {
  readonly start: number;
  readonly end: number;
  /** The names it belongs to, outermost first. */
  readonly names: readonly NameMark[];
  /** The name whose button it is: the first piece of which that is the innermost. */
  readonly buttonOf: NameMark | null;
}

const outermostFirst = (one: Stretch, other: Stretch): number => one.start - other.start || other.end - one.end;

/** Every place of the row at which something begins or ends, in order. */
function cutsOf({ start, end }: Row, stretches: readonly Stretch[]): number[] {
  const within = stretches.flatMap((each) => [each.start, each.end]).filter((place) => place > start && place < end);
  return [...new Set([start, ...within, end])].sort((one, other) => one - other);
}

/** `others` are stretches without a button at which the row is cut too. */
export function piecesOf(row: Row, marks: readonly NameMark[], others: readonly Stretch[]): Piece[] {
  const sorted = [...marks].sort(outermostFirst);
  const cuts = cutsOf(row, [...sorted, ...others]);
  const withButton = new Set<NameMark>();
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? row.end;
    const names = sorted.filter((mark) => mark.start < end && mark.end > start);
    const innermost = names.at(-1);
    const isFirst = innermost !== undefined && innermost.start >= row.start && !withButton.has(innermost);
    if (isFirst) withButton.add(innermost);
    return { start, end, names, buttonOf: isFirst ? innermost : null };
  });
}

/** How many names stand within each name, one within the other: their lines are drawn below each other. */
export function levelsOf(pieces: readonly Piece[]): ReadonlyMap<NameMark, number> {
  const levels = new Map<NameMark, number>();
  for (const { names } of pieces) {
    for (const [index, name] of names.entries()) {
      levels.set(name, Math.max(levels.get(name) ?? 0, names.length - 1 - index));
    }
  }
  return levels;
}
