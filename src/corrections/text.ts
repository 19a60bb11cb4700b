/** Replaces the text of an article, and finds again in the new one what stood in the old. */
import type { ArticleRecord, MentionRecord, PassageRole, Span } from '../model.ts';
import { layOut } from '../text/layout.ts';
import { sentences } from '../text/sentences.ts';
import { countWords } from '../text/words.ts';
import { anchorOf, type Located, locate } from './anchor.ts';
import type { Replacement } from './change.ts';
import { moveSaid } from './said.ts';
import { bySpan, isSameSpan, sentenceAround } from './spans.ts';

export interface Replaced {
  readonly record: ArticleRecord;
  /** One a mention, in their order. */
  readonly replacements: readonly Replacement[];
}

type Structure = Pick<ArticleRecord, 'text' | 'passages' | 'sentences' | 'title' | 'byline' | 'wordCount'>;

/** A text laid out anew: where it still begins with the title, that is its headline. Of furniture alone nothing is left, ''. */
export function layOutAnew(text: string, { title, byline }: Pick<ArticleRecord, 'title' | 'byline'>): Structure {
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
}

/** Where mentions are in a new text: no two in one place, each within a sentence. */
const settle = (record: ArticleRecord, structure: Structure): Map<MentionRecord, Located> => {
  const settled = new Map<MentionRecord, Located>();
  const taken = new Set<number>();
  for (const mention of record.mentions) {
    const { span, placement } = locate(structure.text, anchorOf(record.text, mention));
    const isFit = span !== null && sentenceAround(structure.sentences, span) !== undefined;
    const key = span ? span.start * (structure.text.length + 1) + span.end : -1;
    if (isFit && !taken.has(key)) settled.set(mention, { span, placement });
    else settled.set(mention, { span: null, placement: placement === 'AMBIGUOUS' ? placement : 'ORPHANED' });
    if (isFit) taken.add(key);
  }
  return settled;
};

/** Puts a text in place of that of a record. What was found in the old one stays where the words around it tell where it is. */
export function replaceText(record: ArticleRecord, text: string): Replaced {
  const structure = layOutAnew(text, record);
  const settled = settle(record, structure);
  const mentions = record.mentions.flatMap((mention): MentionRecord[] => {
    const span = settled.get(mention)?.span;
    return span ? [{ ...mention, ...span }] : [];
  });
  const bare = { ...record, ...structure, mentions: mentions.sort(bySpan) };
  const follow = (span: Span): Span | null => {
    const mention = record.mentions.find((one) => isSameSpan(one, span));
    return (mention && settled.get(mention)?.span) ?? null;
  };
  const words = (span: Span): Span | null => locate(structure.text, anchorOf(record.text, span)).span;
  return {
    record: { ...bare, ...moveSaid(bare, record, { mention: follow, words }) },
    replacements: record.mentions.map((mention) => ({
      surface: record.text.slice(mention.start, mention.end),
      from: { start: mention.start, end: mention.end },
      to: settled.get(mention)?.span ?? null,
      placement: settled.get(mention)?.placement ?? 'ORPHANED',
    })),
  };
}
