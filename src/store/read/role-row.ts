/** Reads roles with all that their row shows: article key, sentence and passage. */
import type { AliasableExpression } from 'kysely';
import type { PassageRole, Span } from '../../model.ts';
import { qb } from '../sql/kysely.ts';
import type { RoleRow } from './roles.ts';

/** What to select of `roles as o` to say which roles are meant. */
export const ROLE_COLUMNS = [
  'o.article_id as articleId',
  'o.start',
  'o.end',
  'o.sentence_start as sentenceStart',
  'o.mention_start as mentionStart',
  'o.mention_end as mentionEnd',
  'o.of_start as ofStart',
  'o.of_end as ofEnd',
  'o.entity_id as entityId',
  'o.of_entity_id as ofEntityId',
  'o.text',
] as const;

/** Roles as `ROLE_COLUMNS` give them. */
export interface RoleCore extends Span {
  readonly articleId: number;
  readonly sentenceStart: number;
  readonly mentionStart: number;
  readonly mentionEnd: number;
  readonly ofStart: number | null;
  readonly ofEnd: number | null;
  readonly entityId: number | null;
  readonly ofEntityId: number | null;
  readonly text: string;
}

/** A role as read. */
export interface RoleRaw extends RoleCore {
  readonly articleKey: string;
  readonly sentenceEnd: number;
  readonly passageStart: number;
  readonly passageEnd: number;
  readonly passageRole: PassageRole;
}

/** The full rows of a query of roles, in its order: the joins go from it to one row each. */
export function readRoles(roles: AliasableExpression<RoleCore>) {
  return qb
    .selectFrom(roles.as('o'))
    .crossJoin('articles as a')
    .crossJoin('sentences as t')
    .crossJoin('passages as p')
    .whereRef('a.id', '=', 'o.articleId')
    .whereRef('t.article_id', '=', 'o.articleId')
    .whereRef('t.start', '=', 'o.sentenceStart')
    .whereRef('p.article_id', '=', 't.article_id')
    .whereRef('p.start', '=', 't.passage_start')
    .select(['o.articleId', 'a.key as articleKey', 'o.start', 'o.end', 'o.text', 'o.mentionStart', 'o.mentionEnd'])
    .select(['o.ofStart', 'o.ofEnd', 'o.entityId', 'o.ofEntityId', 'o.sentenceStart', 't.end as sentenceEnd'])
    .select(['p.start as passageStart', 'p.end as passageEnd', 'p.role as passageRole']);
}

export function toRole(raw: RoleRaw): RoleRow {
  const { articleId, articleKey, start, end, text, entityId, ofEntityId, ofStart, ofEnd } = raw;
  return {
    articleId,
    articleKey,
    start,
    end,
    text,
    entityId,
    mention: { start: raw.mentionStart, end: raw.mentionEnd },
    ofEntityId,
    of: ofStart === null || ofEnd === null ? null : { start: ofStart, end: ofEnd },
    sentence: { start: raw.sentenceStart, end: raw.sentenceEnd },
    passage: { start: raw.passageStart, end: raw.passageEnd, role: raw.passageRole },
  };
}
