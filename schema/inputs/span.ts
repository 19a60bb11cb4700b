/** A stretch of a text as one gives it. */
import { type ArgBuilder, builder } from '../builder.ts';

const SpanInput = builder.inputType('SpanInput', {
  description:
    'A stretch of a text in UTF-16 code units, half-open: from `start`, which belongs to it, to `end`, which does not. An empty one has nothing in it.',
  fields: (t) => ({
    start: t.int({ required: true, description: 'How much of the text stands before it.' }),
    end: t.int({ required: true, description: 'How much of the text stands before its end.' }),
  }),
});

/** The argument of the lists of what stands in an article. It costs nothing more: their keys go by place. */
export const withinArg = (arg: ArgBuilder, which = 'those that begin') => ({
  within: arg({
    type: SpanInput,
    description: `Only ${which} in this stretch of the text, such as the part of a long one that is shown. Default: all.`,
  }),
});
