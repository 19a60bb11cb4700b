/** Finds the quotations of a sentence. */
import type { Chunk } from './chunks.ts';

const QUOTATION_MARK = /^["“”«»]$/;

export const isQuotationMark = (chunk: Chunk | undefined): boolean =>
  chunk !== undefined && QUOTATION_MARK.test(chunk.surface);

/** Chunks `from` to `to` (exclusive), without the quotation marks. */
export interface Quotation {
  readonly from: number;
  readonly to: number;
  /** Whether its opening and closing marks are in the sentence; a quotation may extend over several sentences. */
  readonly isOpened: boolean;
  readonly isClosed: boolean;
}

/** The quotations of a sentence, found by the chunks at their edges. */
export interface Quotations {
  readonly isEmpty: boolean;
  readonly isQuoted: (at: number) => boolean;
  /** The quotation whose first chunk is `from`, with an opening mark before it. */
  readonly openedAt: (from: number) => Quotation | undefined;
  /** The quotation that ends before chunk `to`, with a closing mark there. */
  readonly closedAt: (to: number) => Quotation | undefined;
}

export function readQuotations(chunks: readonly Chunk[]): Quotations {
  const found = findQuotations(chunks);
  const quoted = new Uint8Array(chunks.length);
  for (const { from, to } of found) quoted.fill(1, from, to);
  const opened = new Map(found.filter(({ isOpened }) => isOpened).map((one) => [one.from, one]));
  const closed = new Map(found.filter(({ isClosed }) => isClosed).map((one) => [one.to, one]));
  return {
    isEmpty: found.length === 0,
    isQuoted: (at) => quoted[at] === 1,
    openedAt: (from) => opened.get(from),
    closedAt: (to) => closed.get(to),
  };
}

function findQuotations(chunks: readonly Chunk[]): Quotation[] {
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

/** Whether the first mark of a sentence closes a quotation from an earlier sentence: it touches the word before it. */
function isClosing(chunks: readonly Chunk[], at: number): boolean {
  const [before, mark] = [chunks[at - 1], chunks[at]];
  return /^[”»]$/.test(mark?.surface ?? '') || (mark?.surface === '"' && before?.end === mark.start);
}
