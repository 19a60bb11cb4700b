/** Reads mentions with all that their row shows: surface, asserter, sentence and passage. */
import { type AliasableExpression, sql } from 'kysely';
import type { AsserterType, Form, Kind, PassageRole, Status } from '../model.ts';
import type { MentionRow } from './mentions.ts';
import { qb } from './sql.ts';

/** What to select of `mentions as m` and `articles as a` to say which mentions are meant. */
export const MENTION_COLUMNS = [
  'a.key as articleKey',
  'm.article_id as articleId',
  'm.start',
  'm.end',
  'm.sentence_start as sentenceStart',
  'm.surface_id as surfaceId',
  'm.kind',
  'm.form',
  'm.status',
  'm.entity_id as entityId',
  'm.score',
  'm.link_score as linkScore',
  'm.asserter_id as asserterId',
] as const;

/** Mentions as `MENTION_COLUMNS` give them. */
export interface MentionCore {
  readonly articleKey: string;
  readonly articleId: number;
  readonly start: number;
  readonly end: number;
  readonly sentenceStart: number;
  readonly surfaceId: number;
  readonly kind: Kind;
  readonly form: Form;
  readonly status: Status;
  readonly entityId: number | null;
  readonly score: number | null;
  readonly linkScore: number | null;
  readonly asserterId: number;
}

const DETAILS = [
  sql<string>`(select surface from surfaces where id = m.surfaceId)`.as('surface'),
  sql<string>`(select json_array(type, name, version) from asserters where id = m.asserterId)`.as('asserter'),
  sql<string>`(
    select json_array(t."end", p.start, p."end", p.role)
    from sentences as t join passages as p on p.article_id = t.article_id and p.start = t.passage_start
    where t.article_id = m.articleId and t.start = m.sentenceStart)`.as('structure'),
] as const;

/** A mention as read: lists within it are JSON. */
export interface MentionRaw extends Omit<MentionRow, 'assertedBy' | 'sentence' | 'passage'> {
  readonly sentenceStart: number;
  readonly asserter: string;
  readonly structure: string;
}

/** The full rows of a query of mentions, in its order. */
export function readMentions(mentions: AliasableExpression<MentionCore>) {
  return qb
    .selectFrom(mentions.as('m'))
    .select(['m.articleKey', 'm.articleId', 'm.start', 'm.end', 'm.sentenceStart', 'm.kind', 'm.form', 'm.status'])
    .select(['m.entityId', 'm.score', 'm.linkScore'])
    .select(DETAILS);
}

export function toMention({ sentenceStart, asserter, structure, ...mention }: MentionRaw): MentionRow {
  const [type, name, version] = JSON.parse(asserter) as [AsserterType, string, string];
  const [sentenceEnd, start, end, role] = JSON.parse(structure) as [number, number, number, PassageRole];
  return {
    ...mention,
    assertedBy: { type, name, version: version || null },
    sentence: { start: sentenceStart, end: sentenceEnd },
    passage: { start, end, role },
  };
}
