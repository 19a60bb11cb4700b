/** Reads sentences with all that their row shows: the key of their article, and their passage. */
import { type AliasableExpression, sql } from 'kysely';
import type { PassageRole, Span } from '../../model.ts';
import { qb } from '../sql/kysely.ts';
import type { Reach } from '../sql/sketch.ts';
import type { SentenceRow } from './sentences.ts';

/** What to select of `sentences as t` to say which sentences are meant. */
export const SENTENCE_COLUMNS = [
  't.article_id as articleId',
  't.start',
  't.end',
  't.passage_start as passageStart',
] as const;

/** Sentences as `SENTENCE_COLUMNS` give them. */
export interface SentenceCore extends Span {
  readonly articleId: number;
  readonly passageStart: number;
}

/** A sentence as read. */
export interface SentenceRaw extends SentenceCore {
  readonly articleKey: string;
  readonly passageEnd: number;
  readonly passageRole: PassageRole;
}

/** The full rows of a query of sentences, in its order: the joins go from it to one row each. */
export function readSentences(sentences: AliasableExpression<SentenceCore>) {
  return qb
    .selectFrom(sentences.as('t'))
    .crossJoin('articles as a')
    .crossJoin('passages as p')
    .whereRef('a.id', '=', 't.articleId')
    .whereRef('p.article_id', '=', 't.articleId')
    .whereRef('p.start', '=', 't.passageStart')
    .select(['t.articleId', 'a.key as articleKey', 't.start', 't.end'])
    .select(['t.passageStart', 'p.end as passageEnd', 'p.role as passageRole']);
}

export function toSentence({ passageStart, passageEnd, passageRole, ...sentence }: SentenceRaw): SentenceRow {
  return { ...sentence, passage: { start: passageStart, end: passageEnd, role: passageRole } };
}

const inPassage =
  (column: 'start' | 'end' | 'role'): Reach[string] =>
  (core) =>
    sql`(
    select ${sql.ref(`p.${column}`)} from sentences as t cross join passages as p
    where t.article_id = ${core('articleId')} and t.start = ${core('sentenceStart')}
      and p.article_id = t.article_id and p.start = t.passage_start)`;

/** Article key, sentence and passage of whatever has an `articleId` and a `sentenceStart`, each looked up by itself. */
export const sentenceReach: Reach = {
  articleKey: (core) => sql`(select key from articles where id = ${core('articleId')})`,
  sentenceEnd: (core) => sql`(
    select "end" from sentences where article_id = ${core('articleId')} and start = ${core('sentenceStart')})`,
  passageStart: inPassage('start'),
  passageEnd: inPassage('end'),
  passageRole: inPassage('role'),
};
