/** Groups the lines of a text into paragraphs. */
import type { Span } from '../model.ts';

const ENDS_SENTENCE = /[.!?:…。！？]["'”’»)\]]*$/u;
/** A line of at least this length may have been wrapped. */
const WRAP_WIDTH = 50;

/** The paragraphs of a canonical text: each block between blank lines if its lines are wrapped, otherwise each line. */
export function paragraphs(text: string): Span[] {
  return blocks(text).flatMap((block) => (isWrapped(text, block) ? join(block) : block));
}

/** Whether the line break between two lines of a block is a soft wrap, so that the sentence continues. */
export function isWrap(before: string, after: string): boolean {
  if (ENDS_SENTENCE.test(before)) return false;
  return before.length >= WRAP_WIDTH || /^\p{Ll}/u.test(after);
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

function isWrapped(text: string, block: readonly Span[]): boolean {
  return block.some((line, index) => {
    const next = block[index + 1];
    return next !== undefined && isWrap(text.slice(line.start, line.end), text.slice(next.start, next.end));
  });
}

function join(block: readonly Span[]): Span[] {
  const first = block[0];
  const last = block.at(-1);
  return first && last ? [{ start: first.start, end: last.end }] : [];
}
