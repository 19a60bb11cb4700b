/** Reads what ambiguous mentions may name. */
import type { Span } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { qb } from '../sql/kysely.ts';
import { parentPart, rowsPerParent } from '../sql/per-parent.ts';
import { ENTITY_COLUMNS, type EntityRow, toEntity } from './entities.ts';

export interface CandidateRow {
  readonly entity: EntityRow;
  /** How likely the mention names it, 0 to 1. */
  readonly score: number;
}

/** A mention by the row id of its article, and its span. */
export interface MentionPlace extends Span {
  readonly articleId: number;
}

/** The candidates of each mention, likeliest first; none of one that is not ambiguous. */
export function listCandidates(store: Store, mentions: readonly MentionPlace[]): CandidateRow[][] {
  const query = qb
    .selectFrom('mention_candidates as c')
    .innerJoin('entities as e', 'e.id', 'c.entity_id')
    .where('c.article_id', '=', parentPart(0))
    .where('c.start', '=', parentPart(1))
    .where('c.end', '=', parentPart(2))
    .select([...ENTITY_COLUMNS, 'c.score'])
    .orderBy('c.place');
  const places = mentions.map(({ articleId, start, end }) => [articleId, start, end]);
  return rowsPerParent(store, places, query).map((rows) =>
    rows.map(({ score, ...entity }) => ({ entity: toEntity(entity), score })),
  );
}
