/** Finds quoted words in a sentence. */
import type { Unit } from './units.ts';

const QUOTE = /^["“”«»]$/;

export const isQuote = (unit: Unit | undefined): boolean => unit !== undefined && QUOTE.test(unit.surface);

/** Units `from` to `to` (exclusive), the quotation marks left out. */
export interface Quoted {
  readonly from: number;
  readonly to: number;
  /** Whether its opening, and its closing mark, stand in the sentence; a long quotation goes on over several. */
  readonly isOpened: boolean;
  readonly isClosed: boolean;
}

/** The quotations of a sentence, in order. */
export function readQuotes(units: readonly Unit[]): Quoted[] {
  const marks = units.flatMap((unit, i) => (isQuote(unit) ? [i] : []));
  const [first] = marks;
  const found: Quoted[] = [];
  let at = 0;
  if (first !== undefined && isClosing(units, first)) {
    found.push({ from: 0, to: first, isOpened: false, isClosed: true });
    at = 1;
  }
  for (; at < marks.length; at += 2) {
    const [open, close] = [marks[at] ?? 0, marks[at + 1]];
    found.push({ from: open + 1, to: close ?? units.length, isOpened: true, isClosed: close !== undefined });
  }
  return found.filter(({ from, to }) => to > from);
}

/** Whether the first mark of a sentence closes a quotation that an earlier one opened: it touches the word before it. */
function isClosing(units: readonly Unit[], at: number): boolean {
  const [before, mark] = [units[at - 1], units[at]];
  return /^[”»]$/.test(mark?.surface ?? '') || (mark?.surface === '"' && before?.end === mark.start);
}
