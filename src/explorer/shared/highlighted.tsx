/** A slice of text with spans marked. All of it is text nodes: nothing in it is ever read as mark-up. */
import { Fragment, type ReactNode } from 'react';

export interface Mark {
  /** Half-open, in UTF-16 code units of the text that `offset` counts in. */
  readonly start: number;
  readonly end: number;
}

interface Props<M extends Mark> {
  readonly text: string;
  /** In any order. Of marks that overlap the first one counts. */
  readonly marks: readonly M[];
  /** Where `text` begins in the text that the marks count in. Default: 0. */
  readonly offset?: number;
  /** Renders the words of a mark. Default: `<mark>`. */
  readonly render?: (words: string, mark: M) => ReactNode;
}

/** The marks within the slice, in order, without those that begin inside another. */
function apart<M extends Mark>(marks: readonly M[], [from, to]: readonly [number, number]): M[] {
  const kept: M[] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (mark.start >= (kept.at(-1)?.end ?? from) && mark.end <= to && mark.end > mark.start) kept.push(mark);
  }
  return kept;
}

export function Highlighted<M extends Mark>({ text, marks, offset = 0, render }: Props<M>) {
  const kept = apart(marks, [offset, offset + text.length]);
  const slice = (start: number, end?: number) => text.slice(start - offset, end === undefined ? end : end - offset);
  return (
    <span className="text" dir="auto">
      {kept.map((mark, index) => (
        <Fragment key={mark.start}>
          {slice(kept[index - 1]?.end ?? offset, mark.start)}
          {render?.(slice(mark.start, mark.end), mark) ?? <mark>{slice(mark.start, mark.end)}</mark>}
        </Fragment>
      ))}
      {slice(kept.at(-1)?.end ?? offset)}
    </span>
  );
}
