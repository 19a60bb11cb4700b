/** Changes the kind of an unresolved mention; a resolved one has the kind of its entity. */
import { MENTION_ARG } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { badInput } from '../errors.ts';
import { requireMention } from '../look-ups.ts';
import { changeMention, mentionKeyOf, withDecision } from '../mentions.ts';
import { anchoredMention, kind } from '../shapes.ts';
import { anchoredSubjects } from '../subjects.ts';

export const changeMentionKind = defineCorrection({
  type: 'CHANGE_MENTION_KIND',
  description: 'What a mention names is of another kind.',
  mutation: {
    name: 'changeMentionKind',
    description:
      'Says what sort of thing a mention names that names no entity. The kind of any other is that of its entity: `changeEntityKind`, `relinkMention`.',
    args: { mention: MENTION_ARG, kind: { type: 'Kind', required: true, description: 'What sort of thing it names.' } },
  },
  schema: (z) => z.strictObject({ type: z.literal('CHANGE_MENTION_KIND'), ...anchoredMention(z), kind: kind(z) }),
  resolve: (request, lookUps) => {
    const mention = requireMention(lookUps, request.mention);
    if (mention.was !== null) {
      throw badInput(`The mention names ${mention.was} and is of its kind; change that of the entity, or unlink it.`);
    }
    return { ...mention, kind: request.kind };
  },
  subjects: anchoredSubjects,
  payload: { mention: mentionKeyOf },
  applyToArticle: (article, correction, assertedBy) =>
    changeMention(article, correction, (mention) =>
      mention.entity === null
        ? { ...withDecision(mention, assertedBy), kind: correction.kind }
        : 'MENTION_NAMES_ENTITY',
    ),
});
