/** Finds the kept database with a number of articles, or generates it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { listMigrations } from '../../src/store/database/version.ts';

/** Path of the database. Generating one with 100,000 articles takes some minutes. */
export function databaseOf(folder: string, articles: number): string {
  const path = join(folder, `${articles}-articles-of-schema-${listMigrations().length}.sqlite`);
  if (existsSync(path)) return path;
  console.log(`Generating ${path}, once …`);
  mkdirSync(folder, { recursive: true });
  const unfinished = join(folder, `unfinished-${process.pid}.sqlite`);
  const generate = join(PACKAGE_ROOT, 'dist/bench/data/generate.js');
  const { status } = spawnSync(process.execPath, [generate, unfinished, String(articles)], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The database could not be generated.');
  renameSync(unfinished, path);
  return path;
}
