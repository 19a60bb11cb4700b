/** The tables as the migrations make them, typed for Kysely. `''` in a time or key column means "not known". */
import type { ArticleTables } from './tables/articles.ts';
import type { CorrectionTables } from './tables/corrections.ts';
import type { CountTables } from './tables/counts.ts';
import type { EntityTables } from './tables/entities.ts';
import type { FullTextTables } from './tables/full-text.ts';

export interface Tables extends ArticleTables, EntityTables, CountTables, CorrectionTables, FullTextTables {}
