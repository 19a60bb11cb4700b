/** The full-text indexes. `MATCH` is asked of the column that is named as the table; `rank` is bm25, lower is better. */

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

export interface FullTextTables {
  articles_fts: ArticlesFtsTable;
  aliases_fts: AliasesFtsTable;
  surfaces_fts: SurfacesFtsTable;
  statements_fts: StatementsFtsTable;
  articles_trigrams: ArticlesTrigramsTable;
  aliases_trigrams: AliasesTrigramsTable;
  surfaces_trigrams: SurfacesTrigramsTable;
}
