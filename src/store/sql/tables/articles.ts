/** Articles as they are stored: their text and its parts, the mentions in them, and what they say. */
import type { AsserterType, Form, Kind, PassageRole, Precision, Status } from '../../../model.ts';
import { flag, float, generatedFlag, int, nullable, type Stored, table, text } from '../table.ts';

export const asserters = table('asserters', {
  id: int(),
  type: text<AsserterType>(),
  name: text(),
  version: text(),
});
export type AssertersTable = Stored<typeof asserters>;

export const articles = table('articles', {
  id: int(),
  key: text(),
  title: nullable(text()),
  title_key: text(),
  /** What the full-text index reads, here and below; null when it reads the title itself. */
  title_folded: nullable(text()),
  published_at: text(),
  published_precision: nullable(text<Precision>()),
  source: nullable(text()),
  url: nullable(text()),
  language: nullable(text()),
  byline: nullable(text()),
  section: nullable(text()),
  word_count: int(),
  seed_file: text(),
  seed_line: nullable(int()),
  seed_digest: text(),
  run_id: int(),
  text_hash: text(),
  text_length: int(),
});
export type ArticlesTable = Stored<typeof articles>;

export const articleTexts = table('article_texts', {
  article_id: int(),
  text: text(),
  folded: nullable(text()),
});

export const passages = table('passages', {
  article_id: int(),
  start: int(),
  end: int(),
  role: text<PassageRole>(),
});

export const sentences = table('sentences', {
  article_id: int(),
  start: int(),
  end: int(),
  passage_start: int(),
});

export const surfaces = table('surfaces', {
  id: int(),
  surface: text(),
  surface_key: text(),
  folded: nullable(text()),
});
export type SurfacesTable = Stored<typeof surfaces>;

export const mentions = table('mentions', {
  article_id: int(),
  start: int(),
  end: int(),
  sentence_start: int(),
  surface_id: int(),
  kind: text<Kind>(),
  form: text<Form>(),
  status: text<Status>(),
  entity_id: nullable(int()),
  score: nullable(float()),
  link_score: nullable(float()),
  asserter_id: int(),
  origin_id: nullable(int()),
  origin_kind: nullable(text<Kind>()),
  /** In a byline, caption or credit. */
  peripheral: flag(),
  /** Accepted, no demonym, not peripheral. The only place where this is decided. */
  counts: generatedFlag(),
});
export type MentionsTable = Stored<typeof mentions>;

export const mentionCandidates = table('mention_candidates', {
  article_id: int(),
  start: int(),
  end: int(),
  entity_id: int(),
  place: int(),
  score: float(),
  origin_id: nullable(int()),
});
export type MentionCandidatesTable = Stored<typeof mentionCandidates>;

export const roles = table('roles', {
  article_id: int(),
  start: int(),
  end: int(),
  sentence_start: int(),
  mention_start: int(),
  mention_end: int(),
  of_start: nullable(int()),
  of_end: nullable(int()),
  entity_id: nullable(int()),
  of_entity_id: nullable(int()),
  accepted: flag(),
  published_at: text(),
  text: text(),
  text_key: text(),
});
export type RolesTable = Stored<typeof roles>;

export const statements = table('statements', {
  id: int(),
  article_id: int(),
  cue_start: int(),
  cue_end: int(),
  sentence_start: int(),
  content_start: int(),
  content_end: int(),
  speaker_start: int(),
  speaker_end: int(),
  addressee_start: nullable(int()),
  addressee_end: nullable(int()),
  speaker_entity_id: nullable(int()),
  addressee_entity_id: nullable(int()),
  accepted: flag(),
  parent_id: nullable(int()),
  direct: flag(),
  score: float(),
  published_at: text(),
  content: text(),
  folded: nullable(text()),
});
export type StatementsTable = Stored<typeof statements>;
