/** Places in a text, and what stands around them. */
import { offsetOf, surroundingsOf } from '../../src/store/sql/text-columns.ts';
import type { OffsetUnit as Unit } from '../../src/text/offsets.ts';
import { type ArgBuilder, builder } from '../builder.ts';
import { OffsetUnit } from '../enums.ts';
import { CONTEXT_LENGTH, within } from '../limits.ts';
import { slice, type TextSpan } from '../texts.ts';

export const unitArg = (arg: ArgBuilder) => ({
  unit: arg({ type: OffsetUnit, required: true, defaultValue: 'UTF16', description: 'What to count.' }),
});

/** An offset of the span's text in that unit. */
export const offset = ({ text }: TextSpan, utf16: number, unit: Unit): number | Promise<number> =>
  unit === 'UTF16' ? utf16 : text().then((read) => offsetOf(read, utf16, unit));

export const Span = builder.objectRef<TextSpan>('Span').implement({
  description: 'A stretch of a text, half-open: from `start`, which belongs to it, to `end`, which does not.',
  fields: (t) => ({
    start: t.int({
      args: unitArg(t.arg),
      description: 'How much of the text stands before it.',
      compiles: true,
      resolve: (span, { unit }) => offset(span, span.start, unit),
    }),
    end: t.int({
      args: unitArg(t.arg),
      description: 'How much of the text stands before its end.',
      compiles: true,
      resolve: (span, { unit }) => offset(span, span.end, unit),
    }),
  }),
});

interface Surroundings {
  readonly before: string;
  readonly surface: string;
  readonly after: string;
}

export const Context = builder.objectRef<Surroundings>('Context').implement({
  description: 'A stretch of a text with what stands around it: the three parts follow each other without a gap.',
  fields: (t) => ({
    before: t.exposeString('before', { description: 'The text right before it.' }),
    surface: t.exposeString('surface', { description: 'The stretch itself, as printed.' }),
    after: t.exposeString('after', { description: 'The text right after it.' }),
  }),
});

const RANGE = `${CONTEXT_LENGTH.least} to ${CONTEXT_LENGTH.most} UTF-16 code units; fewer at the rim of the text, or not to tear a character`;

export const contextArgs = (arg: ArgBuilder) => ({
  before: arg.int({
    required: true,
    defaultValue: CONTEXT_LENGTH.default,
    description: `How much to show before it: ${RANGE}.`,
  }),
  after: arg.int({
    required: true,
    defaultValue: CONTEXT_LENGTH.default,
    description: `How much to show after it: ${RANGE}.`,
  }),
});

/** Throws BAD_USER_INPUT when asked for too much. */
export const contextOf = async (span: TextSpan, reach: { before: number; after: number }): Promise<Surroundings> => {
  within(CONTEXT_LENGTH, 'before', reach.before);
  within(CONTEXT_LENGTH, 'after', reach.after);
  return { ...surroundingsOf(await span.text(), span, reach), surface: await slice(span) };
};
