/** Reads whole tables into arrays of rows: the only SQL of the plain reading. */
import type Database from 'better-sqlite3';
import type { AsserterType, Form, Kind, PassageRole, Precision, Status } from '../../../src/model.ts';

interface SpanRow {
  readonly start: number;
  readonly end: number;
}

interface ArticleRow {
  readonly id: number;
  readonly key: string;
  readonly title: string | null;
  readonly published_at: string;
  readonly published_precision: Precision | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly byline: string | null;
  readonly section: string | null;
  readonly word_count: number;
  readonly seed_file: string;
  readonly seed_line: number | null;
  readonly text_hash: string;
}

interface PassageRow extends SpanRow {
  readonly article_id: number;
  readonly role: PassageRole;
}

interface SentenceRow extends SpanRow {
  readonly article_id: number;
  readonly passage_start: number;
}

interface EntityRow {
  readonly id: number;
  readonly key: string;
  readonly kind: Kind;
  readonly name: string;
  readonly in_gazetteer: 0 | 1;
}

interface AsserterRow {
  readonly id: number;
  readonly type: AsserterType;
  readonly name: string;
  /** '' when it has none. */
  readonly version: string;
}

interface AliasRow {
  readonly id: number;
  readonly entity_id: number;
  readonly name: string;
  readonly form: Form;
  readonly asserter_id: number;
  readonly origin_id: number | null;
}

interface IdentifierRow {
  readonly entity_id: number;
  readonly scheme: string;
  readonly value: string;
  readonly asserter_id: number;
}

interface SurfaceRow {
  readonly id: number;
  readonly surface: string;
}

interface MentionRow extends SpanRow {
  readonly article_id: number;
  readonly sentence_start: number;
  readonly surface_id: number;
  readonly kind: Kind;
  readonly form: Form;
  readonly status: Status;
  readonly entity_id: number | null;
  readonly score: number | null;
  readonly link_score: number | null;
  readonly asserter_id: number;
  readonly origin_id: number | null;
}

interface CandidateRow extends SpanRow {
  readonly article_id: number;
  readonly entity_id: number;
  readonly place: number;
  readonly score: number;
}

interface RoleRow extends SpanRow {
  readonly article_id: number;
  readonly sentence_start: number;
  readonly mention_start: number;
  readonly mention_end: number;
  readonly of_start: number | null;
  readonly of_end: number | null;
}

interface StatementRow {
  readonly id: number;
  readonly article_id: number;
  readonly sentence_start: number;
  readonly cue_start: number;
  readonly cue_end: number;
  readonly content_start: number;
  readonly content_end: number;
  readonly speaker_start: number;
  readonly speaker_end: number;
  readonly addressee_start: number | null;
  readonly addressee_end: number | null;
  readonly parent_id: number | null;
  readonly direct: 0 | 1;
  readonly score: number;
}

interface DuplicateRow {
  readonly entity_id: number;
  readonly other_id: number;
  readonly score: number;
  readonly reason: string;
  readonly name: string;
  readonly other_name: string;
}

interface VersionRow {
  readonly article_id: number;
  readonly first_id: number;
  readonly published: number;
  readonly likeness: number;
  readonly repeats_id: number | null;
}

interface ChangedRow {
  readonly revision: number;
  readonly type: 'ARTICLE' | 'ENTITY';
  readonly id: number;
  readonly key: string;
}

interface ChangeRow {
  readonly number: number;
  readonly key: string;
  readonly type: string;
  readonly input: string;
  readonly reason: string | null;
  readonly created_by: string;
  readonly created_at: string;
  readonly before: string;
  readonly after: string;
  readonly undoes: number | null;
  readonly undone_by: number | null;
  readonly orphan_reason: string | null;
}

interface RunRow {
  readonly id: number;
  readonly command: string;
  readonly created_by: string | null;
  readonly started_at: string;
  readonly finished_at: string;
  readonly extractor: string | null;
  readonly extractor_version: string | null;
  readonly dateline_version: string | null;
  readonly database_version: number | null;
  readonly articles_added: number;
  readonly articles_changed: number;
  readonly articles_removed: number;
  readonly articles_unchanged: number;
  readonly problems: number;
  readonly errors: number;
}

/** As the schema shows it, beside its run and its place. */
export interface RunProblem {
  readonly run_id: number;
  readonly number: number;
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number | null;
  readonly message: string;
}

interface Tables {
  readonly articles: ArticleRow[];
  readonly article_texts: { readonly article_id: number; readonly text: string }[];
  readonly passages: PassageRow[];
  readonly sentences: SentenceRow[];
  readonly entities: EntityRow[];
  readonly asserters: AsserterRow[];
  readonly aliases: AliasRow[];
  readonly identifiers: IdentifierRow[];
  readonly claims: { readonly entity_id: number; readonly record: string; readonly in_gazetteer: 0 | 1 }[];
  readonly redirects: { readonly from_key: string; readonly entity_id: number }[];
  readonly merged_entities: { readonly id: number; readonly key: string }[];
  readonly surfaces: SurfaceRow[];
  readonly mentions: MentionRow[];
  readonly mention_candidates: CandidateRow[];
  readonly article_entities: { readonly article_id: number; readonly entity_id: number; readonly salience: number }[];
  readonly roles: RoleRow[];
  readonly statements: StatementRow[];
  readonly duplicates: DuplicateRow[];
  readonly versions: VersionRow[];
  readonly changes: ChangeRow[];
  readonly change_subjects: { readonly subject: string; readonly subject_id: number; readonly change_number: number }[];
  readonly runs: RunRow[];
  readonly run_problems: RunProblem[];
  readonly revisions: { readonly epoch: string; readonly current: number; readonly oldest: number }[];
  readonly changed: ChangedRow[];
}

/** Gives all rows of a table, in no particular order. */
export type ReadTable = <Name extends keyof Tables>(table: Name) => Tables[Name];

export function tableReader(db: Database.Database): ReadTable {
  return <Name extends keyof Tables>(table: Name) => db.prepare(`SELECT * FROM ${table}`).all() as Tables[Name];
}
