/** A place in a text where words of a search stand. */
import { builder } from '../builder.ts';
import type { TextSpan } from '../texts.ts';
import { sliceFields } from './slice.ts';

export const Highlight = builder.objectRef<TextSpan>('Highlight').implement({
  description: 'A place where a word or phrase of a search stands.',
  fields: sliceFields,
});
