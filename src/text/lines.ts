/** Groups the lines of a text into paragraphs. */
import type { Span } from '../model.ts';
import { creditOrCaption } from './credits.ts';
import { isByline } from './passage-patterns.ts';

const ENDS_SENTENCE = /[.!?:…。！？]["'”’»)\]]*$/u;
const HAS_SENTENCE_END = /[.!?…]["'”’»)\]]*\s+["'“‘«([]*\p{Lu}/u;
/** A comma or a word that no line of its own ends with. */
const ENDS_UNFINISHED =
  /(?:,|(?<![\p{L}\p{M}\p{N}'’-])(?:a|an|and|as|at|but|by|for|from|in|into|its|of|on|or|than|that|the|their|to|was|were|who|with))$/iu;
const IS_ITEM = /^(?:[-*•·▪–—]|\(?\d{1,3}[.)]) /u;
/** A line of at least this length may have been wrapped. */
const WRAP_WIDTH = 50;
/** Wrapping fills lines: the first word of the next line would have made a wrapped line longer than this part of its neighbours. */
const FILLED = 0.85;

/** The paragraphs of a canonical text: the lines between blank lines, joined where they are wrapped. */
export function paragraphs(text: string): Span[] {
  return blocks(text).flatMap((block) => joinWrapped(toLines(text, block)));
}

interface Line extends Span {
  readonly text: string;
}

/** The lines of a text, grouped between blank lines. */
function blocks(text: string): Span[][] {
  const found: Span[][] = [];
  for (const line of lines(text)) {
    const last = found.at(-1)?.at(-1);
    if (last && text.slice(last.end, line.start).split('\n').length === 2) found.at(-1)?.push(line);
    else found.push([line]);
  }
  return found;
}

/** The lines that are not blank, trimmed. */
function lines(text: string): Span[] {
  const found: Span[] = [];
  for (const { 0: line, index } of text.matchAll(/\S[^\n]*/g)) {
    found.push({ start: index, end: index + line.trimEnd().length });
  }
  return found;
}

const toLines = (text: string, block: readonly Span[]): Line[] =>
  block.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));

/** Two lines of a block, and the length of the longest line of these and the one before. */
interface Break {
  readonly before: string;
  readonly after: string;
  readonly width: number;
}

function breakAfter(block: readonly Line[], index: number): Break {
  const [previous, before, after] = [index - 1, index, index + 1].map((at) => block[at]?.text ?? '');
  const width = Math.max(...[previous, before, after].map((line = '') => line.length));
  return { before: before ?? '', after: after ?? '', width };
}

/** Whether the line before has room for the first word after. */
const hasRoom = ({ before, after, width }: Break): boolean =>
  before.length + 1 + after.search(/\s|$/) <= FILLED * width;

/** Whether a sentence certainly runs over the break. */
const isInSentence = ({ before, after }: Break): boolean =>
  !ENDS_SENTENCE.test(before) && (/^\p{Ll}/u.test(after) || ENDS_UNFINISHED.test(before));

/** Whether the break alone shows that the line is wrapped. */
function isPlainWrap(between: Break): boolean {
  const { before } = between;
  return isInSentence(between) || (!ENDS_SENTENCE.test(before) && before.length >= WRAP_WIDTH && !hasRoom(between));
}

/** Whether the lines of a wrapped block belong to one paragraph. `isFresh`: the line before continues no sentence. */
function belongTogether(between: Break, isFresh: boolean): boolean {
  const { before, after } = between;
  if (IS_ITEM.test(after) || creditOrCaption(after) !== null || isByline(after)) return false;
  if (/[.)\]]$/.test(before) && creditOrCaption(before) !== null) return isInSentence(between);
  if (isPlainWrap(between) || !hasRoom(between)) return true;
  return !ENDS_SENTENCE.test(before) && !(isFresh && !HAS_SENTENCE_END.test(before));
}

/**
 * The paragraphs of a block. One line that is plainly wrapped shows that all may be, whatever the length of each; a paragraph then
 * ends at a line that has room for the next word, if that line ends a sentence or stands alone, as a heading does.
 */
function joinWrapped(block: readonly Line[]): Span[] {
  const breaks = block.slice(1).map((_, index) => breakAfter(block, index));
  const isWrapped = breaks.some((between) => isPlainWrap(between) && !IS_ITEM.test(between.after));
  const found: { start: number; end: number }[] = [];
  let isFresh = true;
  for (const [index, { start, end }] of block.entries()) {
    const between = breaks[index - 1];
    const last = found.at(-1);
    const isJoined: boolean = isWrapped && between !== undefined && belongTogether(between, isFresh);
    isFresh = !isJoined || (between !== undefined && ENDS_SENTENCE.test(between.before));
    if (last && isJoined) last.end = end;
    else found.push({ start, end });
  }
  return found;
}
