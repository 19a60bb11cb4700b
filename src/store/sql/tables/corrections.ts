/** What people changed: the log, and what it makes of that which seeds say. */
import type { OrphanReason } from '../../../corrections/define.ts';
import type { ChangeType } from '../../../corrections/definitions.ts';
import type { Kind } from '../../../model.ts';
import { float, int, nullable, type Stored, table, text } from '../table.ts';

export const changes = table('changes', {
  number: int(),
  key: text(),
  type: text<ChangeType>(),
  input: text(),
  reason: nullable(text()),
  created_by: text(),
  created_at: text(),
  before: text(),
  after: text(),
  undoes: nullable(int()),
  undone_by: nullable(int()),
  orphan_reason: nullable(text<OrphanReason>()),
});
export type ChangesTable = Stored<typeof changes>;

export const changeSubjects = table('change_subjects', {
  subject: text<'ENTITY' | 'ARTICLE' | 'MENTION'>(),
  subject_id: int(),
  change_number: int(),
  aspect: text(),
  key: text(),
  orphan_reason: nullable(text<OrphanReason>()),
});

export const baseArticles = table('base_articles', {
  id: int(),
  key: text(),
  digest: text(),
  run_id: int(),
  record: text(),
});
export type BaseArticlesTable = Stored<typeof baseArticles>;

export const mergedEntities = table('merged_entities', {
  id: int(),
  key: text(),
  survivor_id: int(),
  survivor_key: text(),
});

export const correctedEntities = table('corrected_entities', {
  id: int(),
  key: text(),
  kind: nullable(text<Kind>()),
  overlay: text(),
});
export type CorrectedEntitiesTable = Stored<typeof correctedEntities>;

export const keptApart = table('kept_apart', {
  entity_id: int(),
  other_id: int(),
  entity_key: text(),
  other_key: text(),
});

export const originCandidates = table('origin_candidates', {
  article_id: int(),
  start: int(),
  end: int(),
  place: int(),
  key: text(),
  score: float(),
});
export type OriginCandidatesTable = Stored<typeof originCandidates>;
