/** A row of the text: a paragraph or a part of one, with its names marked and its notes in the margin. */
import { memo } from 'react';
import type { Passage } from './annotations.ts';
import type { NameMark } from './marks.ts';
import { type Note, Notes } from './notes.tsx';
import { NamePiece } from './piece.tsx';
import { levelsOf, type Piece, piecesOf } from './pieces.ts';
import type { Row, Stretch } from './rows.ts';

export interface RowProps {
  readonly row: Row;
  readonly text: string;
  readonly isHeadline: boolean;
  readonly marks: readonly NameMark[];
  readonly passages: readonly Passage[];
  readonly notes: readonly Note[];
  /** The place that the address names, when it is in this row. */
  readonly at: Stretch | null;
  /** The place of the name that the keyboard stops at. */
  readonly current: string | null;
}

const covers = ({ start, end }: Stretch, piece: Stretch): boolean => start < piece.end && end > piece.start;

/** What a piece is apart from names: the role of its passage, and whether the address names it. */
function roleOf(piece: Piece, passages: readonly Passage[]): Passage['role'] {
  return passages.find(({ span }) => covers(span, piece))?.role ?? 'PARAGRAPH';
}

function Pieces({ row, text, marks, passages, at, current }: RowProps) {
  const others = [...passages.map(({ span }) => span), ...(at === null ? [] : [at])];
  const pieces = piecesOf(row, marks, others);
  const levels = levelsOf(pieces);
  return pieces.map((piece) => {
    const words = text.slice(piece.start, piece.end);
    const isAt = at !== null && covers(at, piece);
    return (
      <span key={piece.start} data-role={roleOf(piece, passages)}>
        <NamePiece piece={piece} levels={levels} current={current}>
          {isAt ? <mark className="at">{words}</mark> : words}
        </NamePiece>
      </span>
    );
  });
}

export const TextRow = memo(function TextRow(props: RowProps) {
  const { row, isHeadline, notes, passages } = props;
  const whole = passages.find(({ span }) => span.start <= row.start && span.end >= row.end)?.role ?? 'PARAGRAPH';
  const Element = isHeadline ? 'h1' : 'p';
  return (
    <>
      <Element className="row-text text" dir="auto" data-start={row.start} data-whole={whole}>
        <Pieces {...props} />
      </Element>
      <Notes notes={notes} />
    </>
  );
});
