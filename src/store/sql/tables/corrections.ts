/** What people changed: the log, and what it makes of that which seeds say. */
import type { OrphanReason } from '../../../corrections/define.ts';
import type { ChangeType } from '../../../corrections/definitions.ts';
import type { Kind } from '../../../model.ts';

export interface ChangesTable {
  number: number;
  key: string;
  type: ChangeType;
  input: string;
  reason: string | null;
  created_by: string;
  created_at: string;
  before: string;
  after: string;
  undoes: number | null;
  undone_by: number | null;
  orphan_reason: OrphanReason | null;
}

export interface ChangeSubjectsTable {
  subject: 'ENTITY' | 'ARTICLE' | 'MENTION';
  subject_id: number;
  change_number: number;
  aspect: string;
  key: string;
  orphan_reason: OrphanReason | null;
}

export interface BaseArticlesTable {
  id: number;
  key: string;
  digest: string;
  run_id: number;
  record: string;
}

export interface MergedEntitiesTable {
  id: number;
  key: string;
  survivor_id: number;
  survivor_key: string;
}

export interface CorrectedEntitiesTable {
  id: number;
  key: string;
  kind: Kind | null;
  overlay: string;
}

export interface KeptApartTable {
  entity_id: number;
  other_id: number;
  entity_key: string;
  other_key: string;
}

export interface OriginCandidatesTable {
  article_id: number;
  start: number;
  end: number;
  place: number;
  key: string;
  score: number;
}

export interface CorrectionTables {
  changes: ChangesTable;
  change_subjects: ChangeSubjectsTable;
  base_articles: BaseArticlesTable;
  merged_entities: MergedEntitiesTable;
  corrected_entities: CorrectedEntitiesTable;
  kept_apart: KeptApartTable;
  origin_candidates: OriginCandidatesTable;
}
