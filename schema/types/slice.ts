/** A slice of a text that means something by itself. */
import { builder, type SchemaTypes } from '../builder.ts';
import { slice, type TextSpan } from '../texts.ts';
import { Context, contextArgs, contextOf, Span } from './span.ts';

/** What every slice of a text says of itself. */
export const sliceFields = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, TextSpan>) => ({
  span: t.field({ type: Span, description: 'Where it stands in the text.', compiles: true, resolve: (span) => span }),
  surface: t.string({ description: 'The words as printed.', compiles: true, resolve: slice }),
  context: t.field({
    type: Context,
    args: contextArgs(t.arg),
    description: 'The words and what stands around them.',
    compiles: true,
    resolve: contextOf,
  }),
});

export const Slice = builder.objectRef<TextSpan>('Slice').implement({
  description: 'A slice of the text of an article: its words, and where they stand.',
  fields: sliceFields,
});
