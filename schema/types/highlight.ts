/** A place in a text where words of a search stand. */
import { builder } from '../builder.ts';
import { slice, type TextSpan } from '../texts.ts';
import { Context, contextArgs, contextOf, Span } from './span.ts';

export const Highlight = builder.objectRef<TextSpan>('Highlight').implement({
  description: 'A place where a word or phrase of a search stands.',
  fields: (t) => ({
    span: t.field({ type: Span, description: 'Where it stands.', resolve: (highlight) => highlight }),
    surface: t.string({ description: 'The words as printed.', resolve: slice }),
    context: t.field({
      type: Context,
      args: contextArgs(t.arg),
      description: 'The words and what stands around them.',
      resolve: contextOf,
    }),
  }),
});
