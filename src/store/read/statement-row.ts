/** Reads statements with all that their row shows: article key, the statement they are made in, sentence and passage. */
import { type AliasableExpression, sql } from 'kysely';
import type { PassageRole, Span } from '../../model.ts';
import { either } from '../sql/column.ts';
import { qb } from '../sql/kysely.ts';
import type { Reach } from '../sql/sketch.ts';
import { sentenceReach } from './sentence-row.ts';
import type { StatementRow } from './statements.ts';

/** What to select of `statements as s` to say which statements are meant. */
export const STATEMENT_COLUMNS = [
  's.article_id as articleId',
  's.cue_start as cueStart',
  's.cue_end as cueEnd',
  's.sentence_start as sentenceStart',
  's.content_start as contentStart',
  's.content_end as contentEnd',
  's.speaker_start as speakerStart',
  's.speaker_end as speakerEnd',
  's.addressee_start as addresseeStart',
  's.addressee_end as addresseeEnd',
  's.speaker_entity_id as speakerEntityId',
  's.direct',
  's.parent_id as parentId',
] as const;

/** Statements as `STATEMENT_COLUMNS` give them. */
export interface StatementCore {
  readonly articleId: number;
  readonly cueStart: number;
  readonly cueEnd: number;
  readonly sentenceStart: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly speakerStart: number;
  readonly speakerEnd: number;
  readonly addresseeStart: number | null;
  readonly addresseeEnd: number | null;
  readonly speakerEntityId: number | null;
  readonly direct: 0 | 1;
  readonly parentId: number | null;
}

/** A statement as read. */
export interface StatementRaw extends Omit<StatementCore, 'parentId'> {
  readonly articleKey: string;
  readonly parentStart: number | null;
  readonly parentEnd: number | null;
  readonly sentenceEnd: number;
  readonly passageStart: number;
  readonly passageEnd: number;
  readonly passageRole: PassageRole;
}

/** The full rows of a query of statements, in its order: the joins go from it to one row each. */
export function readStatements(statements: AliasableExpression<StatementCore>) {
  return qb
    .selectFrom(statements.as('s'))
    .crossJoin('articles as a')
    .crossJoin('sentences as t')
    .crossJoin('passages as p')
    .leftJoin('statements as o', 'o.id', 's.parentId')
    .whereRef('a.id', '=', 's.articleId')
    .whereRef('t.article_id', '=', 's.articleId')
    .whereRef('t.start', '=', 's.sentenceStart')
    .whereRef('p.article_id', '=', 't.article_id')
    .whereRef('p.start', '=', 't.passage_start')
    .select(['s.articleId', 'a.key as articleKey', 's.cueStart', 's.cueEnd', 's.contentStart', 's.contentEnd'])
    .select(['s.speakerStart', 's.speakerEnd', 's.addresseeStart', 's.addresseeEnd', 's.speakerEntityId', 's.direct'])
    .select(['o.cue_start as parentStart', 'o.cue_end as parentEnd', 's.sentenceStart', 't.end as sentenceEnd'])
    .select(['p.start as passageStart', 'p.end as passageEnd', 'p.role as passageRole']);
}

/** What `readStatements` gives beside the columns it is given, each looked up by itself. */
export const statementReach: Reach = {
  ...sentenceReach,
  parentStart: (core) => sql`(select cue_start from statements where id = ${core('parentId')})`,
  parentEnd: (core) => sql`(select cue_end from statements where id = ${core('parentId')})`,
};

const spanOrNull = (start: number | null, end: number | null): Span | null =>
  start === null || end === null ? null : { start, end };

export function toStatement(raw: StatementRaw): StatementRow {
  return {
    articleId: raw.articleId,
    articleKey: raw.articleKey,
    cue: { start: raw.cueStart, end: raw.cueEnd },
    content: { start: raw.contentStart, end: raw.contentEnd },
    speaker: { start: raw.speakerStart, end: raw.speakerEnd },
    speakerEntityId: raw.speakerEntityId,
    addressee: spanOrNull(raw.addresseeStart, raw.addresseeEnd),
    mode: either(raw.direct, 'DIRECT', 'REPORTED'),
    parentCue: spanOrNull(raw.parentStart, raw.parentEnd),
    sentence: { start: raw.sentenceStart, end: raw.sentenceEnd },
    passage: { start: raw.passageStart, end: raw.passageEnd, role: raw.passageRole },
  };
}
