/** The schema in PostgreSQL: made and upgraded in one transaction, and never in a database that is not ours. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { listMigrations } from '../../../src/store/database/version.ts';
import { listPostgresMigrations, migratePostgres } from '../../../src/store/postgres/migrate.ts';
import { columnsOf, LEFT_OUT, TABLES } from '../../../src/store/postgres/tables.ts';
import { dateline } from '../../support/cli.ts';
import { folderOf } from '../../support/folder.ts';
import { startPostgres } from '../../support/postgres.ts';
import { newBase } from '../base.ts';

const server = startPostgres();

const LATEST = listMigrations().length;

const nameIn = (address: string): string => new URL(address).pathname.slice(1);

const tablesIn = async (address: string): Promise<unknown[]> => {
  const sql =
    "SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('dateline') AND relkind = 'r' ORDER BY 1";
  return (await server.run(sql, nameIn(address))).map(({ relname }) => relname);
};

/** A folder with the shipped migrations and one more. */
function withMigration(sql: string): string {
  const folder = folderOf({ [`${String(LATEST + 1).padStart(3, '0')}_next.sql`]: sql });
  for (const { file } of listPostgresMigrations()) copyFileSync(file, join(folder, basename(file)));
  return folder;
}

test('migrate makes the schema, and then has nothing to do', async () => {
  const address = await server.newDatabase();
  const first = await dateline(['migrate', '--database', address]);
  expect(first).toEqual({ code: 0, stdout: `Migrated from version 0 to ${LATEST}.\n`, stderr: '' });
  expect(await migratePostgres(address)).toEqual({ from: LATEST, to: LATEST });
});

test('the tables and their columns are those of SQLite, and those that are copied', async () => {
  const address = await server.newDatabase();
  await migratePostgres(address);
  const sqlite = new Database(newBase(), { readonly: true });
  const select = sqlite.prepare('SELECT name FROM pragma_table_info(?) ORDER BY name').pluck();
  const names = sqlite.prepare(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name",
  );
  const tables = (names.pluck().all() as string[]).filter((name) => !name.startsWith('sqlite_'));
  expect(await tablesIn(address)).toEqual([...tables, 'migrations'].toSorted());
  expect([...TABLES.map(({ name }) => name), ...LEFT_OUT].toSorted()).toEqual(tables);
  for (const table of TABLES) {
    const sql = `SELECT column_name AS name FROM information_schema.columns
      WHERE table_schema = 'dateline' AND table_name = '${table.name}' AND is_generated = 'NEVER'`;
    const columns = (await server.run(sql, nameIn(address))).map(({ name }) => name);
    expect(columns.toSorted(), table.name).toEqual(columnsOf(table).toSorted());
    // Words of mentions are stored as numbers in SQLite, under names of their own.
    if (table.name !== 'mentions') expect(columns.toSorted(), table.name).toEqual(select.all(table.name));
  }
  sqlite.close();
});

test('every text sorts by code points', async () => {
  const address = await server.newDatabase();
  await migratePostgres(address);
  const sql = `SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'dateline' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'`;
  expect(await server.run(sql, nameIn(address))).toEqual([]);
});

test('an upgrade keeps the rows; one that fails leaves the version before', async () => {
  const address = await server.newDatabase();
  await migratePostgres(address);
  await server.run("INSERT INTO dateline.asserters VALUES (1, 'SEED', 'x', '')", nameIn(address));
  const broken = withMigration('CREATE TABLE next (id bigint); INSERT INTO nowhere VALUES (1);');
  await expect(migratePostgres(address, broken)).rejects.toThrow(/nowhere/);
  expect(await tablesIn(address)).not.toContain('next');
  const next = withMigration('CREATE TABLE next (id bigint);');
  expect(await migratePostgres(address, next)).toEqual({ from: LATEST, to: LATEST + 1 });
  expect(await server.run('SELECT name FROM dateline.asserters', nameIn(address))).toEqual([{ name: 'x' }]);
  await expect(migratePostgres(address)).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
});

test('several processes that migrate at once make the schema once', async () => {
  const address = await server.newDatabase();
  const reports = await Promise.all(Array.from({ length: 4 }, () => migratePostgres(address)));
  expect(reports.map(({ from }) => from).toSorted((a, b) => a - b)).toEqual([0, LATEST, LATEST, LATEST]);
});

test('killed in the middle, it leaves nothing, and the next one makes all', async () => {
  const address = await server.newDatabase();
  const folder = withMigration('CREATE TABLE next (id bigint); SELECT pg_sleep(60);');
  const script = join(PACKAGE_ROOT, 'dist', 'test', 'faults', 'migrate-postgres.js');
  const child = spawn(process.execPath, [script, address, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(createInterface(child.stdout), 'line');
  const sleeping = "SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()";
  await expect.poll(() => server.run(sleeping)).toHaveLength(1);
  child.kill('SIGKILL');
  await once(child, 'close');
  // The server notices at its next message to the client: here the end of the sleep.
  await server.run(`SELECT pg_terminate_backend(pid) FROM (${sleeping}) AS s`);
  await setTimeout(50);
  expect(await tablesIn(address)).toEqual([]);
  expect(await migratePostgres(address)).toEqual({ from: 0, to: LATEST });
});

describe('refuses with one line and its exit code', () => {
  const failing = async (address: string) => {
    const { code, stdout, stderr } = await dateline(['migrate', '--database', address]);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain('wr1tten');
    return { code, stderr };
  };

  test('a server that is not there', async () => {
    expect(await failing('postgres://ada@127.0.0.1:1/news')).toEqual({
      code: 10,
      stderr: expect.stringMatching(/postgres:\/\/ada@127\.0\.0\.1:1\/news: .*ECONNREFUSED.*Check host and port/),
    });
  });

  test('a wrong password, and none', async () => {
    const denied = { code: 4, stderr: expect.stringMatching(/Check the user and the password/) };
    expect(await failing(server.addressOf('postgres', 'admin', 'guess'))).toEqual(denied);
    expect(await failing(`postgres://admin@127.0.0.1:${server.port}/postgres`)).toEqual(denied);
  });

  test('a database that does not exist, and what is no address', async () => {
    expect(await failing(server.addressOf('nowhere'))).toEqual({ code: 2, stderr: expect.stringMatching(/createdb/) });
    expect(await failing('postgres://[')).toEqual({ code: 2, stderr: expect.stringMatching(/is no address/) });
  });

  test('a user who may not create a schema', async () => {
    const address = await server.newDatabase();
    await server.run("CREATE ROLE reader LOGIN PASSWORD 'reader'");
    const { code, stderr } = await failing(server.addressOf(nameIn(address), 'reader', 'reader'));
    expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringMatching(/permission denied.*Let the owner/) });
  });

  test('a schema of another program, which stays as it was', async () => {
    const address = await server.newDatabase();
    await server.run('CREATE SCHEMA dateline; CREATE TABLE dateline.recipes (id int)', nameIn(address));
    expect(await failing(address)).toEqual({ code: 4, stderr: expect.stringMatching(/another program made/) });
    expect(await tablesIn(address)).toEqual(['recipes']);
  });

  test('a newer version', async () => {
    const address = await server.newDatabase();
    await migratePostgres(address);
    await server.run('INSERT INTO dateline.migrations VALUES (99)', nameIn(address));
    expect(await failing(address)).toEqual({ code: 4, stderr: expect.stringMatching(/version 99.*newer Dateline/) });
  });

  test('an encoding that cannot hold all texts', async () => {
    await server.run("CREATE DATABASE narrow ENCODING 'LATIN1' TEMPLATE template0");
    expect(await failing(server.addressOf('narrow'))).toEqual({
      code: 4,
      stderr: expect.stringMatching(/LATIN1.*UTF-8/),
    });
  });
});

test.each([['check'], ['serve'], ['seed'], ['changes', 'list'], ['backup', 'x.sqlite'], ['token', 'list']])(
  '%s says that it does not take PostgreSQL yet',
  async (...command) => {
    const { code, stderr } = await dateline([...command, '--database', 'postgres://ada:secret@127.0.0.1/news']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/only "dateline migrate" and "dateline copy"/),
    });
    expect(stderr).not.toContain('secret');
  },
);
