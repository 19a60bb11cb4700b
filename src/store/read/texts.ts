/** Spans of a text: what stands there, offsets in other units, and what stands around them. */
import type { OffsetUnit } from '../../text/offsets.ts';
import { Counted, perDialect, type Sql } from '../sql/expression.ts';

/** A span and the text it points into; the text is looked up where it is needed. */
export interface TextSpan {
  readonly start: Sql<number>;
  readonly end: Sql<number>;
  readonly text: () => Sql<string>;
  /** The text of the span, where that is known without the whole. */
  readonly surface?: () => Sql<string>;
}

/** The text of the span. */
export const sliceOf = ({ text, start, end, surface }: TextSpan): Sql<string> =>
  surface ? surface() : new Counted([(dialect) => dialect.slice(text(), start, end)]);

/** An offset of the span's text in that unit. */
export const offsetIn = ({ text }: TextSpan, utf16: Sql<number>, unit: OffsetUnit): Sql<number> =>
  unit === 'UTF16' ? utf16 : perDialect((dialect) => dialect.offset(text(), utf16, unit));

/** The text before or after the span, at most `reach` UTF-16 code units; fewer so as not to tear a character. */
export const around = ({ text, start, end }: TextSpan, side: 'before' | 'after', reach: number): Sql<string> =>
  new Counted([(dialect) => dialect.around(side, { text: text(), start, end, reach })]);
