/** The tables as the migrations make them. `''` in a time or key column means "not known". */
import type { Stored, Table } from './table.ts';
import type * as articles from './tables/articles.ts';
import type * as corrections from './tables/corrections.ts';
import type * as counts from './tables/counts.ts';
import type * as entities from './tables/entities.ts';
import type * as fullText from './tables/full-text.ts';
import type * as revisions from './tables/revisions.ts';
import type * as runs from './tables/runs.ts';
import type * as versions from './tables/versions.ts';

type TableIn<Module> = Extract<Module[keyof Module], Table>;

type AnyTable =
  | TableIn<typeof articles>
  | TableIn<typeof corrections>
  | TableIn<typeof counts>
  | TableIn<typeof entities>
  | TableIn<typeof fullText>
  | TableIn<typeof revisions>
  | TableIn<typeof runs>
  | TableIn<typeof versions>;

export type Tables = { [T in AnyTable as T['name']]: Stored<T> };
