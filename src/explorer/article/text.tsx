/** The text of an article. Only the rows near the viewport are in the page, so that its size does not matter. */
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Annotations } from './annotations.ts';
import type { NameMark } from './marks.ts';
import { notesOf } from './notes.tsx';
import { TextRow } from './row.tsx';
import { byRow, type Row, rowAt, type Stretch } from './rows.ts';

/** Up to so many rows are all in the page, so that the browser finds words in them. */
const FEW_ROWS = 200;
/** Rows before and after the viewport of a longer text. */
const MARGIN_ROWS = 10;
/** Estimates of a line, in code units and CSS pixels, until a row was measured. */
const [LINE_LENGTH, LINE_HEIGHT] = [70, 32];

const NONE: readonly never[] = [];

interface Props {
  readonly text: string;
  readonly rows: readonly Row[];
  readonly annotations: Annotations;
  readonly marks: readonly NameMark[];
  readonly at: Stretch | null;
  readonly current: string | null;
  /** Gets which part of the text is shown. */
  readonly onShow: (start: number, end: number) => void;
  /** Gets a function that scrolls to a place. */
  readonly scroller: RefObject<((place: number) => void) | null>;
}

/** Where the list begins in the document, for a list that scrolls with the window. */
function useTopOf(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop((element.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}

/** What belongs to each row. */
function useThingsByRow({ rows, annotations, marks }: Props) {
  const { passages, roles, statements } = annotations;
  return {
    marks: useMemo(() => byRow(rows, marks), [rows, marks]),
    passages: useMemo(
      () =>
        byRow(
          rows,
          passages.items.map((passage) => ({ ...passage, ...passage.span })),
        ),
      [rows, passages.items],
    ),
    notes: useMemo(() => byRow(rows, notesOf(roles.items, statements.items)), [rows, roles.items, statements.items]),
  };
}

export function ArticleText(props: Props) {
  const { text, rows, at, current, onShow, scroller } = props;
  const list = useRef<HTMLDivElement>(null);
  const things = useThingsByRow(props);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => {
      const row = rows[index];
      return row === undefined ? LINE_HEIGHT : Math.ceil((row.end - row.start) / LINE_LENGTH + 1) * LINE_HEIGHT;
    },
    overscan: rows.length <= FEW_ROWS ? rows.length : MARGIN_ROWS,
    scrollMargin: useTopOf(list),
  });
  const shown = virtualizer.getVirtualItems();
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const start = rows[Math.max(0, startIndex - MARGIN_ROWS)]?.start ?? 0;
  const end = rows[Math.min(rows.length - 1, endIndex + MARGIN_ROWS)]?.end ?? 0;
  useEffect(() => onShow(start, end), [start, end, onShow]);
  useEffect(() => {
    scroller.current = (place) => virtualizer.scrollToIndex(rowAt(rows, place), { align: 'center' });
  }, [virtualizer, rows, scroller]);
  const [from, to] = [at?.start, at?.end];
  useEffect(() => {
    if (from !== undefined) virtualizer.scrollToIndex(rowAt(rows, from), { align: 'center' });
  }, [virtualizer, rows, from]);
  const atOf = ({ start, end: rowEnd }: Row) =>
    from !== undefined && to !== undefined && from < rowEnd && to > start ? at : null;
  return (
    <div ref={list} className="article-text" style={{ height: virtualizer.getTotalSize() }}>
      <div
        className="rows"
        style={{ transform: `translateY(${(shown[0]?.start ?? 0) - virtualizer.options.scrollMargin}px)` }}
      >
        {shown.map(({ index, key }) => {
          const row = rows[index] as Row;
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              className="row"
              data-index={index}
              data-continued={row.isContinued || undefined}
            >
              <TextRow
                row={row}
                text={text}
                isHeadline={false}
                marks={things.marks.get(index) ?? NONE}
                passages={things.passages.get(index) ?? NONE}
                notes={things.notes.get(index) ?? NONE}
                at={atOf(row)}
                current={current}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
