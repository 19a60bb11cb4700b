/** Slices of a text that mean something by themselves. */
import { sliceOf, type TextSpan } from '../../src/store/read/texts.ts';
import { builder, type Fields } from '../builder.ts';
import { Context, contextArgs, contextOf, Span } from './span.ts';

/** The fields of every slice of a text. */
const sliceFields = (t: Fields<TextSpan>) => ({
  span: t.part({ type: Span, description: 'Where it stands in the text.', of: (span) => span }),
  surface: t.sql({ type: 'String', description: 'The words as printed.', sql: sliceOf }),
  context: t.part({
    type: Context,
    args: contextArgs(t.arg),
    description: 'The words and what stands around them.',
    of: contextOf,
  }),
});

export const Slice = builder.objectRef<TextSpan>('Slice').implement({
  description: 'A slice of the text of an article: its words, and where they stand.',
  fields: sliceFields,
});

export const Highlight = builder.objectRef<TextSpan>('Highlight').implement({
  description: 'A place where a word or phrase of a search stands.',
  fields: sliceFields,
});
