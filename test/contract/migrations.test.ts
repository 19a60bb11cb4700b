/** Every migration of SQLite has one of the same number and name for PostgreSQL, from the one on that makes the whole schema there. */
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { listMigrations } from '../../src/store/database/version.ts';
import { listPostgresMigrations } from '../../src/store/postgres/migrate.ts';

test('the migrations of SQLite and PostgreSQL are one-to-one', () => {
  const [first, ...later] = listPostgresMigrations();
  const names = later.map(({ file }) => basename(file));
  const since = listMigrations().filter(({ version }) => version > (first?.version ?? 0));
  expect(names).toEqual(since.map(({ file }) => basename(file)));
  expect(listMigrations().map(({ version }) => version)).toContain(first?.version);
});
