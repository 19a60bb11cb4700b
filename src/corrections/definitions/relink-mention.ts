/** Links a mention to another entity. */
import { MENTION_ARG } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { requireEntity, requireMention } from '../look-ups.ts';
import { changeMention, mentionKeyOf, relinked, withEntity } from '../mentions.ts';
import { anchoredMention, entityRef } from '../shapes.ts';
import { anchoredSubjects, linkSubjects } from '../subjects.ts';

export const relinkMention = defineCorrection({
  type: 'RELINK_MENTION',
  description: 'A mention names another entity.',
  mutation: {
    name: 'relinkMention',
    description: 'Says that a mention names another entity. An ambiguous one is resolved by it, and counts.',
    args: {
      mention: MENTION_ARG,
      entity: { type: 'Entity', required: true, description: 'Global id of the entity it names.' },
    },
  },
  schema: (z) => z.strictObject({ type: z.literal('RELINK_MENTION'), ...anchoredMention(z), entity: entityRef(z) }),
  resolve: ({ mention, entity }, lookUps) => ({
    ...requireMention(lookUps, mention),
    entity: requireEntity(lookUps, entity),
  }),
  subjects: (relink) => [...anchoredSubjects(relink), ...linkSubjects(relink.entity.key)],
  payload: { mention: mentionKeyOf },
  applyToArticle: (article, relink, assertedBy) => {
    const applied = changeMention(article, relink, (mention) => relinked(mention, relink.entity, assertedBy));
    return applied.record ? { record: withEntity(applied.record, relink.entity) } : applied;
  },
});
