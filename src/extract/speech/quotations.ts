/** Finds quoted words in a sentence. */
import type { Chunk } from './chunks.ts';

const QUOTE = /^["“”«»]$/;

export const isQuotationMark = (chunk: Chunk | undefined): boolean => chunk !== undefined && QUOTE.test(chunk.surface);

/** Units `from` to `to` (exclusive), the quotation marks left out. */
export interface Quotation {
  readonly from: number;
  readonly to: number;
  /** Whether its opening, and its closing mark, stand in the sentence; a long quotation goes on over several. */
  readonly isOpened: boolean;
  readonly isClosed: boolean;
}

/** The quotations of a sentence, in order. */
export function readQuotations(chunks: readonly Chunk[]): Quotation[] {
  const marks = chunks.flatMap((chunk, i) => (isQuotationMark(chunk) ? [i] : []));
  const [first] = marks;
  const found: Quotation[] = [];
  let at = 0;
  if (first !== undefined && isClosing(chunks, first)) {
    found.push({ from: 0, to: first, isOpened: false, isClosed: true });
    at = 1;
  }
  for (; at < marks.length; at += 2) {
    const [open, close] = [marks[at] ?? 0, marks[at + 1]];
    found.push({ from: open + 1, to: close ?? chunks.length, isOpened: true, isClosed: close !== undefined });
  }
  return found.filter(({ from, to }) => to > from);
}

/** Whether the first mark of a sentence closes a quotation that an earlier one opened: it touches the word before it. */
function isClosing(chunks: readonly Chunk[], at: number): boolean {
  const [before, mark] = [chunks[at - 1], chunks[at]];
  return /^[”»]$/.test(mark?.surface ?? '') || (mark?.surface === '"' && before?.end === mark.start);
}
