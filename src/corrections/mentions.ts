/** Shared parts of corrections of mentions: finds a mention in the record of an article, and changes it. */
import type { ArticleRecord, Asserter, EntityRecord, MentionRecord, Sentence, Span } from '../model.ts';
import { oneLine } from '../text/fold.ts';
import { locate } from './anchor.ts';
import type { MentionKey } from './args.ts';
import type { AppliedToArticle, OrphanReason, WorkingArticle } from './define.ts';
import { badInput } from './errors.ts';
import type { LookUps } from './look-ups.ts';
import type { Anchor, AnchoredMention, EntityRef } from './shapes.ts';
import { isSameSpan, sentenceAround } from './spans.ts';

type Found<Thing> = Thing | OrphanReason;

export const isOrphanReason = (found: object | OrphanReason): found is OrphanReason => typeof found === 'string';

const spanAt = ({ text }: ArticleRecord, anchor: Anchor): Found<Span> => {
  const { span, placement } = locate(text, anchor);
  return span ?? (placement === 'AMBIGUOUS' ? 'PLACE_AMBIGUOUS' : 'TEXT_GONE');
};

/** The mention at an anchor, or why there is none. */
export function mentionAt(record: ArticleRecord, anchor: Anchor): Found<MentionRecord> {
  const span = spanAt(record, anchor);
  if (isOrphanReason(span)) return span;
  return record.mentions.find((mention) => isSameSpan(mention, span)) ?? 'MENTION_GONE';
}

/** The span for a new mention at an anchor, or why none is possible. */
export function freeSpanAt(record: ArticleRecord, anchor: Anchor): Found<Span> {
  const span = spanAt(record, anchor);
  if (isOrphanReason(span)) return span;
  if (record.mentions.some((mention) => isSameSpan(mention, span))) return 'PLACE_TAKEN';
  return sentenceAround(record.sentences, span) ? span : 'NOT_ONE_SENTENCE';
}

/** Adds an entity to a record unless the record has it. */
export function withEntity(record: ArticleRecord, { key, kind, name }: EntityRef): ArticleRecord {
  if (record.entities.some((entity) => entity.key === key)) return record;
  const entity: EntityRecord = { key, kind, name, aliases: [], identifiers: [], formerKeys: [] };
  return { ...record, entities: [...record.entities, entity] };
}

/** The mention linked to an entity by a person. */
export function relinked(mention: MentionRecord, { key, kind }: EntityRef, assertedBy: Asserter): MentionRecord {
  const certain = { score: null, linkScore: null, candidates: [] };
  return { ...mention, kind, status: 'ACCEPTED', entity: key, ...certain, assertedBy };
}

/** Replaces the anchored mention by the result of `change`, unless that is a reason why it is impossible. */
export function changeMention(
  { record }: WorkingArticle,
  { anchor }: AnchoredMention,
  change: (mention: MentionRecord) => Found<MentionRecord>,
): AppliedToArticle & { readonly record?: ArticleRecord } {
  const mention = mentionAt(record, anchor);
  const changed = isOrphanReason(mention) ? mention : change(mention);
  if (isOrphanReason(changed)) return { orphanReason: changed };
  return { record: { ...record, mentions: record.mentions.map((each) => (each === mention ? changed : each)) } };
}

/** The mention decided by a person, so without candidates. */
export function withDecision(mention: MentionRecord, assertedBy: Asserter): MentionRecord {
  return { ...mention, candidates: [], assertedBy };
}

export function mentionKeyOf({
  article,
  anchor: { start, end },
}: Pick<AnchoredMention, 'article' | 'anchor'>): MentionKey {
  return { article, start, end };
}

/** Returns the text of the article. Throws BAD_USER_INPUT when no mention can be added at the span. */
export function requireFreeSpan(lookUps: LookUps, { article, start, end }: MentionKey): string {
  const text = lookUps.textOf(article);
  const sentences: readonly Sentence[] = lookUps.sentencesOf(article);
  if (!sentenceAround(sentences, { start, end })) throw badInput(`${start}-${end} does not lie within one sentence.`);
  const surface = text.slice(start, end);
  if (oneLine(surface) === '') throw badInput(`${start}-${end} has only white space; choose words.`);
  if (/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(surface)) {
    throw badInput(`${start}-${end} splits a character (a surrogate pair).`);
  }
  if (lookUps.findMention({ article, start, end })) throw badInput(`There is a mention at ${start}-${end} already.`);
  return text;
}
