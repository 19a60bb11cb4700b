/** Applies the correction of one mention to the record of its article. */
import type { ArticleRecord, Asserter, EntityRecord, MentionRecord, Span } from '../model.ts';
import { locate } from './anchor.ts';
import type { OrphanReason } from './change.ts';
import type { Anchor, MentionCorrection, SeenEntity } from './correction.ts';
import { moveSaid } from './said.ts';
import { bySpan, isSameSpan, sentenceAround } from './spans.ts';

/** The record with the correction applied, or why it cannot be. */
export type Applied = ArticleRecord | OrphanReason;

const isReason = (found: Span | OrphanReason): found is OrphanReason => typeof found === 'string';

const place = ({ text }: ArticleRecord, anchor: Anchor): Span | OrphanReason => {
  const { span, placement } = locate(text, anchor);
  return span ?? (placement === 'AMBIGUOUS' ? 'PLACE_AMBIGUOUS' : 'TEXT_GONE');
};

/** The mention that stands where the anchor is now; why there is none. */
export function mentionAt(record: ArticleRecord, anchor: Anchor): MentionRecord | OrphanReason {
  const span = place(record, anchor);
  if (isReason(span)) return span;
  return record.mentions.find((one) => isSameSpan(one, span)) ?? 'MENTION_GONE';
}

/** Where a mention may stand that is to begin there; why it may not. */
const freePlace = (record: ArticleRecord, anchor: Anchor): Span | OrphanReason => {
  const span = place(record, anchor);
  if (isReason(span)) return span;
  if (record.mentions.some((mention) => isSameSpan(mention, span))) return 'PLACE_TAKEN';
  return sentenceAround(record.sentences, span) ? span : 'NOT_ONE_SENTENCE';
};

/** The record with an entity that may be new to it. */
export function withEntity(record: ArticleRecord, { key, kind, name }: SeenEntity): ArticleRecord {
  if (record.entities.some((entity) => entity.key === key)) return record;
  const entity: EntityRecord = { key, kind, name, aliases: [], identifiers: [], formerKeys: [] };
  return { ...record, entities: [...record.entities, entity] };
}

/** How a mention reads that a person has tied to an entity. */
export function relinked(mention: MentionRecord, { key, kind }: SeenEntity, assertedBy: Asserter): MentionRecord {
  return {
    ...mention,
    kind,
    status: 'ACCEPTED',
    entity: key,
    score: null,
    linkScore: null,
    candidates: [],
    assertedBy,
  };
}

type InPlace = Exclude<MentionCorrection, { type: 'ADD_MENTION' | 'MOVE_MENTION' }>;

const judged = (mention: MentionRecord, correction: InPlace, assertedBy: Asserter): MentionRecord => {
  const unsure = { ...mention, candidates: [], assertedBy };
  switch (correction.type) {
    case 'ACCEPT_MENTION':
      return { ...unsure, status: 'ACCEPTED' };
    case 'REJECT_MENTION':
      return { ...unsure, status: 'REJECTED' };
    case 'UNLINK_MENTION':
      return { ...unsure, entity: null, linkScore: null };
    case 'CHANGE_MENTION_KIND':
      return { ...unsure, kind: correction.kind };
    case 'RELINK_MENTION':
      return relinked(mention, correction.entity, assertedBy);
  }
};

const correctInPlace = (record: ArticleRecord, correction: InPlace, by: Asserter): Applied => {
  const mention = mentionAt(record, correction.anchor);
  if (isReason(mention)) return mention;
  if (correction.type === 'CHANGE_MENTION_KIND' && mention.entity !== null) return 'MENTION_NAMES_ENTITY';
  const now = judged(mention, correction, by);
  const mentions = record.mentions.map((one) => (one === mention ? now : one));
  const corrected = { ...record, mentions };
  return correction.type === 'RELINK_MENTION' ? withEntity(corrected, correction.entity) : corrected;
};

const move = (
  record: ArticleRecord,
  { anchor, to }: Extract<MentionCorrection, { type: 'MOVE_MENTION' }>,
  assertedBy: Asserter,
): Applied => {
  const mention = mentionAt(record, anchor);
  if (isReason(mention)) return mention;
  const target = freePlace(record, to);
  if (isReason(target)) return target;
  const moved = { ...mention, ...target, assertedBy };
  const mentions = record.mentions.map((one) => (one === mention ? moved : one)).sort(bySpan);
  const corrected = { ...record, mentions };
  const follow = (of: Span): Span => (isSameSpan(of, mention) ? target : of);
  return { ...corrected, ...moveSaid(corrected, record, { mention: follow, words: (words) => words }) };
};

const add = (
  record: ArticleRecord,
  { anchor, kind, form, entity }: Extract<MentionCorrection, { type: 'ADD_MENTION' }>,
  assertedBy: Asserter,
): Applied => {
  const span = freePlace(record, anchor);
  if (isReason(span)) return span;
  const bare = { status: 'ACCEPTED', score: null, linkScore: null, candidates: [] } as const;
  const mention = { ...span, kind: entity?.kind ?? kind, form, entity: entity?.key ?? null, ...bare, assertedBy };
  const corrected = { ...record, mentions: [...record.mentions, mention].sort(bySpan) };
  return entity ? withEntity(corrected, entity) : corrected;
};

/** Applies a correction of one mention; `assertedBy` signs what it says. */
export function correctMention(record: ArticleRecord, correction: MentionCorrection, assertedBy: Asserter): Applied {
  if (correction.type === 'ADD_MENTION') return add(record, correction, assertedBy);
  if (correction.type === 'MOVE_MENTION') return move(record, correction, assertedBy);
  return correctInPlace(record, correction, assertedBy);
}
