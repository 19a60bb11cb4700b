/** Makes the schema in a PostgreSQL database, or upgrades it to the current version. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { DatelineError } from '../../problem.ts';
import type { MigrateReport } from '../database/migrate.ts';
import { APPLICATION_ID, MIGRATIONS_FOLDER, type Migration } from '../database/version.ts';
import { type Connection, inTransaction, SCHEMA, withConnection } from './connect.ts';

const FOLDER = join(MIGRATIONS_FOLDER, 'postgres');

/** The functions that answers call. No stored data depend on them, so they have no version of their own and are replaced as a whole. */
const readFunctions = (): string => readFileSync(join(FOLDER, 'functions.sql'), 'utf8');

const HEX_DIGITS = 16;
/** What the comment of the schema says of the functions that it has. */
const digestOf = (functions: string): string =>
  `functions ${createHash('sha256').update(functions).digest('hex').slice(0, HEX_DIGITS)}`;

/**
 * The migrations of a folder in order. The first one makes the whole schema of its version; later ones have the numbers that follow, as
 * those of SQLite do. Throws unless the numbers are consecutive.
 */
export function listPostgresMigrations(folder = FOLDER): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{3}_\w+\.sql$/.test(name))
    .sort();
  const first = Number(names[0]?.slice(0, 3));
  return names.map((name, index) => {
    const version = Number(name.slice(0, 3));
    if (version !== first + index) throw new Error(`Migration ${name} is out of sequence in ${folder}`);
    return { version, file: join(folder, name) };
  });
}

const FIND_SCHEMA = `
  SELECT to_regclass('${SCHEMA}.migrations') IS NOT NULL AS is_ours,
    (SELECT count(*) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = '${SCHEMA}') AS objects`;

/** The version of the schema, 0 when there is none. Rejects with DATABASE_NOT_OURS and DATABASE_NEWER. */
export async function readPostgresVersion({ client, shown }: Connection, latest = latestVersion()): Promise<number> {
  const found = (await client.query<{ is_ours: number; objects: number }>(FIND_SCHEMA)).rows[0];
  if (!found?.is_ours) {
    if (!found?.objects) return 0;
    throw new DatelineError(
      'DATABASE_NOT_OURS',
      `${shown} has a schema "${SCHEMA}" that another program made. It was left untouched: name another database.`,
    );
  }
  const { rows } = await client.query<{ version: number }>(`SELECT max(version) AS version FROM ${SCHEMA}.migrations`);
  const version = rows[0]?.version ?? 0;
  if (version <= latest) return version;
  throw new DatelineError(
    'DATABASE_NEWER',
    `${shown} has version ${version}; this Dateline knows versions up to ${latest}. Run the newer Dateline that made it.`,
  );
}

const latestVersion = (): number => listPostgresMigrations().at(-1)?.version ?? 0;

const READ_DIGEST = `SELECT obj_description(to_regnamespace('${SCHEMA}'), 'pg_namespace') AS digest`;

async function hasFunctions({ client }: Connection): Promise<boolean> {
  const { rows } = await client.query<{ digest: string | null }>(READ_DIGEST);
  return rows[0]?.digest === digestOf(readFunctions());
}

/**
 * Rejects with DATABASE_OUTDATED unless the schema is there in the current version, with the functions of this one, and with what reading the
 * version does.
 */
export async function refuseOutdatedPostgres(connection: Connection): Promise<void> {
  const [version, latest] = [await readPostgresVersion(connection), latestVersion()];
  if (version === latest && (await hasFunctions(connection))) return;
  const age =
    version === latest
      ? 'has the functions of another Dateline'
      : `has version ${version}, this Dateline needs ${latest}`;
  const found = version === 0 ? 'holds no knowledge base' : age;
  const message = `${connection.shown} ${found}. Run "dateline migrate --database postgres://..." first.`;
  throw new DatelineError(version === 0 ? 'NOT_FOUND' : 'DATABASE_OUTDATED', message);
}

const CREATE = `
  CREATE SCHEMA ${SCHEMA};
  CREATE TABLE ${SCHEMA}.migrations (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`;

async function apply(client: Client, { version, file }: Migration): Promise<void> {
  await client.query(readFileSync(file, 'utf8'));
  await client.query('INSERT INTO migrations (version) VALUES ($1)', [version]);
}

async function replaceFunctions(client: Client): Promise<void> {
  const functions = readFunctions();
  await client.query(functions);
  await client.query(`COMMENT ON SCHEMA ${SCHEMA} IS '${digestOf(functions)}'`);
}

/**
 * Runs the missing migrations of `folder` and replaces the functions in one transaction, under an advisory lock: killed in the middle, it leaves the version before. Rejects
 * with DATABASE_NEWER, DATABASE_NOT_OURS, DATABASE_DENIED, DATABASE_BUSY, DATABASE_UNREACHABLE and what connecting rejects with.
 */
export function migratePostgres(address: string, folder?: string): Promise<MigrateReport> {
  const migrations = listPostgresMigrations(folder);
  const to = migrations.at(-1)?.version ?? 0;
  return withConnection(address, (connection) => {
    const { client } = connection;
    return inTransaction(client, 'BEGIN', async () => {
      await client.query('SELECT pg_advisory_xact_lock($1)', [APPLICATION_ID]);
      const from = await readPostgresVersion(connection, to);
      if (from === 0) await client.query(CREATE);
      for (const migration of migrations.filter(({ version }) => version > from)) await apply(client, migration);
      await replaceFunctions(client);
      return { from, to };
    });
  });
}
