/** Copies a knowledge base from a SQLite file into a PostgreSQL database, in one transaction. */
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { DatelineError } from '../../problem.ts';
import { openStore, type Store } from '../database/open.ts';
import { APPLICATION_ID } from '../database/version.ts';
import type { Table } from '../sql/table.ts';
import { type Connection, inTransaction, loadPackage, withConnection } from './connect.ts';
import { type CopiedRows, type CopyOptions, Counter, columnList, countAll, selectAll } from './copy.ts';
import { lineWriter } from './copy-text.ts';
import { migratePostgres, refuseOutdatedPostgres } from './migrate.ts';
import { columnsOf, LEFT_OUT, TABLES } from './tables.ts';

/** Characters that are sent together. */
const CHUNK = 64 * 1024;

const NAMES = [...TABLES.map(({ name }) => name), ...LEFT_OUT].join(', ');

/** What somebody put in; an empty database has a row of `revisions` alone. */
const FILLED = TABLES.filter(({ name }) => name !== 'revisions');

async function refuseFilled({ client, shown }: Connection): Promise<void> {
  const { rows } = await client.query<{ count: number }>(countAll(FILLED));
  if (rows[0]?.count === 0) return;
  const message = `${shown} holds a knowledge base already. Name an empty database, or replace what this one holds with --force.`;
  throw new DatelineError('ALREADY_SEEDED', message);
}

/** The lines of a table in chunks. */
function* chunksOf(store: Store, table: Table, counter: Counter): Generator<string> {
  const write = lineWriter(table);
  let chunk = '';
  for (const row of store.db.prepare(selectAll(table)).raw().iterate()) {
    chunk += write(row as unknown[]);
    counter.count(table.name);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

async function sendTable(client: Client, table: Table, chunks: Generator<string>): Promise<void> {
  const { from } = await loadPackage(() => import('pg-copy-streams'));
  const target: Writable = client.query(from(`COPY ${table.name} ${columnList(columnsOf(table))} FROM STDIN`));
  await pipeline(Readable.from(chunks), target);
}

/** What would be checked and sorted in at each row is made at the end, in a fraction of the time. */
const SELECT_DEFERRED = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS "drop",
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS sql
  FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
  UNION ALL
  SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
  WHERE c.relnamespace = current_schema()::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
    AND i.indrelid = ANY ($1::regclass[])`;

/** Rejects with what PostgreSQL says, and of which index or key. */
async function make(client: Client, sql: string): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    if (error instanceof Error) error.message += ` (${sql})`;
    throw error;
  }
}

/** Runs `work` without foreign keys and indexes, and makes them anew. */
async function withoutIndexes(client: Client, work: () => Promise<void>): Promise<void> {
  const tables = TABLES.map(({ name }) => name);
  const { rows } = await client.query<{ drop: string; sql: string }>(SELECT_DEFERRED, [tables]);
  for (const { drop } of rows) await client.query(drop);
  await work();
  for (const { sql } of rows.toReversed()) await make(client, sql);
}

async function sendAll(store: Store, client: Client, options: CopyOptions): Promise<CopiedRows> {
  const total = store.db.prepare(countAll(TABLES)).pluck().get() as number;
  const counter = new Counter(total, options);
  await withoutIndexes(client, async () => {
    for (const table of TABLES) {
      counter.begin(table.name);
      await sendTable(client, table, chunksOf(store, table, counter));
    }
  });
  return counter.rows;
}

/** Another history of revisions begins: the two databases differ from now on. */
const RENEW_EPOCH = `UPDATE revisions SET epoch = substr(md5(random()::text || clock_timestamp()::text), 1, 16)`;

async function replaceAll(store: Store, connection: Connection, options: CopyOptions): Promise<CopiedRows> {
  const { client } = connection;
  await refuseOutdatedPostgres(connection);
  return inTransaction(client, 'BEGIN', async () => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [APPLICATION_ID]);
    if (!options.force) await refuseFilled(connection);
    await client.query(`TRUNCATE ${NAMES}`);
    const rows = await sendAll(store, client, options);
    await client.query(RENEW_EPOCH);
    await client.query(`ANALYZE ${NAMES}`);
    options.signal.throwIfAborted();
    return rows;
  });
}

/**
 * Copies the state of one moment of the file at `database`. Makes the schema in the target if there is none. Whatever ends it early, the target
 * is as it was. Rejects with ALREADY_SEEDED when the target holds something and may not be replaced, BAD_USER_INPUT for a text that PostgreSQL
 * cannot store, and what opening, connecting and migrating reject with.
 */
export async function copyToPostgres(database: string, address: string, options: CopyOptions): Promise<CopiedRows> {
  const store = openStore(database, { readonly: true });
  try {
    store.db.exec('BEGIN');
    await migratePostgres(address);
    return await withConnection(address, (connection) => replaceAll(store, connection, options));
  } finally {
    store.close();
  }
}
