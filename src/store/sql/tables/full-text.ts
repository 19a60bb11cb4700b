/** The full-text indexes. `MATCH` is asked of the column that is named as the table; `rank` is bm25, lower is better. */
import { float, int, nullable, type Stored, table, text } from '../table.ts';

export const articlesFts = table('articles_fts', {
  rowid: int(),
  articles_fts: text(),
  title: nullable(text()),
  text: text(),
  rank: float(),
});
export type ArticlesFtsTable = Stored<typeof articlesFts>;

export const aliasesFts = table('aliases_fts', {
  rowid: int(),
  aliases_fts: text(),
  name: text(),
  rank: float(),
});
export type AliasesFtsTable = Stored<typeof aliasesFts>;

export const surfacesFts = table('surfaces_fts', {
  rowid: int(),
  surfaces_fts: text(),
  surface: text(),
  rank: float(),
});
export type SurfacesFtsTable = Stored<typeof surfacesFts>;

export const statementsFts = table('statements_fts', {
  rowid: int(),
  statements_fts: text(),
  content: text(),
  rank: float(),
});
export type StatementsFtsTable = Stored<typeof statementsFts>;

export const articlesTrigrams = table('articles_trigrams', {
  rowid: int(),
  title_key: text(),
});
export type ArticlesTrigramsTable = Stored<typeof articlesTrigrams>;

export const aliasesTrigrams = table('aliases_trigrams', {
  rowid: int(),
  name_key: text(),
});
export type AliasesTrigramsTable = Stored<typeof aliasesTrigrams>;

export const surfacesTrigrams = table('surfaces_trigrams', {
  rowid: int(),
  surface_key: text(),
});
export type SurfacesTrigramsTable = Stored<typeof surfacesTrigrams>;
