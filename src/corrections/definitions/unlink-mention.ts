/** Unlinks a mention from its entity. */
import { MENTION_ARG } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { badInput } from '../errors.ts';
import { requireMention } from '../look-ups.ts';
import { changeMention, mentionKeyOf, withDecision } from '../mentions.ts';
import { anchoredMention } from '../shapes.ts';
import { anchoredSubjects } from '../subjects.ts';

export const unlinkMention = defineCorrection({
  type: 'UNLINK_MENTION',
  description: 'A mention names no entity that is known.',
  mutation: {
    name: 'unlinkMention',
    description: 'Says that a mention names no entity that is known.',
    args: { mention: MENTION_ARG },
  },
  schema: (z) => z.strictObject({ type: z.literal('UNLINK_MENTION'), ...anchoredMention(z) }),
  resolve: (request, lookUps) => {
    const mention = requireMention(lookUps, request.mention);
    if (mention.was === null) throw badInput('The mention names no entity.');
    return mention;
  },
  subjects: anchoredSubjects,
  payload: { mention: mentionKeyOf },
  applyToArticle: (article, correction, assertedBy) =>
    changeMention(article, correction, (mention) => ({
      ...withDecision(mention, assertedBy),
      entity: null,
      linkScore: null,
    })),
});
