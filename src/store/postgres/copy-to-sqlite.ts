/** Copies a knowledge base from a PostgreSQL database into a new SQLite file. */
import Database from 'better-sqlite3';
import { writeAtomically } from '../database/atomic-file.ts';
import { migrate } from '../database/migrate.ts';
import { packIds } from '../database/packed-ids.ts';
import { storedColumn } from '../sql/codes.ts';
import type { Table } from '../sql/table.ts';
import * as fullText from '../sql/tables/full-text.ts';
import { type Connection, inTransaction, SNAPSHOT, withConnection } from './connect.ts';
import { type CopiedRows, type CopyOptions, Counter, columnList, countAll, selectAll } from './copy.ts';
import { rowsOf } from './cursor-rows.ts';
import { refuseOutdatedPostgres } from './migrate.ts';
import { columnsOf, TABLES } from './tables.ts';

type Row = readonly unknown[];

/** Permissions of the file, less those that the umask of the process takes away, as SQLite creates files. */
const NEW_FILE_MODE = 0o644;

/** Gives the values that SQLite stores for a row of PostgreSQL. */
function rowEncoder(table: Table): (row: Row) => unknown[] {
  const encoders = columnsOf(table).map((column) => storedColumn(table.name, column).encode);
  const encode = (value: unknown, index: number): unknown =>
    Array.isArray(value) ? packIds(value as number[]) : encoders[index]?.(value);
  return (row) => row.map(encode);
}

async function receiveTable({ client }: Connection, db: Database.Database, table: Table, counter: Counter) {
  const names = columnsOf(table).map((column) => storedColumn(table.name, column).name);
  const marks = names.map(() => '?').join(', ');
  const insert = db.prepare(`INSERT INTO ${table.name} ${columnList(names)} VALUES (${marks})`);
  const encode = rowEncoder(table);
  counter.begin(table.name);
  for await (const row of rowsOf<Row>(client, selectAll(table), 'array')) {
    insert.run(...encode(row));
    counter.count(table.name);
  }
}

/** What only SQLite has: the full-text indexes. */
function rebuildFullText(db: Database.Database): void {
  for (const { name } of Object.values(fullText)) db.exec(`INSERT INTO ${name} (${name}) VALUES ('rebuild')`);
}

async function fill(db: Database.Database, connection: Connection, options: CopyOptions): Promise<CopiedRows> {
  const { rows } = await connection.client.query<{ count: number }>(countAll(TABLES));
  const counter = new Counter(rows[0]?.count ?? 0, options);
  db.exec('DELETE FROM revisions');
  for (const table of TABLES) await receiveTable(connection, db, table, counter);
  db.exec('UPDATE revisions SET epoch = lower(hex(randomblob(8)))');
  rebuildFullText(db);
  return counter.rows;
}

/** Fills the new file at `path`, which has its name only when all is there: nothing of it need survive a crash. */
async function fillFile(path: string, connection: Connection, options: CopyOptions): Promise<CopiedRows> {
  migrate(path);
  const db = new Database(path);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.exec('BEGIN');
    // A change that was undone refers to a later one, so foreign keys are checked at the commit.
    db.pragma('defer_foreign_keys = ON');
    const rows = await inTransaction(connection.client, SNAPSHOT, () => fill(db, connection, options));
    db.exec('COMMIT');
    db.pragma('journal_mode = WAL');
    return rows;
  } finally {
    db.close();
  }
}

/**
 * Copies the state of one moment of the database at `address` into the file at `path`, which has that name only when everything is in it.
 * Rejects with BAD_USER_INPUT when the file exists and may not be replaced, DATABASE_UNWRITABLE, and with what connecting rejects with.
 */
export function copyToSqlite(address: string, path: string, options: CopyOptions): Promise<CopiedRows> {
  const file = { force: options.force, mode: NEW_FILE_MODE };
  return withConnection(address, async (connection) => {
    await refuseOutdatedPostgres(connection);
    return writeAtomically(path, file, (temporary) => fillFile(temporary, connection, options));
  });
}
