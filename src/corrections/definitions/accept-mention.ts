/** Accepts a mention. */
import { MENTION_ARG } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { requireMention } from '../look-ups.ts';
import { changeMention, mentionKeyOf, withDecision } from '../mentions.ts';
import { anchoredMention } from '../shapes.ts';
import { anchoredSubjects } from '../subjects.ts';

export const acceptMention = defineCorrection({
  type: 'ACCEPT_MENTION',
  description: 'A mention counts.',
  mutation: {
    name: 'acceptMention',
    description: 'Says that a mention is one, and counts.',
    args: { mention: MENTION_ARG },
  },
  schema: (z) => z.strictObject({ type: z.literal('ACCEPT_MENTION'), ...anchoredMention(z) }),
  resolve: ({ mention }, lookUps) => requireMention(lookUps, mention),
  subjects: anchoredSubjects,
  payload: { mention: mentionKeyOf },
  applyToArticle: (article, correction, assertedBy) =>
    changeMention(article, correction, (mention) => ({ ...withDecision(mention, assertedBy), status: 'ACCEPTED' })),
});
