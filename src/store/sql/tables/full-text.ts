/** The full-text indexes. `MATCH` is asked of the column that is named as the table; `rank` is bm25, lower is better. */
import { float, int, nullable, table, text } from '../table.ts';

export const articlesFts = table('articles_fts', {
  rowid: int(),
  articles_fts: text(),
  title: nullable(text()),
  text: text(),
  rank: float(),
});

export const aliasesFts = table('aliases_fts', {
  rowid: int(),
  aliases_fts: text(),
  name: text(),
  rank: float(),
});

export const surfacesFts = table('surfaces_fts', {
  rowid: int(),
  surfaces_fts: text(),
  surface: text(),
  rank: float(),
});

export const statementsFts = table('statements_fts', {
  rowid: int(),
  statements_fts: text(),
  content: text(),
  rank: float(),
});

export const articlesTrigrams = table('articles_trigrams', {
  rowid: int(),
  title_key: text(),
});

export const aliasesTrigrams = table('aliases_trigrams', {
  rowid: int(),
  name_key: text(),
});

export const aliasesPhonetic = table('aliases_phonetic', {
  rowid: int(),
  phonetic_codes: text(),
});

export const surfacesTrigrams = table('surfaces_trigrams', {
  rowid: int(),
  surface_key: text(),
});
