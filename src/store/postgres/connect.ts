/** Connects to a PostgreSQL database. The driver is loaded only then. */
import type { Client, CustomTypesConfig } from 'pg';
import { DatelineError } from '../../problem.ts';
import { shownAddress } from './address.ts';
import { fromPostgres } from './errors.ts';

/** The schema in which all tables are, so that a database can be shared with other programs. */
export const SCHEMA = 'dateline';

/** How long to wait for a connection, and for a lock, in milliseconds. */
const WAIT_MS = 10_000;

/** An open connection. */
export interface Connection {
  readonly client: Client;
  /** The address without its password. */
  readonly shown: string;
}

/** Types by their object ids (pg_type.oid). */
const [BOOL, INT8, JSON_TEXT, INT8_ARRAY] = [16, 20, 114, 1016];

/** Values as SQLite has them: row ids are numbers, flags 0 or 1, JSON is text. */
const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [BOOL, (text) => (text === 't' ? 1 : 0)],
  [INT8, Number],
  [JSON_TEXT, (text) => text],
  [INT8_ARRAY, (text) => text.slice(1, -1).split(',').map(Number)],
]);

/** Loads a package that those install who use PostgreSQL. Rejects with BAD_USER_INPUT when it is not there. */
export async function loadPackage<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || cause.code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    const message = 'The driver of PostgreSQL is not installed. Install it: npm install --no-save pg pg-copy-streams';
    throw new DatelineError('BAD_USER_INPUT', message, { cause });
  }
}

async function createClient(address: string): Promise<Client> {
  const { default: pg } = await loadPackage(() => import('pg'));
  const getTypeParser = (oid: number, format?: 'text' | 'binary') =>
    PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format as 'text');
  try {
    return new pg.Client({
      connectionString: address,
      application_name: 'dateline',
      connectionTimeoutMillis: WAIT_MS,
      lock_timeout: WAIT_MS,
      types: { getTypeParser } as CustomTypesConfig,
    });
  } catch (cause) {
    const message = `${shownAddress(address)} is no address of a PostgreSQL database. Write it as postgres://user@host:5432/name.`;
    throw new DatelineError('BAD_USER_INPUT', message, { cause });
  }
}

const refuseEncoding = async (client: Client, shown: string): Promise<void> => {
  const { rows } = await client.query<{ encoding: string }>(
    'SELECT pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()',
  );
  const encoding = rows[0]?.encoding;
  if (encoding === 'UTF8') return;
  const message = `${shown} has the encoding ${encoding}. Create one in UTF-8: createdb --encoding=UTF8 --template=template0 NAME.`;
  throw new DatelineError('DATABASE_NOT_OURS', message);
};

/**
 * Runs `work` on a connection of its own, which finds the tables of Dateline first and is closed afterwards: what was not committed
 * is rolled back. Rejects with BAD_USER_INPUT for what is no address, DATABASE_UNREACHABLE, DATABASE_DENIED, NOT_FOUND, and translated
 * errors of what `work` does.
 */
export async function withConnection<Result>(
  address: string,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const client = await createClient(address);
  const shown = shownAddress(address);
  // A lost connection rejects the statement that runs; between two of them it is an event, which would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(`SET search_path = ${SCHEMA}`);
    await refuseEncoding(client, shown);
    return await work({ client, shown });
  } catch (error) {
    throw fromPostgres(error, shown);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Begins a transaction that reads the state of one moment. */
export const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY';

/** Runs `work` in one transaction. */
export async function inTransaction<Result>(
  client: Client,
  begin: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query(begin);
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}
