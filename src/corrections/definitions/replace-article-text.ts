/** Replaces the text of an article, and moves its mentions, roles and statements to the new text. */
import type { ArticleRecord, MentionRecord, PassageRole, Span } from '../../model.ts';
import { layOut } from '../../text/layout.ts';
import { sentences } from '../../text/sentences.ts';
import { countWords } from '../../text/tokens.ts';
import { anchorOf, type Located, locate } from '../anchor.ts';
import { ARTICLE_ARG } from '../args.ts';
import { defineCorrection, type Replacement } from '../define.ts';
import { badInput } from '../errors.ts';
import { requireArticle } from '../look-ups.ts';
import { textFault, throwIfFault } from '../plain-text.ts';
import { moveQuotationsAndRoles } from '../quotations-and-roles.ts';
import { articleKey, text } from '../shapes.ts';
import { bySpan, isSameSpan, sentenceAround } from '../spans.ts';
import { articleSubject } from '../subjects.ts';

export const replaceArticleText = defineCorrection({
  type: 'REPLACE_ARTICLE_TEXT',
  description: 'An article has another text.',
  mutation: {
    name: 'replaceArticleText',
    description:
      'Gives an article another text. Each mention is placed anew by its words and what stands around them, or nowhere: `outcome { replacements }` says what became of it.',
    args: { article: ARTICLE_ARG, text: { type: 'String', required: true, description: 'The whole text.' } },
  },
  schema: (z) =>
    z.strictObject({
      type: z.literal('REPLACE_ARTICLE_TEXT'),
      article: articleKey(z),
      text: text(z).refine((value) => structureOf(value, UNTITLED).text !== '', 'has nothing to store in it'),
    }),
  resolve: ({ article, text }, lookUps) => {
    const { title } = requireArticle(lookUps, article);
    throwIfFault('The text', textFault(text));
    const stored = structureOf(text, { title, byline: null }).text;
    if (stored === '') throw badInput('Nothing of the text is left but boilerplate of a web page.');
    if (stored === lookUps.textOf(article)) throw badInput('The text is what the article says already.');
    return { article, text };
  },
  subjects: ({ article }) => [articleSubject(article, 'text')],
  payload: { article: ({ article }) => article },
  applyToArticle: ({ record, edits }, { text }) => {
    const replaced = replaceText(record, text);
    return { record: { ...replaced.record, ...edits }, replacements: replaced.replacements };
  },
});

const UNTITLED = { title: null, byline: null };

type Structure = Pick<ArticleRecord, 'text' | 'passages' | 'sentences' | 'title' | 'byline' | 'wordCount'>;

/** Structures a text. If it begins with the title, that is the headline. The stored text is '' if all is boilerplate. */
const structureOf = (text: string, { title, byline }: Pick<ArticleRecord, 'title' | 'byline'>): Structure => {
  const head = title !== null && text.startsWith(`${title}\n`) ? title : null;
  const body = { role: 'BODY', text: head === null ? text : text.slice(head.length), at: null } as const;
  const layout = layOut(head === null ? [body] : [{ role: 'HEADLINE', text: head, at: null }, body]);
  const printed = (role: PassageRole): string | null => {
    const passage = layout.passages.find((one) => one.role === role);
    return passage ? layout.text.slice(passage.start, passage.end) : null;
  };
  return {
    text: layout.text,
    passages: layout.passages,
    sentences: sentences(layout.text, layout.passages),
    title: printed('HEADLINE') ?? title,
    byline: printed('BYLINE') ?? byline,
    wordCount: countWords(layout.text),
  };
};

/** Finds each mention in the new text, inside one sentence, no two at the same span. */
const locateMentions = (record: ArticleRecord, structure: Structure): Map<MentionRecord, Located> => {
  const located = new Map<MentionRecord, Located>();
  const taken = new Set<string>();
  for (const mention of record.mentions) {
    const { span, placement } = locate(structure.text, anchorOf(record.text, mention));
    const isValid = span !== null && sentenceAround(structure.sentences, span) !== undefined;
    const key = `${span?.start}-${span?.end}`;
    if (isValid && !taken.has(key)) located.set(mention, { span, placement });
    else located.set(mention, { span: null, placement: placement === 'AMBIGUOUS' ? placement : 'ORPHANED' });
    if (isValid) taken.add(key);
  }
  return located;
};

const replaceText = (record: ArticleRecord, text: string): { record: ArticleRecord; replacements: Replacement[] } => {
  const structure = structureOf(text, record);
  const located = locateMentions(record, structure);
  const mentions = record.mentions.flatMap((mention): MentionRecord[] => {
    const span = located.get(mention)?.span;
    return span ? [{ ...mention, ...span }] : [];
  });
  const replaced = { ...record, ...structure, mentions: mentions.sort(bySpan) };
  const mappings = {
    mention: (span: Span): Span | null => {
      const mention = record.mentions.find((one) => isSameSpan(one, span));
      return (mention && located.get(mention)?.span) ?? null;
    },
    words: (span: Span): Span | null => locate(structure.text, anchorOf(record.text, span)).span,
  };
  return {
    record: { ...replaced, ...moveQuotationsAndRoles(replaced, record, mappings) },
    replacements: record.mentions.map((mention) => ({
      surface: record.text.slice(mention.start, mention.end),
      from: { start: mention.start, end: mention.end },
      to: located.get(mention)?.span ?? null,
      placement: located.get(mention)?.placement ?? 'ORPHANED',
    })),
  };
};
