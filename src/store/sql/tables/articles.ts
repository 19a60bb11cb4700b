/** Articles as they are stored: their text and its parts, the mentions in them, and what they say. */
import type { AsserterType, Form, Kind, PassageRole, Precision, Status } from '../../../model.ts';

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
  text_length: number;
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

export interface SurfacesTable {
  id: number;
  surface: string;
  surface_key: string;
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

export interface MentionCandidatesTable {
  article_id: number;
  start: number;
  end: number;
  entity_id: number;
  place: number;
  score: number;
  origin_id: number | null;
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

export interface ArticleTables {
  runs: RunsTable;
  asserters: AssertersTable;
  articles: ArticlesTable;
  passages: PassagesTable;
  sentences: SentencesTable;
  surfaces: SurfacesTable;
  mentions: MentionsTable;
  mention_candidates: MentionCandidatesTable;
  roles: RolesTable;
  statements: StatementsTable;
}
