/** Builds the rows of the roles and statements of an article. */
import type { ArticleRecord, RoleRecord, Span, StatementRecord } from '../../model.ts';
import { fold, foldedCopy } from '../../text/fold.ts';
import type { MentionsTable, RolesTable, StatementsTable } from '../sql/tables/articles.ts';
import { rowId } from './row-ids.ts';

type MentionFinder = (span: Span) => MentionsTable;

export interface RoleAndStatementRows {
  readonly roles: readonly RolesTable[];
  readonly statements: readonly StatementsTable[];
}

/** Finds the mentions of one article by their spans. */
const mentionFinder = (rows: readonly MentionsTable[]): MentionFinder => {
  const bySpan = new Map(rows.map((row) => [`${row.start}-${row.end}`, row]));
  return ({ start, end }) => bySpan.get(`${start}-${end}`) as MentionsTable;
};

const roleRows = ({ text, roles, publication }: ArticleRecord, find: MentionFinder): RolesTable[] => {
  const toRow = ({ start, end, sentence, mention, of }: RoleRecord): RolesTable => {
    const words = text.slice(start, end);
    const holder = find(mention);
    return {
      article_id: holder.article_id,
      start,
      end,
      sentence_start: sentence,
      mention_start: mention.start,
      mention_end: mention.end,
      of_start: of?.start ?? null,
      of_end: of?.end ?? null,
      entity_id: holder.entity_id,
      of_entity_id: of && find(of).entity_id,
      accepted: holder.status === 'ACCEPTED' ? 1 : 0,
      published_at: publication?.at ?? '',
      text: words,
      text_key: fold(words),
    };
  };
  return roles.map(toRow).sort((one, other) => one.start - other.start || one.end - other.end);
};

/** The natural key of a statement, by the span of its cue. */
export function statementKey(articleKey: string, cue: Span): string {
  return `${articleKey}:${cue.start}-${cue.end}`;
}

/** Row id of a statement. */
export function statementId(articleKey: string, cue: Span): number {
  return rowId(statementKey(articleKey, cue));
}

const statementRows = (record: ArticleRecord, find: MentionFinder): StatementsTable[] => {
  const { key, text, statements, publication } = record;
  const parentIdOf = ({ parent }: StatementRecord): number | null => {
    const around = parent === null ? undefined : statements[parent];
    return around ? statementId(key, around.cue) : null;
  };
  return statements.map((statement): StatementsTable => {
    const { speaker, cue, content, addressee, direct, score, sentence } = statement;
    const { article_id, entity_id, status } = find(speaker);
    const words = text.slice(content.start, content.end);
    return {
      id: statementId(key, cue),
      article_id,
      cue_start: cue.start,
      cue_end: cue.end,
      sentence_start: sentence,
      content_start: content.start,
      content_end: content.end,
      speaker_start: speaker.start,
      speaker_end: speaker.end,
      addressee_start: addressee?.start ?? null,
      addressee_end: addressee?.end ?? null,
      speaker_entity_id: entity_id,
      addressee_entity_id: addressee && find(addressee).entity_id,
      accepted: status === 'ACCEPTED' ? 1 : 0,
      parent_id: parentIdOf(statement),
      direct: direct ? 1 : 0,
      score,
      published_at: publication?.at ?? '',
      content: words,
      folded: foldedCopy(words),
    };
  });
};

/** `record` is valid; `mentions` are the rows of its mentions. */
export function roleAndStatementRows(record: ArticleRecord, mentions: readonly MentionsTable[]): RoleAndStatementRows {
  const find = mentionFinder(mentions);
  return { roles: roleRows(record, find), statements: statementRows(record, find) };
}
