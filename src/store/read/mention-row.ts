/** Reads mentions with all that their row shows: article key, surface, asserter, sentence and passage. */
import { type AliasableExpression, sql } from 'kysely';
import type { Form, Kind, PassageRole, Span, Status } from '../../model.ts';
import { qb } from '../sql/kysely.ts';
import type { Reach } from '../sql/sketch.ts';
import { ASSERTER_COLUMNS, type AsserterRaw, withAsserter } from './asserters.ts';
import type { MentionRow } from './mentions.ts';
import { sentenceReach } from './sentence-row.ts';

/** What to select of `mentions as m` to say which mentions are meant. */
export const MENTION_COLUMNS = [
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
export interface MentionCore extends Span {
  readonly articleId: number;
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

/** A mention as read. */
export interface MentionRaw extends AsserterRaw, Omit<MentionRow, 'assertedBy' | 'sentence' | 'passage'> {
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  readonly passageStart: number;
  readonly passageEnd: number;
  readonly passageRole: PassageRole;
}

/** The full rows of a query of mentions, in its order: the joins go from it to one row each. */
export function readMentions(mentions: AliasableExpression<MentionCore>) {
  return qb
    .selectFrom(mentions.as('m'))
    .crossJoin('articles as a')
    .crossJoin('surfaces as s')
    .crossJoin('asserters as r')
    .crossJoin('sentences as t')
    .crossJoin('passages as p')
    .whereRef('a.id', '=', 'm.articleId')
    .whereRef('s.id', '=', 'm.surfaceId')
    .whereRef('r.id', '=', 'm.asserterId')
    .whereRef('t.article_id', '=', 'm.articleId')
    .whereRef('t.start', '=', 'm.sentenceStart')
    .whereRef('p.article_id', '=', 't.article_id')
    .whereRef('p.start', '=', 't.passage_start')
    .select(['m.articleId', 'a.key as articleKey', 'm.start', 'm.end', 's.surface', 'm.kind', 'm.form', 'm.status'])
    .select(['m.entityId', 'm.score', 'm.linkScore', ...ASSERTER_COLUMNS])
    .select(['m.sentenceStart', 't.end as sentenceEnd'])
    .select(['p.start as passageStart', 'p.end as passageEnd', 'p.role as passageRole']);
}

const asserter =
  (column: 'type' | 'name' | 'version'): Reach[string] =>
  (core) =>
    sql`(select ${sql.ref(column)} from asserters where id = ${core('asserterId')})`;

/** What `readMentions` gives beside the columns it is given, each looked up by itself. */
export const mentionReach: Reach = {
  ...sentenceReach,
  surface: (core) => sql`(select surface from surfaces where id = ${core('surfaceId')})`,
  asserterType: asserter('type'),
  asserterName: asserter('name'),
  asserterVersion: asserter('version'),
};

export function toMention(raw: MentionRaw): MentionRow {
  const { sentenceStart, sentenceEnd, passageStart, passageEnd, passageRole, ...mention } = raw;
  return {
    ...withAsserter(mention),
    sentence: { start: sentenceStart, end: sentenceEnd },
    passage: { start: passageStart, end: passageEnd, role: passageRole },
  };
}
