/** The headline, with its names marked like those of the text. */
import { useMemo } from 'react';
import type { Annotations } from './annotations.ts';
import type { NameMark } from './marks.ts';
import { TextRow } from './row.tsx';
import type { Row, Stretch } from './rows.ts';

interface Props {
  readonly row: Row;
  readonly text: string;
  readonly annotations: Annotations;
  readonly marks: readonly NameMark[];
  readonly at: Stretch | null;
  readonly current: string | null;
}

const NONE: readonly never[] = [];

export function Headline({ row, text, annotations, marks, at, current }: Props) {
  const own = useMemo(() => marks.filter(({ start }) => start < row.end), [marks, row]);
  const passages = annotations.passages.items.filter(({ span }) => span.start === row.start);
  const shown = at !== null && at.start < row.end ? at : null;
  return <TextRow {...{ row, text, current, passages }} isHeadline marks={own} notes={NONE} at={shown} />;
}
