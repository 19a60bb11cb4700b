/** The rows that the statements of an article become. */
import type { ArticleRecord, Span, StatementRecord } from '../../model.ts';
import type { StatementsTable } from '../sql/tables/articles.ts';
import type { MentionFinder } from './roles.ts';
import { rowId } from './row-ids.ts';

/** Row id of the statement that an article makes by the cue at a span. */
export function statementId(articleKey: string, cue: Span): number {
  return rowId(`${articleKey}:${cue.start}-${cue.end}`);
}

export function statementRows(record: ArticleRecord, find: MentionFinder): StatementsTable[] {
  const { key, text, statements, publication } = record;
  const parentIdOf = ({ parent }: StatementRecord): number | null => {
    const around = parent === null ? undefined : statements[parent];
    return around ? statementId(key, around.cue) : null;
  };
  return statements.map((statement): StatementsTable => {
    const { speaker, cue, content, addressee, direct, sentence } = statement;
    const { article_id, entity_id, status } = find(speaker);
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
      published_at: publication?.at ?? '',
      content: text.slice(content.start, content.end),
    };
  });
}
