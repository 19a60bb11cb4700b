/** Entities as they are stored: what is claimed of them, and what follows from it. */
import type { Form, Kind } from '../../../model.ts';

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

export interface EntityTables {
  entities: EntitiesTable;
  aliases: AliasesTable;
  identifiers: IdentifiersTable;
  redirects: RedirectsTable;
  claims: ClaimsTable;
  claimed_keys: ClaimedKeysTable;
  article_claims: ArticleClaimsTable;
}
