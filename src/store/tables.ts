/** The tables as the migrations make them, typed for Kysely. `''` in a time or key column means "not known". */
import type { ChangeType, OrphanReason } from '../correct/change.ts';
import type { AsserterType, Form, Kind, PassageRole, Precision, Status } from '../model.ts';
import type { LikenessReason } from '../text/likeness.ts';

export interface RunsTable {
  id: number;
  command: 'SEED' | 'RESEED';
  started_at: string;
  finished_at: string;
  extractor: string;
  extractor_version: string;
  articles_added: number;
  articles_changed: number;
  articles_removed: number;
  articles_unchanged: number;
  problems: number;
}

export interface AssertersTable {
  id: number;
  type: AsserterType;
  name: string;
  version: string;
}

export interface ArticlesTable {
  id: number;
  key: string;
  title: string | null;
  title_key: string;
  published_at: string;
  published_precision: Precision | null;
  source: string | null;
  url: string | null;
  language: string | null;
  byline: string | null;
  section: string | null;
  word_count: number;
  seed_file: string;
  seed_line: number | null;
  seed_digest: string;
  run_id: number;
  text_hash: string;
  text: string;
}

export interface PassagesTable {
  article_id: number;
  start: number;
  end: number;
  role: PassageRole;
}

export interface SentencesTable {
  article_id: number;
  start: number;
  end: number;
  passage_start: number;
}

export interface EntitiesTable {
  id: number;
  key: string;
  kind: Kind;
  name: string;
  name_key: string;
  in_gazetteer: 0 | 1;
  article_count: number;
  mention_count: number;
  demonym_count: number;
  first_published_at: string;
  last_published_at: string;
}

export interface AliasesTable {
  /** Given by SQLite; stands for the row in the full-text index. */
  id: number;
  entity_id: number;
  name: string;
  name_key: string;
  form: Form;
  asserter_id: number;
  origin_id: number | null;
}

export interface IdentifiersTable {
  scheme: string;
  value: string;
  entity_id: number;
  asserter_id: number;
}

export interface RedirectsTable {
  from_key: string;
  entity_id: number;
}

export interface ClaimsTable {
  id: number;
  entity_id: number;
  record: string;
  in_gazetteer: 0 | 1;
  article_count: number;
  in_correction: 0 | 1;
}

export interface ClaimedKeysTable {
  scheme: string;
  value: string;
  claim_id: number;
}

export interface ArticleClaimsTable {
  article_id: number;
  claim_id: number;
}

export interface SurfacesTable {
  id: number;
  surface: string;
  surface_key: string;
}

export interface EntitySurfacesTable {
  entity_id: number;
  form: Form;
  surface_id: number;
  mention_count: number;
}

export interface MentionsTable {
  article_id: number;
  start: number;
  end: number;
  sentence_start: number;
  surface_id: number;
  kind: Kind;
  form: Form;
  status: Status;
  entity_id: number | null;
  score: number | null;
  link_score: number | null;
  asserter_id: number;
  origin_id: number | null;
  origin_kind: Kind | null;
}

export interface RolesTable {
  article_id: number;
  start: number;
  end: number;
  sentence_start: number;
  mention_start: number;
  mention_end: number;
  of_start: number | null;
  of_end: number | null;
  entity_id: number | null;
  of_entity_id: number | null;
  accepted: 0 | 1;
  published_at: string;
  text: string;
  text_key: string;
}

export interface StatementsTable {
  id: number;
  article_id: number;
  cue_start: number;
  cue_end: number;
  sentence_start: number;
  content_start: number;
  content_end: number;
  speaker_start: number;
  speaker_end: number;
  addressee_start: number | null;
  addressee_end: number | null;
  speaker_entity_id: number | null;
  addressee_entity_id: number | null;
  accepted: 0 | 1;
  parent_id: number | null;
  direct: 0 | 1;
  published_at: string;
  content: string;
}

export interface MentionCandidatesTable {
  article_id: number;
  start: number;
  end: number;
  entity_id: number;
  place: number;
  score: number;
  origin_id: number | null;
}

export interface ArticleEntitiesTable {
  article_id: number;
  entity_id: number;
  published_at: string;
  mention_count: number;
  demonym_count: number;
  first_start: number;
  salience: number;
}

export interface NeighboursTable {
  entity_id: number;
  neighbour_id: number;
  articles: number;
  sentences: number;
}

export interface LikenessKeysTable {
  key: string;
  entity_id: number;
}

export interface DuplicatesTable {
  entity_id: number;
  other_id: number;
  score: number;
  reason: LikenessReason;
  name: string;
  other_name: string;
}

export interface StatisticsTable {
  subject: 'ARTICLE' | 'PASSAGE' | 'SENTENCE' | 'ENTITY' | 'MENTION' | 'ROLE' | 'STATEMENT';
  facet: string;
  value: string;
  count: number;
}

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

/** `MATCH` is asked of the column that is named as the table; `rank` is bm25, lower is better. */
export interface ArticlesFtsTable {
  rowid: number;
  articles_fts: string;
  title: string | null;
  text: string;
  rank: number;
}

export interface AliasesFtsTable {
  rowid: number;
  aliases_fts: string;
  name: string;
  rank: number;
}

export interface SurfacesFtsTable {
  rowid: number;
  surfaces_fts: string;
  surface: string;
  rank: number;
}

export interface StatementsFtsTable {
  rowid: number;
  statements_fts: string;
  content: string;
  rank: number;
}

export interface ArticlesTrigramsTable {
  rowid: number;
  title_key: string;
}

export interface AliasesTrigramsTable {
  rowid: number;
  name_key: string;
}

export interface SurfacesTrigramsTable {
  rowid: number;
  surface_key: string;
}

export interface Tables {
  runs: RunsTable;
  asserters: AssertersTable;
  articles: ArticlesTable;
  passages: PassagesTable;
  sentences: SentencesTable;
  entities: EntitiesTable;
  aliases: AliasesTable;
  identifiers: IdentifiersTable;
  redirects: RedirectsTable;
  claims: ClaimsTable;
  claimed_keys: ClaimedKeysTable;
  article_claims: ArticleClaimsTable;
  surfaces: SurfacesTable;
  entity_surfaces: EntitySurfacesTable;
  mentions: MentionsTable;
  roles: RolesTable;
  statements: StatementsTable;
  mention_candidates: MentionCandidatesTable;
  article_entities: ArticleEntitiesTable;
  neighbours: NeighboursTable;
  likeness_keys: LikenessKeysTable;
  duplicates: DuplicatesTable;
  statistics: StatisticsTable;
  changes: ChangesTable;
  change_subjects: ChangeSubjectsTable;
  base_articles: BaseArticlesTable;
  merged_entities: MergedEntitiesTable;
  corrected_entities: CorrectedEntitiesTable;
  kept_apart: KeptApartTable;
  origin_candidates: OriginCandidatesTable;
  articles_fts: ArticlesFtsTable;
  aliases_fts: AliasesFtsTable;
  surfaces_fts: SurfacesFtsTable;
  statements_fts: StatementsFtsTable;
  articles_trigrams: ArticlesTrigramsTable;
  aliases_trigrams: AliasesTrigramsTable;
  surfaces_trigrams: SurfacesTrigramsTable;
}
