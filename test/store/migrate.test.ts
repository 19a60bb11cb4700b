/** Migrations: forward only, atomic, and never applied to foreign files. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { definePackedIds } from '../../src/store/database/packed-ids.ts';
import { APPLICATION_ID, listMigrations } from '../../src/store/database/version.ts';
import { folderOf } from '../support/folder.ts';
import { articleOf, entityOf, TESTER } from './article-of.ts';
import { dumpOf, olderBase, open, reseedTo, seeded } from './base.ts';

const LATEST = listMigrations().length;
const newPath = (): string => join(folderOf({}), 'base.sqlite');

/** Runs `look` on a plain connection. */
const peek = <R>(path: string, look: (db: Database.Database) => R): R => {
  const db = new Database(path);
  try {
    return look(db);
  } finally {
    db.close();
  }
};
const versionOf = (path: string) => peek(path, (db) => db.pragma('user_version', { simple: true }));

/** A folder with the shipped migrations and one more. */
const withMigration = (sql: string): string => {
  const folder = folderOf({ [`${String(LATEST + 1).padStart(3, '0')}_next.sql`]: sql });
  for (const { file } of listMigrations()) copyFileSync(file, join(folder, basename(file)));
  return folder;
};

test('creates a new database, and then has nothing to do', () => {
  const path = newPath();
  expect(migrate(path)).toEqual({ from: 0, to: LATEST });
  expect(migrate(path)).toEqual({ from: LATEST, to: LATEST });
  expect(peek(path, (db) => db.pragma('application_id', { simple: true }))).toBe(APPLICATION_ID);
  expect(peek(path, (db) => db.pragma('journal_mode', { simple: true }))).toBe('wal');
});

test('treats an empty file as a new database', () => {
  const path = join(folderOf({ 'base.sqlite': '' }), 'base.sqlite');
  expect(migrate(path)).toEqual({ from: 0, to: LATEST });
});

test('runs the missing migrations and keeps the rows', () => {
  const path = newPath();
  migrate(path);
  peek(path, (db) => db.exec("INSERT INTO asserters VALUES (1, 'SEED', 'x', '')"));
  const folder = withMigration('CREATE TABLE next (id INTEGER PRIMARY KEY) STRICT;');
  expect(migrate(path, folder)).toEqual({ from: LATEST, to: LATEST + 1 });
  expect(peek(path, (db) => db.prepare('SELECT count(*) FROM asserters, next').pluck().get())).toBe(0);
  expect(peek(path, (db) => db.prepare('SELECT name FROM asserters').pluck().get())).toBe('x');
});

test('migrating from before roles and statements keeps the statistics and admits new subjects', () => {
  const path = olderBase(3);
  peek(path, (db) => db.exec("INSERT INTO statistics VALUES ('ARTICLE', 'SOURCE', 'Gazette', 3)"));
  expect(migrate(path)).toEqual({ from: 3, to: LATEST });
  const counts = peek(path, (db) => db.prepare('SELECT * FROM statistics').all());
  expect(counts).toEqual([{ subject: 'ARTICLE', facet: 'SOURCE', value: 'Gazette', count: 3 }]);
  const add = (subject: string) => `INSERT INTO statistics VALUES ('${subject}', 'TOTAL', '', 1)`;
  peek(path, (db) => db.exec(add('STATEMENT')));
  expect(() => peek(path, (db) => db.exec(add('SAYING')))).toThrow(/CHECK/);
});

test('an older database keeps its change log, and can log changes of new types', () => {
  const path = olderBase(10);
  const log = `
    INSERT INTO changes VALUES (1, 'a', 'KEEP_APART', '{}', NULL, 'ada', '2020', '{}', '{}', NULL, NULL, NULL);
    INSERT INTO changes VALUES (2, 'b', 'UNDO', '{}', 'why', 'ada', '2020', '{}', '{}', 1, NULL, NULL);
    UPDATE changes SET undone_by = 2 WHERE number = 1;
    INSERT INTO change_subjects VALUES ('ENTITY', 7, 1, 'apart', 'other/x', NULL), ('ENTITY', 7, 2, 'apart', 'other/x', NULL);`;
  peek(path, (db) => db.exec(log));
  const read = () =>
    peek(path, (db) => ['changes', 'change_subjects'].map((table) => db.prepare(`SELECT * FROM ${table}`).all()));
  const before = read();
  migrate(path);
  expect(read()).toEqual(before);
  const add = (number: number, type: string, undoes: number | null) =>
    peek(path, (db) => {
      db.pragma('foreign_keys = ON');
      const insert = "INSERT INTO changes VALUES (?, ?, ?, '{}', NULL, 'ada', '2020', '{}', '{}', ?, NULL, NULL)";
      db.prepare(insert).run(number, `key ${number}`, type, undoes);
    });
  add(3, 'TRANSLATE_ARTICLE', null);
  expect(() => add(4, 'UNDO', 9)).toThrow(/FOREIGN KEY/);
});

const AN_ALIAS = `
  INSERT INTO asserters VALUES (1, 'SEED', 'x', '');
  INSERT INTO entities (id, key, kind, name, name_key, in_gazetteer) VALUES (1, 'other/x', 'OTHER', 'X', 'x', 0);
  INSERT INTO aliases (id, entity_id, name, name_key, form, asserter_id) VALUES (1, 1, 'X', 'x', 'FULL_NAME', 1);`;

test.each([
  ['has an error', 'CREATE TABLE next (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);'],
  [
    'leaves a row that refers to nothing',
    'CREATE TABLE next (id INTEGER REFERENCES runs (id)) STRICT; INSERT INTO next VALUES (1);',
  ],
  [
    'rebuilds a table and loses a row that others refer to',
    'CREATE TABLE next (id INTEGER PRIMARY KEY); DROP TABLE asserters; ALTER TABLE next RENAME TO asserters;',
  ],
])('a migration that %s leaves the version before it intact', (_, sql) => {
  const path = newPath();
  migrate(path);
  peek(path, (db) => db.exec(AN_ALIAS));
  expect(() => migrate(path, withMigration(sql))).toThrow(/nowhere|FOREIGN KEY|refer to nothing/);
  expect(versionOf(path)).toBe(LATEST);
  expect(peek(path, (db) => db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'next'").pluck().get())).toBe(
    0,
  );
  expect(migrate(path)).toEqual({ from: LATEST, to: LATEST });
});

test('refuses a database of a newer version and says what to do', () => {
  const path = newPath();
  migrate(path);
  peek(path, (db) => db.pragma('user_version = 99'));
  expect(() => migrate(path)).toThrow(
    expect.objectContaining({
      code: 'DATABASE_NEWER',
      message: expect.stringMatching(new RegExp(`version 99; .*up to ${LATEST}.*Run the newer Dateline`)),
    }),
  );
  expect(versionOf(path)).toBe(99);
});

test('refuses the database of another program and leaves it untouched', () => {
  const path = newPath();
  peek(path, (db) => db.exec('CREATE TABLE recipes (id)'));
  const before = readFileSync(path);
  expect(() => migrate(path)).toThrow(expect.objectContaining({ code: 'DATABASE_NOT_OURS' }));
  expect(readFileSync(path)).toEqual(before);
});

test('refuses a file that is not a database, and a missing folder', () => {
  const path = join(folderOf({ 'base.sqlite': 'Dear diary, '.repeat(100) }), 'base.sqlite');
  expect(() => migrate(path)).toThrow(expect.objectContaining({ code: 'DATABASE_NOT_OURS' }));
  expect(() => migrate(join(folderOf({}), 'no', 'base.sqlite'))).toThrow(
    expect.objectContaining({ code: 'DATABASE_UNWRITABLE' }),
  );
});

test('migrations are numbered without gaps', () => {
  expect(listMigrations().map(({ version }) => version)).toEqual(
    Array.from({ length: LATEST }, (_, index) => index + 1),
  );
  const folder = folderOf({ '001_one.sql': '', '003_three.sql': '' });
  expect(() => listMigrations(folder)).toThrow('003_three.sql is out of sequence');
  writeFileSync(join(folder, '002_two.sql'), '');
  expect(listMigrations(folder)).toHaveLength(3);
});

/** Where rows are that older versions have in one table. */
const NEWER: Readonly<Record<string, string>> = {
  articles: 'articles JOIN newer.article_texts ON article_id = id',
  neighbours: 'neighbours AS n JOIN newer.entities AS e ON e.hub = n.hub',
  article_claims: 'article_claims CROSS JOIN json_each(unpack_ids(claims))',
};

/** Copies every row into an older database, without the columns that it does not have. */
function copyRows(from: string, to: string): void {
  peek(to, (db) => {
    definePackedIds(db);
    // Shadow tables are copied too.
    db.unsafeMode().pragma('foreign_keys = OFF');
    db.prepare('ATTACH ? AS newer').run(from);
    const tables = db.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')",
    );
    for (const table of (tables.pluck().all() as string[]).filter((name) => !name.startsWith('sqlite_'))) {
      const names = db
        .prepare("SELECT group_concat('\"' || name || '\"') FROM pragma_table_info(?)")
        .pluck()
        .get(table) as string;
      // Newer versions have copies in the place of this flag.
      const values = names
        .replace('"text_folds"', '0')
        .replace('"article_id","claim_id"', 'article_id, value')
        .replace('"entity_id","neighbour_id"', 'e.id, neighbour_id');
      const newer = NEWER[table] ?? table;
      db.exec(`INSERT OR REPLACE INTO main.${table} (${names}) SELECT ${values} FROM newer.${newer}`);
    }
    // These versions did not count asserters.
    db.exec("DELETE FROM main.statistics WHERE facet = 'ASSERTER'");
  });
}

test('migrating from before weights derives the same rows as a fresh seed', () => {
  const article = articleOf(
    'engine',
    `[Ada](person/ada) 😀 writes\n\n[Ada](person/ada) met [Charles](person/charles). The [English](place/england DEMONYM) read.`,
  );
  const store = seeded({ articles: [article] });
  const expected = dumpOf(store);
  store.close();
  const path = olderBase(8);
  copyRows(store.path, path);
  peek(path, (db) => db.exec('UPDATE article_entities SET salience = 0.5'));
  expect(migrate(path)).toEqual({ from: 8, to: LATEST });
  const migrated = open(path);
  expect(check(migrated)).toEqual([]);
  // The article is kept as it is; what migrations leave to the next reseed is derived.
  expect(reseedTo(migrated, { articles: [article] }).unchanged).toBe(1);
  expect(dumpOf(migrated)).toEqual(expected);
});

/** What the version before had: a byline counted like any paragraph. */
const withoutRoles = (article: ArticleRecord): ArticleRecord => ({
  ...article,
  passages: article.passages.map((passage) => ({
    ...passage,
    role: passage.role === 'HEADLINE' ? ('HEADLINE' as const) : ('PARAGRAPH' as const),
  })),
});

test('migrating from before peripheral mentions derives the same rows as a fresh seed', () => {
  // Ada is a hub afterwards too, Charles no more; Jane stands in bylines alone.
  const articles = Array.from({ length: 70 }, (_, number) =>
    articleOf(
      `news/${number}`,
      `[Ada](person/ada) speaks\n\nBy [Jane](person/jane) and [Charles](person/charles), [English](place/england DEMONYM)\n\n[Ada](person/ada) met [Mary](person/mary-${number % 3}).${number % 5 === 0 ? ' [Charles](person/charles).' : ''}`,
      { publication: { at: `18${10 + number}-01-01T00:00:00Z`, precision: 'YEAR' } },
    ),
  );
  const expected = dumpOf(seeded({ articles }));
  const before = seeded({ articles: articles.map(withoutRoles) });
  before.close();
  const path = olderBase(15);
  copyRows(before.path, path);
  peek(path, (db) => db.exec("UPDATE passages SET role = 'BYLINE' WHERE start > 0 AND start < 15"));
  expect(peek(path, (db) => db.prepare('SELECT count(*) FROM neighbours').pluck().get())).toBeGreaterThan(10);
  expect(migrate(path)).toEqual({ from: 15, to: LATEST });
  const migrated = open(path);
  expect(check(migrated)).toEqual([]);
  expect(reseedTo(migrated, { articles }).unchanged).toBe(articles.length);
  expect(dumpOf(migrated)).toEqual(expected);
});

test('migrating from before locations locates the entities that are there', () => {
  const identifiers = [{ scheme: 'iso3166', value: 'FR', assertedBy: TESTER }];
  const seeds = {
    articles: [articleOf('a', 'In [Gaul](place/gaul).')],
    known: [entityOf('place/gaul', { identifiers })],
  };
  const store = seeded(seeds);
  // Gazetteers were not kept either.
  const expected = dumpOf(store).filter((line) => !line.includes('"table":"seed_entities"'));
  store.close();
  const path = olderBase(17);
  copyRows(store.path, path);
  migrate(path);
  expect(dumpOf(open(path))).toEqual(expected);
});
