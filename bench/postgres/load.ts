/** Copies the benchmark's database from SQLite to PostgreSQL, once for each database. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { openDatabase } from '../floor/database.ts';
import type { Db } from '../queries/query.ts';
import { type Cluster, createCluster, startCluster } from './cluster.ts';

/** Selects the rows of each PostgreSQL table, columns in its order. */
const ROWS = {
  entities: `select id, 'Entity:' || key, key, kind, name, article_count, mention_count from entities`,
  articles: `select id, 'Article:' || key, key, title, published_at, nullif(published_at, ''), source, text
    from articles cross join article_texts on article_id = id`,
  mentions: `select m.article_id, m.start, m."end", m.sentence_start, s.surface, m.kind, m.form, m.entity_id
    from mentions as m cross join surfaces as s on s.id = m.surface_id where m.status = 'ACCEPTED'`,
  article_entities: 'select article_id, entity_id, published_at, iif(mention_count > 0, 1, 0) from article_entities',
} as const;

const BATCH = 2000;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const fieldOf = (value: unknown): string =>
  value === null ? '\\N' : String(value).replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] as string);

function* linesOf(db: Db, sql: string): Generator<string> {
  let lines: string[] = [];
  for (const row of db.prepare<[], unknown[]>(sql).raw().iterate()) {
    lines.push(row.map(fieldOf).join('\t'));
    if (lines.length < BATCH) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

async function ended(child: ChildProcess, what: string): Promise<void> {
  const [code] = child.exitCode === null ? ((await once(child, 'exit')) as [number | null]) : [child.exitCode];
  if (code !== 0) throw new Error(`psql could not ${what}.`);
}

async function runFile({ psql }: Cluster, name: string): Promise<void> {
  const child = psql();
  child.stdin?.end(readFileSync(join(PACKAGE_ROOT, 'bench/postgres', name)));
  await ended(child, `run ${name}`);
}

async function copy({ psql }: Cluster, db: Db, [table, sql]: readonly [string, string]): Promise<void> {
  const child = psql('-c', `copy ${table} from stdin`);
  const over = ended(child, `load ${table}`);
  await pipeline(Readable.from(linesOf(db, sql)), child.stdin as NonNullable<ChildProcess['stdin']>);
  await over;
}

async function load(cluster: Cluster, database: string): Promise<void> {
  const db = openDatabase(database);
  try {
    await runFile(cluster, 'tables.sql');
    for (const rows of Object.entries(ROWS)) await copy(cluster, db, rows);
    await runFile(cluster, 'after.sql');
  } finally {
    db.close();
  }
}

/** Starts a cluster with the data of a database. The temporary folder keeps it for the next run. */
export async function openCluster(binaries: string, database: string): Promise<Cluster> {
  const folder = join(tmpdir(), `dateline-bench-postgres-${basename(database, '.sqlite')}`);
  const marker = join(folder, 'loaded');
  const { size, mtimeMs } = statSync(database);
  const version = JSON.stringify({ size, mtimeMs });
  if (existsSync(marker) && readFileSync(marker, 'utf8') === version) return startCluster(binaries, folder);
  createCluster(binaries, folder);
  const cluster = await startCluster(binaries, folder);
  await load(cluster, database);
  writeFileSync(marker, version);
  return cluster;
}
