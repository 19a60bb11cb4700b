/** Spans of a text, and what stands around them. */
import { around, offsetIn, sliceOf, type TextSpan } from '../../src/store/read/texts.ts';
import type { Sql } from '../../src/store/sql/expression.ts';
import { type ArgBuilder, builder } from '../builder.ts';
import type { CostParams } from '../engine/declaration.ts';
import { OffsetUnit } from '../enums.ts';
import { CONTEXT_LENGTH, within } from '../limits.ts';

export const unitArg = (arg: ArgBuilder) => ({
  unit: arg({ type: OffsetUnit, required: true, defaultValue: 'UTF16', description: 'What to count.' }),
});

export const Span = builder.objectRef<TextSpan>('Span').implement({
  description: 'A stretch of a text, half-open: from `start`, which belongs to it, to `end`, which does not.',
  fields: (t) => ({
    start: t.sql({
      type: 'Int',
      args: unitArg(t.arg),
      description: 'How much of the text stands before it.',
      sql: (span, { unit }) => offsetIn(span, span.start, unit),
    }),
    end: t.sql({
      type: 'Int',
      args: unitArg(t.arg),
      description: 'How much of the text stands before its end.',
      sql: (span, { unit }) => offsetIn(span, span.end, unit),
    }),
  }),
});

interface Surroundings {
  readonly before: Sql<string>;
  readonly surface: Sql<string>;
  readonly after: Sql<string>;
}

/** Code units of text that cost as much as a node; half of it is free. */
const CODE_UNITS = 500;

const costOf =
  (side: 'before' | 'after') =>
  ({ argsAbove }: CostParams): number =>
    Math.round(Number(argsAbove[side] ?? 0) / CODE_UNITS);

export const Context = builder.objectRef<Surroundings>('Context').implement({
  description: 'A stretch of a text with what stands around it: the three parts follow each other without a gap.',
  fields: (t) => ({
    before: t.sql({
      type: 'String',
      cost: costOf('before'),
      description: 'The text right before it.',
      sql: ({ before }) => before,
    }),
    surface: t.sql({ type: 'String', description: 'The stretch itself, as printed.', sql: ({ surface }) => surface }),
    after: t.sql({
      type: 'String',
      cost: costOf('after'),
      description: 'The text right after it.',
      sql: ({ after }) => after,
    }),
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

interface Reach {
  readonly before: number;
  readonly after: number;
}

/** BAD_USER_INPUT for more than may be shown. */
export const contextOf = (span: TextSpan, { before, after }: Reach): Surroundings => ({
  before: around(span, 'before', within(CONTEXT_LENGTH, 'before', before)),
  surface: sliceOf(span),
  after: around(span, 'after', within(CONTEXT_LENGTH, 'after', after)),
});
