/** What ambiguous mentions may name. */
import { asc } from '../sql/keyset.ts';
import { eq } from '../sql/operators.ts';
import { across, type Few } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { mentionCandidates } from '../sql/tables/articles.ts';
import { entities } from '../sql/tables/entities.ts';
import type { EntityRow } from './entities.ts';
import type { MentionKey } from './mentions.ts';

export interface CandidateRow {
  readonly candidate: Row<typeof mentionCandidates>;
  readonly entity: EntityRow;
}

/** The candidates of a mention, likeliest first; none of one that is not ambiguous. */
export function candidatesOf({ articleId, start, end }: MentionKey): Few<CandidateRow> {
  const [candidate, entity] = [source(mentionCandidates), source(entities)];
  const { row } = candidate;
  const rows = across([candidate, entity], {
    where: [eq(row.article_id, articleId), eq(row.start, start), eq(row.end, end), eq(entity.row.id, row.entity_id)],
    row: { candidate: row, entity: entity.row },
  });
  return { ...rows, orderBy: [asc(row.place)] };
}
