/** Entities as they are stored: what is claimed of them, and what follows from it. */
import type { Form, Kind } from '../../../model.ts';
import { blob, flag, float, int, nullable, type Stored, table, text } from '../table.ts';

export const entities = table('entities', {
  id: int(),
  key: text(),
  kind: text<Kind>(),
  name: text(),
  name_key: text(),
  in_gazetteer: flag(),
  article_count: int(),
  mention_count: int(),
  demonym_count: int(),
  peripheral_count: int(),
  first_published_at: text(),
  last_published_at: text(),
  /** The number of a hub in `neighbours`. */
  hub: nullable(int()),
});

export const aliases = table('aliases', {
  /** Given by SQLite; stands for the row in the full-text index. */
  id: int(),
  entity_id: int(),
  name: text(),
  name_key: text(),
  form: text<Form>(),
  asserter_id: int(),
  origin_id: nullable(int()),
  /** By sound, of each word. */
  phonetic_codes: text(),
  /** What the full-text index reads; null when it reads the name itself. */
  folded: nullable(text()),
});
export type AliasesTable = Stored<typeof aliases>;

export const identifiers = table('identifiers', {
  scheme: text(),
  value: text(),
  entity_id: int(),
  asserter_id: int(),
});

/** Where entities lie; of those only that a seed or an identifier locates. '' is not known, or does not apply. */
export const locations = table('locations', {
  entity_id: int(),
  latitude: nullable(float()),
  longitude: nullable(float()),
  area: text(),
  country: text(),
  country_name: text(),
  region: text(),
  region_name: text(),
  subregion: text(),
  continent: text(),
});

export const redirects = table('redirects', {
  from_key: text(),
  entity_id: int(),
});

export const claims = table('claims', {
  id: int(),
  entity_id: int(),
  record: text(),
  in_gazetteer: flag(),
  article_count: int(),
  in_correction: flag(),
});
export type ClaimsTable = Stored<typeof claims>;

export const claimedKeys = table('claimed_keys', {
  scheme: text(),
  value: text(),
  claim_id: int(),
});

export const articleClaims = table('article_claims', {
  article_id: int(),
  /** See src/store/database/packed-ids.ts. */
  claims: blob(),
});
