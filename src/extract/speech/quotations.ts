/** Finds the quotations of an article, which may extend over several sentences, and their parts in each sentence. */
import type { Span } from '../../model.ts';
import { countBelow } from '../../text/binary-search.ts';
import type { Chunk, ChunkedSentence } from './chunks.ts';

const DOUBLE = /^["“”„«»]$/;
const SINGLE = /^['‘’]$/;
const OPENING = /^[“„«‘]$/;
const CLOSING = /^[”»]$/;
/** What a single quotation mark stands behind when it opens a quotation and is no apostrophe, and when it closes one within a sentence. */
const BEFORE_SINGLE = /^[:,]$/;
const isMark = (chunk: Chunk | undefined): boolean => /^[.,!?…]$/.test(chunk?.surface ?? '');

export const isQuotationMark = (chunk: Chunk | undefined): boolean => chunk !== undefined && DOUBLE.test(chunk.surface);

/** The part of a quotation in a sentence: chunks `from` to `to` (exclusive), without the quotation marks. */
export interface Quotation {
  readonly from: number;
  readonly to: number;
  /** Whether its opening and closing marks are in the sentence. */
  readonly isOpened: boolean;
  readonly isClosed: boolean;
  /** All of it, in this sentence and others, without a comma at its end. */
  readonly whole: Span;
}

/** The quotations of a sentence, found by the chunks at their edges. */
export interface Quotations {
  /** Whether any of its words are quoted. */
  readonly hasQuotations: boolean;
  readonly isQuoted: (at: number) => boolean;
  /** The quotation whose first chunk is `from`, with an opening mark before it. */
  readonly openedAt: (from: number) => Quotation | undefined;
  /** The quotation that ends before chunk `to`, with a closing mark there. */
  readonly closedAt: (to: number) => Quotation | undefined;
  /** Whether every quotation that begins before chunk `to` is closed before it. */
  readonly isWholeBefore: (to: number) => boolean;
}

/** A chunk of a sentence. */
interface Place {
  readonly sentence: number;
  readonly at: number;
}

interface Found {
  readonly open: Place;
  /** The closing mark; null for a quotation that nothing closes, which ends with the sentence before `end`. */
  readonly close: Place | null;
  readonly end: number;
}

/** The quotations in each sentence. */
export function readQuotations(sentences: readonly ChunkedSentence[]): Quotations[] {
  const parts: Quotation[][] = sentences.map(() => []);
  for (const found of findQuotations(sentences)) {
    const { open, close, end } = found;
    const last = close?.sentence ?? end - 1;
    const whole = wholeOf(sentences, found, last);
    for (let i = open.sentence; i <= last; i++) {
      const isOpened = i === open.sentence;
      const isClosed = close !== null && i === last;
      const from = isOpened ? open.at + 1 : 0;
      const to = isClosed ? close.at : (sentences[i]?.chunks.length ?? 0);
      if (to > from) parts[i]?.push({ from, to, isOpened, isClosed, whole });
    }
  }
  return sentences.map(({ chunks }, i) => toQuotations(chunks, parts[i] ?? []));
}

/** The words between the marks, without a comma at the end. */
function wholeOf(sentences: readonly ChunkedSentence[], { open, close }: Found, last: number): Span {
  const first = sentences[open.sentence]?.chunks[open.at + 1] ?? sentences[open.sentence + 1]?.chunks[0];
  const ending = sentences[last]?.chunks ?? [];
  const at = close === null ? ending.length - 1 : close.at - 1;
  const before = at < 0 ? sentences[last - 1]?.chunks.at(-1) : ending[ending[at]?.surface === ',' ? at - 1 : at];
  const start = first?.start ?? 0;
  return { start, end: Math.max(start, before?.end ?? start) };
}

function toQuotations(chunks: readonly Chunk[], found: readonly Quotation[]): Quotations {
  const quoted = new Uint8Array(chunks.length);
  for (const { from, to } of found) quoted.fill(1, from, to);
  const opened = new Map(found.filter(({ isOpened }) => isOpened).map((one) => [one.from, one]));
  const closed = new Map(found.filter(({ isClosed }) => isClosed).map((one) => [one.to, one]));
  const starts = found.map(({ from }) => from);
  const cut = found.find(({ isOpened, isClosed }) => !isOpened || !isClosed)?.from ?? Infinity;
  return {
    hasQuotations: found.length > 0,
    isQuoted: (at) => quoted[at] === 1,
    openedAt: (from) => opened.get(from),
    closedAt: (to) => closed.get(to),
    isWholeBefore: (to) => to <= cut && (found[countBelow(starts, to) - 1]?.to ?? -1) < to,
  };
}

/** A quotation mark; `opens` is null when its shape and the words that it touches do not tell. */
interface Mark extends Place {
  readonly opens: boolean | null;
}

/** The most sentences of one quotation. */
const MAX_SENTENCES = 30;

/**
 * Pairs the marks of an article. A quotation within another one is part of it. One that goes on in the next passage is closed there, or
 * ends with its passage when the next one begins with an opening mark again; without either it is as long as its sentence.
 */
function findQuotations(sentences: readonly ChunkedSentence[]): Found[] {
  const found: Found[] = [];
  const marks = readMarks(sentences);
  const passageOf = (at: number): number => sentences[at]?.passage ?? -1;
  let open: Mark | null = null;
  let depth = 0;
  const finish = (close: Place | null, end: number): void => {
    if (open) found.push({ open, close, end });
    open = null;
    depth = 0;
  };
  for (const mark of marks) {
    const started: Mark | null = open;
    const opens: boolean = mark.opens ?? depth === 0;
    if (started !== null && (opens ? mark.at === 0 : mark.sentence - started.sentence > MAX_SENTENCES)) {
      // A mark that opens a sentence within a quotation begins the next paragraph of it: the one before lacks its mark.
      const isNext = opens && mark.sentence - started.sentence <= MAX_SENTENCES;
      finish(null, isNext ? endOfPassage(sentences, started.sentence, mark.sentence) : started.sentence + 1);
    } else if (started !== null && opens && passageOf(started.sentence) !== passageOf(mark.sentence)) {
      finish(null, started.sentence + 1);
    }
    if (opens) {
      open ??= mark;
      depth++;
    } else if (depth > 0 && --depth === 0) finish(mark, mark.sentence);
  }
  if (open !== null) finish(null, (open as Mark).sentence + 1);
  return found;
}

/** The end of the passage of a sentence, or `most` when that comes first. */
function endOfPassage(sentences: readonly ChunkedSentence[], at: number, most: number): number {
  let end = at + 1;
  while (end < most && sentences[end]?.passage === sentences[at]?.passage) end++;
  return end;
}

function readMarks(sentences: readonly ChunkedSentence[]): Mark[] {
  const singles = singleMarks(sentences);
  return sentences.flatMap(({ chunks }, sentence) =>
    chunks.flatMap((chunk, at): Mark[] => {
      const single = singles.get(chunk.start);
      if (single !== undefined) return [{ sentence, at, opens: single }];
      return DOUBLE.test(chunk.surface) ? [{ sentence, at, opens: doesOpen(chunks, at) }] : [];
    }),
  );
}

/** Whether a double mark opens a quotation, by its shape, then by the words that it touches; null when these do not tell. */
function doesOpen(chunks: readonly Chunk[], at: number): boolean | null {
  const [before, mark, after] = [chunks[at - 1], chunks[at] as Chunk, chunks[at + 1]];
  if (OPENING.test(mark.surface)) return true;
  if (CLOSING.test(mark.surface)) return false;
  const touchesBefore = before?.end === mark.start;
  const touchesAfter = after?.start === mark.end;
  if (touchesBefore !== touchesAfter) return touchesAfter;
  if (!touchesBefore) return null;
  if (/^[([—–-]$/.test(before?.surface ?? '')) return true;
  return /^[)\].,;:!?"'”’—–-]$/.test(after?.surface ?? '') ? false : null;
}

/** Single marks that are pairs of quotation marks and no apostrophes, by offset: true for those that open. */
function singleMarks(sentences: readonly ChunkedSentence[]): Map<number, boolean> {
  const pairs = new Map<number, boolean>();
  let open: number | null = null;
  for (const { chunks } of sentences) {
    for (const [at, mark] of chunks.entries()) {
      if (!SINGLE.test(mark.surface)) continue;
      const [before, after] = [chunks[at - 1], chunks[at + 1]];
      const touchesBefore = before?.end === mark.start;
      const touchesAfter = after?.start === mark.end;
      const isFirst = before === undefined || BEFORE_SINGLE.test(before.surface);
      if (touchesAfter && !touchesBefore && isFirst) open = mark.start;
      else if (open !== null && touchesBefore && !touchesAfter && (after === undefined || isMark(before))) {
        pairs.set(open, true).set(mark.start, false);
        open = null;
      }
    }
  }
  return pairs;
}
