/** Words chosen from a text, of which the ends are moved by buttons, from one boundary of a word to the next. */
import { useMemo } from 'react';
import { Highlighted, type Mark } from '../shared/highlighted.tsx';

interface Props {
  readonly text: string;
  /** Where `text` begins in the text that the span counts in. */
  readonly offset: number;
  readonly span: Mark;
  readonly onChange: (span: Mark) => void;
}

/** What is shown on either side of the words, in UTF-16 code units. */
const AROUND = 120;

/** Where words and the marks between them begin, and the end of the text. */
function boundariesIn(text: string, offset: number): number[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text);
  return [...Array.from(segments, ({ index }) => index + offset), text.length + offset];
}

export function SpanField({ text, offset, span, onChange }: Props) {
  const { start, end } = span;
  const boundaries = useMemo(() => boundariesIn(text, offset), [text, offset]);
  const before = (place: number) => boundaries.findLast((each) => each < place);
  const after = (place: number) => boundaries.find((each) => each > place);
  const moves = [
    { label: 'Begin earlier', to: { start: before(start) ?? start, end } },
    { label: 'Begin later', to: { start: after(start) ?? start, end } },
    { label: 'End earlier', to: { start, end: before(end) ?? end } },
    { label: 'End later', to: { start, end: after(end) ?? end } },
  ];
  const from = Math.max(offset, before(start - AROUND) ?? offset);
  return (
    <fieldset className="span-field">
      <legend>The words</legend>
      <p>
        <Highlighted text={text.slice(from - offset, end - offset + AROUND)} offset={from} marks={[span]} />
      </p>
      <p className="visually-hidden" role="status">
        {text.slice(start - offset, end - offset)}
      </p>
      <div className="buttons">
        {moves.map(({ label, to }) => (
          <button
            key={label}
            type="button"
            disabled={to.start >= to.end || (to.start === start && to.end === end)}
            onClick={() => onChange(to)}
          >
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
