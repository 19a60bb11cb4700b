/** Moves a mention to another span of its article. */
import type { ArticleRecord, Asserter, MentionRecord, Span } from '../../model.ts';
import { anchorOf } from '../anchor.ts';
import { MENTION_ARG } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { requireMention } from '../look-ups.ts';
import { freeSpanAt, isOrphanReason, mentionAt, mentionKeyOf, requireFreeSpan } from '../mentions.ts';
import { moveQuotationsAndRoles } from '../quotations-and-roles.ts';
import { anchor, anchoredMention } from '../shapes.ts';
import { bySpan, isSameSpan } from '../spans.ts';
import { anchoredSubjects, mentionSubject } from '../subjects.ts';

export const moveMention = defineCorrection({
  type: 'MOVE_MENTION',
  description: 'A mention begins or ends elsewhere.',
  mutation: {
    name: 'moveMention',
    description: 'Says that a mention begins or ends elsewhere in its article. Its id changes with its place.',
    args: {
      mention: MENTION_ARG,
      start: {
        type: 'Int',
        required: true,
        description: 'Where it begins in the text of its article, in UTF-16 code units.',
      },
      end: { type: 'Int', required: true, description: 'Where it ends, the first unit after it.' },
    },
  },
  schema: (z) => z.strictObject({ type: z.literal('MOVE_MENTION'), ...anchoredMention(z), to: anchor(z) }),
  resolve: ({ mention, start, end }, lookUps) => {
    const anchored = requireMention(lookUps, mention);
    const text = requireFreeSpan(lookUps, { article: mention.article, start, end });
    return { ...anchored, to: anchorOf(text, { start, end }) };
  },
  subjects: (move) => [...anchoredSubjects(move), mentionSubject(move.article, move.to)],
  payload: { mention: ({ article, to }) => mentionKeyOf({ article, anchor: to }) },
  applyToArticle: ({ record }, move, assertedBy) => {
    const mention = mentionAt(record, move.anchor);
    if (isOrphanReason(mention)) return { orphanReason: mention };
    const target = freeSpanAt(record, move.to);
    if (isOrphanReason(target)) return { orphanReason: target };
    return { record: withMoved(record, mention, { ...target, assertedBy }) };
  },
});

const withMoved = (
  record: ArticleRecord,
  mention: MentionRecord,
  target: Span & { readonly assertedBy: Asserter },
): ArticleRecord => {
  const { start, end } = target;
  const mentions = record.mentions.map((each) => (each === mention ? { ...mention, ...target } : each)).sort(bySpan);
  const moved = { ...record, mentions };
  const mappings = {
    mention: (span: Span) => (isSameSpan(span, mention) ? { start, end } : span),
    words: (span: Span) => span,
  };
  return { ...moved, ...moveQuotationsAndRoles(moved, record, mappings) };
};
