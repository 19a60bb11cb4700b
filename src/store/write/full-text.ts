/**
 * Updates the full-text indexes of a table. FTS5 buffers rows in memory, but flushes them as a separate segment whenever a
 * row id is out of order, or any statement on any table opens a savepoint, as those on several rows or with foreign keys do. So
 * this writes rows in one batch, sorted by id, with no other statement in between.
 */
import type { Store } from '../database/open.ts';
import type { Tables } from '../sql/tables.ts';

/** The full-text indexes of each table, and the columns they read, of a view that gives them as they are indexed. */
export const FULL_TEXT_INDEXES = {
  articles: { articles_fts: ['title', 'text'], articles_trigrams: ['title_key'] },
  aliases: { aliases_fts: ['name'], aliases_trigrams: ['name_key'], aliases_phonetic: ['phonetic_codes'] },
  surfaces: { surfaces_fts: ['surface'], surfaces_trigrams: ['surface_key'] },
  statements: { statements_fts: ['content'] },
} as const satisfies { readonly [Table in keyof Tables]?: Readonly<Record<string, readonly string[]>> };

type Indexed = keyof typeof FULL_TEXT_INDEXES;

interface FullTextWriter {
  /** Indexes stored rows, by id. */
  readonly add: (ids: Iterable<number>) => void;
  /** Removes rows, by id, that are still stored as they were indexed. */
  readonly remove: (ids: Iterable<number>) => void;
}

type Row = Readonly<Record<string, unknown>>;

export function createFullTextWriter(store: Store, table: Indexed): FullTextWriter {
  const indexes: [string, readonly string[]][] = Object.entries(FULL_TEXT_INDEXES[table]);
  const writers = indexes.map(([index, columns]) => {
    const parameters = columns.map(() => '?');
    const insert = store.prepare(`INSERT INTO ${index} (rowid, ${columns}) VALUES (?, ${parameters})`);
    const remove = store.prepare(
      `INSERT INTO ${index} (${index}, rowid, ${columns}) VALUES ('delete', ?, ${parameters})`,
    );
    const valuesOf = (row: Row): unknown[] => [row.id, ...columns.map((column) => row[column])];
    return { add: (row: Row) => insert.run(valuesOf(row)), remove: (row: Row) => remove.run(valuesOf(row)) };
  });
  const select = store.prepare(`SELECT * FROM ${table}_indexed WHERE id = ?`);
  const each = (ids: Iterable<number>, write: 'add' | 'remove'): void => {
    for (const id of [...ids].sort((one, other) => one - other)) {
      const row = select.get(id) as Row;
      for (const writer of writers) writer[write](row);
    }
  };
  return { add: (ids) => each(ids, 'add'), remove: (ids) => each(ids, 'remove') };
}
