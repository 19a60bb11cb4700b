/** Keeps the full-text indexes of a table. They are fast when rows come and go in order of id. */
import type { Store } from '../open.ts';
import type { Tables } from '../tables.ts';

/** For each indexed table its indexes, and the columns each one reads. */
export const FULL_TEXT_INDEXES = {
  articles: { articles_fts: ['title', 'text'], articles_trigrams: ['title_key'] },
  aliases: { aliases_fts: ['name'], aliases_trigrams: ['name_key'] },
  surfaces: { surfaces_fts: ['surface'], surfaces_trigrams: ['surface_key'] },
} as const satisfies { readonly [Table in keyof Tables]?: Readonly<Record<string, readonly (keyof Tables[Table])[]>> };

type Indexed = keyof typeof FULL_TEXT_INDEXES;

export interface FullTextWriter<Table extends Indexed> {
  readonly add: (row: Tables[Table]) => void;
  /** Unindexes a row that is still stored; call it before its deletion. */
  readonly remove: (id: number) => void;
}

export function createFullTextWriter<Table extends Indexed>(store: Store, table: Table): FullTextWriter<Table> {
  const writers = Object.entries(FULL_TEXT_INDEXES[table] as Readonly<Record<string, readonly string[]>>).map(
    ([index, columns]) => ({
      columns,
      insert: store.prepare(`INSERT INTO ${index} (rowid, ${columns}) VALUES (?, ${columns.map(() => '?')})`),
      remove: store.prepare(
        `INSERT INTO ${index} (${index}, rowid, ${columns}) VALUES ('delete', ?, ${columns.map(() => '?')})`,
      ),
    }),
  );
  const select = store.prepare(`SELECT * FROM ${table} WHERE id = ?`);
  const valuesOf = (row: Readonly<Record<string, unknown>>, columns: readonly string[]): unknown[] => [
    row.id,
    ...columns.map((column) => row[column]),
  ];
  return {
    add: (row) => {
      for (const { insert, columns } of writers) insert.run(valuesOf({ ...row }, columns));
    },
    remove: (id) => {
      const row = select.get(id) as Readonly<Record<string, unknown>>;
      for (const { remove, columns } of writers) remove.run(valuesOf(row, columns));
    },
  };
}
