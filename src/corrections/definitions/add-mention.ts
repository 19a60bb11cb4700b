/** Adds a mention to an article, at quoted words of its text. */
import type { ArticleKey, Span } from '../../model.ts';
import { anchorOf, findQuote } from '../anchor.ts';
import { ARTICLE_ARG, type InputObject } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { badInput, notFound, quoted } from '../errors.ts';
import { type LookUps, requireArticle, requireEntity } from '../look-ups.ts';
import { freeSpanAt, isOrphanReason, mentionKeyOf, requireFreeSpan, withEntity } from '../mentions.ts';
import { anchor, articleKey, entityRef, form, kind, type Quote } from '../shapes.ts';
import { bySpan } from '../spans.ts';
import { anchoredSubjects } from '../subjects.ts';

const quoteInput = {
  name: 'QuoteInput',
  description: 'Words of a text, told from the same words elsewhere in it by what stands around them.',
  fields: {
    exact: { type: 'String', required: true, description: 'The words themselves, as printed.' },
    prefix: {
      type: 'String',
      required: true,
      default: '',
      description: 'What stands right before them; as much as is needed to tell them apart.',
    },
    suffix: { type: 'String', required: true, default: '', description: 'What stands right after them.' },
  },
} as const satisfies InputObject;

export const addMention = defineCorrection({
  type: 'ADD_MENTION',
  description: 'Words are a mention that nobody had seen.',
  mutation: {
    name: 'addMention',
    description: 'Says that words of an article are a mention that nobody had seen.',
    args: {
      article: ARTICLE_ARG,
      quote: { type: quoteInput, required: true, description: 'The words. They must be found, and only once.' },
      kind: {
        type: 'Kind',
        required: true,
        description: 'What sort of thing it names. Where it names an entity, the kind of that counts.',
      },
      form: { type: 'Form', required: true, default: 'FULL_NAME', description: 'How it names it.' },
      entity: { type: 'Entity', description: 'Global id of the entity it names. Null: that is openly unresolved.' },
    },
  },
  schema: (z) =>
    z.strictObject({
      type: z.literal('ADD_MENTION'),
      article: articleKey(z),
      anchor: anchor(z),
      kind: kind(z),
      form: form(z),
      entity: entityRef(z).nullable(),
    }),
  resolve: (request, lookUps) => {
    const { article, form } = request;
    requireArticle(lookUps, article);
    const span = requireQuote(lookUps, article, request.quote);
    const text = requireFreeSpan(lookUps, { article, ...span });
    const entity = request.entity == null ? null : requireEntity(lookUps, request.entity);
    return { article, anchor: anchorOf(text, span), kind: entity?.kind ?? request.kind, form, entity };
  },
  subjects: ({ article, anchor, entity }) => anchoredSubjects({ article, anchor, was: entity?.key ?? null }),
  payload: { mention: mentionKeyOf },
  applyToArticle: ({ record }, { anchor, kind, form, entity }, assertedBy) => {
    const span = freeSpanAt(record, anchor);
    if (isOrphanReason(span)) return { orphanReason: span };
    const certain = { status: 'ACCEPTED', score: null, linkScore: null, candidates: [] } as const;
    const named = { kind: entity?.kind ?? kind, form, entity: entity?.key ?? null };
    const added = {
      ...record,
      mentions: [...record.mentions, { ...span, ...named, ...certain, assertedBy }].sort(bySpan),
    };
    return { record: entity ? withEntity(added, entity) : added };
  },
});

/** The only span that matches the quote. Throws NOT_FOUND and BAD_USER_INPUT. */
const requireQuote = (lookUps: LookUps, article: ArticleKey, quote: Quote): Span => {
  const [start, ...others] = findQuote(lookUps.textOf(article), quote);
  if (start === undefined) {
    throw notFound(
      `The words ${quoted(quote.exact)} are not in the article ${quoted(article)}, or not with that prefix and suffix.`,
    );
  }
  if (others.length > 0) {
    throw badInput(`${quoted(quote.exact)} is in ${others.length + 1} places; give a longer prefix or suffix.`);
  }
  return { start, end: start + quote.exact.length };
};
