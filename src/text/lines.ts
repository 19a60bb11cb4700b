/** Finds the lines of a text and the paragraphs that they make. */
import type { Span } from '../model.ts';

const ENDS_SENTENCE = /[.!?:…。！？]["'”’»)\]]*$/u;
/** A line at least this wide may have been broken to fit a page. */
const WRAP_WIDTH = 50;

/** The lines of `text` that hold more than white space, trimmed, in order. */
function lines(text: string): Span[] {
  const found: Span[] = [];
  for (const { 0: line, index } of text.matchAll(/\S[^\n]*/g)) {
    found.push({ start: index, end: index + line.trimEnd().length });
  }
  return found;
}

/** Whether the line break between two lines of one block only fits the text to a width, so that its sentence goes on. */
export function isWrap(before: string, after: string): boolean {
  if (ENDS_SENTENCE.test(before)) return false;
  return before.length >= WRAP_WIDTH || /^\p{Ll}/u.test(after);
}

/** The paragraphs of a canonical text: blocks between blank lines, where one block has been wrapped; otherwise its lines. */
export function paragraphs(text: string): Span[] {
  return blocks(text).flatMap((block) => (isWrapped(text, block) ? joined(block) : block));
}

/** The lines of a text, those between two blank lines together. */
function blocks(text: string): Span[][] {
  const found: Span[][] = [];
  for (const line of lines(text)) {
    const last = found.at(-1)?.at(-1);
    if (last && text.slice(last.end, line.start).split('\n').length === 2) found.at(-1)?.push(line);
    else found.push([line]);
  }
  return found;
}

function isWrapped(text: string, block: readonly Span[]): boolean {
  return block.some((line, index) => {
    const next = block[index + 1];
    return next !== undefined && isWrap(text.slice(line.start, line.end), text.slice(next.start, next.end));
  });
}

function joined(block: readonly Span[]): Span[] {
  const first = block[0];
  const last = block.at(-1);
  return first && last ? [{ start: first.start, end: last.end }] : [];
}
