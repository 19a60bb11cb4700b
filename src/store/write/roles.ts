/** The rows that the roles of an article become. */
import type { ArticleRecord, RoleRecord, Span } from '../../model.ts';
import { fold } from '../../text/fold.ts';
import type { MentionsTable, RolesTable } from '../sql/tables/articles.ts';

/** Finds the stored mentions of one article by their spans. */
export type MentionFinder = (span: Span) => MentionsTable;

export function mentionFinder(rows: readonly MentionsTable[]): MentionFinder {
  const bySpan = new Map(rows.map((row) => [`${row.start}-${row.end}`, row]));
  return ({ start, end }) => bySpan.get(`${start}-${end}`) as MentionsTable;
}

export function roleRows({ text, roles, publication }: ArticleRecord, find: MentionFinder): RolesTable[] {
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
}
