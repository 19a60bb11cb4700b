/** From a folder of files to a database: the database contains what the files say, and the report describes the database. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shippedComponents } from '../src/ingest/components.ts';
import type { IngestReport } from '../src/ingest/report.ts';
import { type IngestOptions, ingest, type Progress } from '../src/ingest.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import type { Problem } from '../src/problem.ts';
import { dump } from '../src/store/check/dump.ts';
import { openStore } from '../src/store/database/open.ts';
import { addTo, type Files, folderOf } from './support/folder.ts';

const components = shippedComponents();
const SHIPPED = join(PACKAGE_ROOT, 'seeds');

/** The path of a database that is removed when the test ends. */
const databaseIn = () => join(folderOf({}), 'base.sqlite');

function run(options: Pick<IngestOptions, 'from' | 'database'> & Partial<IngestOptions>): Promise<IngestReport> {
  const command = existsSync(options.database) ? 'RESEED' : 'SEED';
  return ingest({ command, dryRun: false, ...options }, components);
}

async function seeded(files: Files): Promise<{ from: string; database: string; report: IngestReport }> {
  const [from, database] = [folderOf(files), databaseIn()];
  return { from, database, report: await run({ from, database }) };
}

function select(database: string, sql: string): unknown[] {
  const store = openStore(database, { readonly: true });
  try {
    return store.db.prepare(sql).all();
  } finally {
    store.close();
  }
}

function dumpOf(database: string): string {
  const store = openStore(database, { readonly: true });
  try {
    return [...dump(store)].join('\n');
  } finally {
    store.close();
  }
}

const MENTIONS = `
  SELECT substr(text, start + 1, "end" - start) AS surface, surfaces.surface AS stored, mentions.kind, form, entities.key AS entity,
    asserters.type AS asserter, asserters.name AS asserter_name
  FROM mentions JOIN articles ON articles.id = article_id JOIN article_texts USING (article_id) JOIN surfaces ON surfaces.id = surface_id
    LEFT JOIN entities ON entities.id = entity_id JOIN asserters ON asserters.id = asserter_id
  ORDER BY articles.key, start`;

const inShort = ({ code, file, line }: Problem) => `${code} ${file}${line === null ? '' : `:${line}`}`;

const TWO = { 'a.txt': 'Ada Lovelace flew from Paris to France.', 'b.txt': 'Charles Babbage stayed in London.' };

describe('the shipped seeds', () => {
  test('load without a problem, and are unchanged in a second run', async () => {
    const database = databaseIn();
    const report = await run({ from: SHIPPED, database });
    expect(report.problems).toEqual([]);
    expect(report.articles).toEqual({ added: 16, changed: 0, removed: 0, unchanged: 0 });
    expect(report.mentions).toBeGreaterThan(300);
    const again = await run({ from: SHIPPED, database });
    expect(again).toMatchObject({ articles: { added: 0, changed: 0, removed: 0, unchanged: 16 }, problems: [] });
    expect([again.entities, again.mentions]).toEqual([report.entities, report.mentions]);
  });

  test('give the same dump in every database, whatever it contained before', async () => {
    const [first, second] = [databaseIn(), databaseIn()];
    await run({ from: SHIPPED, database: first });
    await run({ from: folderOf(TWO), database: second });
    await run({ from: SHIPPED, database: second });
    expect(dumpOf(second)).toBe(dumpOf(first));
  });

  test('make one entity of both spellings of a name, and redirect its former key', async () => {
    const database = databaseIn();
    await run({ from: SHIPPED, database });
    const spellings = select(
      database,
      `SELECT DISTINCT surface FROM mentions JOIN surfaces ON surfaces.id = surface_id JOIN entities ON entities.id = entity_id
       WHERE key = 'person/kurmanbek-bakiyev' AND form = 'FULL_NAME' ORDER BY surface`,
    );
    expect(spellings).toEqual([{ surface: 'Kurmanbek Bakiev' }, { surface: 'Kurmanbek Bakiyev' }]);
    const redirect = `SELECT key FROM redirects JOIN entities ON entities.id = entity_id WHERE from_key = 'person/kurmanbek-bakiev'`;
    expect(select(database, redirect)).toEqual([{ key: 'person/kurmanbek-bakiyev' }]);
  });
});

describe('a reseed', () => {
  test('counts new, changed, removed and unchanged articles', async () => {
    const { from, database } = await seeded({
      ...TWO,
      'c.txt': 'Mary Somerville wrote.',
      'd.txt': 'George Boole wrote.',
    });
    addTo(from, { 'b.txt': 'Charles Babbage went to Paris.', 'e.txt': 'Grace Hopper wrote.' });
    rmSync(join(from, 'c.txt'));
    const { articles } = await run({ from, database });
    expect(articles).toEqual({ added: 1, changed: 1, removed: 1, unchanged: 2 });
    const keys = select(database, 'SELECT key FROM articles ORDER BY key');
    expect(keys).toEqual(['a', 'b', 'd', 'e'].map((key) => ({ key })));
  });

  test('reads all articles again when a gazetteer changes', async () => {
    const { from, database } = await seeded(TWO);
    const entity = '- { kind: PERSON, key: person/ada, name: Ada Lovelace }';
    addTo(from, { 'gazetteer/people.yml': entity });
    expect((await run({ from, database })).articles).toMatchObject({ changed: 2, unchanged: 0 });
    const found = select(database, `${MENTIONS.replace('ORDER', "WHERE surfaces.surface = 'Ada Lovelace' ORDER")}`);
    expect(found).toMatchObject([{ entity: 'person/ada' }]);
  });

  test('gives the same database as a first seed of the folder', async () => {
    const { from, database } = await seeded(TWO);
    addTo(from, { 'c.md': '---\npublishedAt: 1843\n---\nAda Lovelace met Charles Babbage.' });
    await run({ from, database });
    rmSync(join(from, 'a.txt'));
    await run({ from, database });
    const fresh = databaseIn();
    await run({ from, database: fresh });
    expect(dumpOf(database)).toBe(dumpOf(fresh));
  });
});

describe('a dry run', () => {
  test('reports what the run then reports, and leaves the database unchanged', async () => {
    const { from, database } = await seeded(TWO);
    addTo(from, { 'b.txt': 'Charles Babbage went to Paris.', 'c.txt': 'Grace Hopper wrote.', 'bad.txt': '' });
    const before = dumpOf(database);
    const { seconds: _, run: none, ...dry } = await run({ from, database, dryRun: true });
    expect(dumpOf(database)).toBe(before);
    const { seconds: __, run: number, ...real } = await run({ from, database });
    expect(dry).toEqual(real);
    expect([none, number]).toEqual([null, 2]);
    expect(real.articles).toEqual({ added: 1, changed: 1, removed: 0, unchanged: 1 });
  });

  test('of a first seed creates no file', async () => {
    const folder = folderOf({});
    const report = await run({ from: folderOf(TWO), database: join(folder, 'base.sqlite'), dryRun: true });
    expect(report.articles.added).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('bad seeds', () => {
  test('are all reported, in order, and the good ones are loaded', async () => {
    const { database, report } = await seeded({
      ...TWO,
      'c.ann': 'T1\tPerson 0 3\tAda\nT2\tPerson 4 9\tByron',
      'c.txt': 'Ada wrote.',
      'bad.txt': Buffer.from('\xe9', 'latin1'),
      'empty.json': '',
      'footer.txt': 'Accessibility links\n\nBreaking News\n',
      'gazetteer/a.yml': '- { kind: PERSON }',
      'orphan.ann': 'T1\tPerson 0 3\tAda',
      'wire.jsonl': '{"articleBody":"Grace Hopper wrote."}\noops\n',
    });
    expect(report.problems.map(inShort)).toEqual([
      'NOT_UTF8 bad.txt:1',
      'ANNOTATION_MISMATCH c.ann:2',
      'EMPTY empty.json',
      'EMPTY footer.txt',
      'MISSING_FIELD gazetteer/a.yml:1',
      'MISSING_FIELD gazetteer/a.yml:1',
      'ANNOTATION_ORPHAN orphan.ann',
      'SYNTAX wire.jsonl:2',
    ]);
    expect(report.articles.added).toBe(4);
    expect(select(database, 'SELECT problems FROM runs')).toEqual([{ problems: 8 }]);
  });

  test('are reported when two entities have one identifier', async () => {
    const entity = (name: string) =>
      `- { kind: PERSON, key: person/${name}, name: ${name}, identifiers: { wikidata: Q7259 } }\n`;
    const { report } = await seeded({ ...TWO, 'gazetteer/a.yml': entity('Ada') + entity('Byron') });
    expect(report.problems.map(inShort)).toEqual(['DUPLICATE_KEY gazetteer/a.yml']);
    expect(report.problems[0]?.message).toMatch(/wikidata:Q7259.*person\/Ada.*person\/Byron/);
  });
});

describe('an article with a stand-off file', () => {
  test('has the annotated mentions only, asserted by the seed', async () => {
    const text = '🦉 E\u0301mile met Ada Lovelace in Paris, and French friends.';
    const at = (name: string) => [...text.slice(0, text.indexOf(name))].length;
    const span = (id: string, type: string, name: string) =>
      `${id}\t${type} ${at(name)} ${at(name) + [...name].length}\t${name}`;
    const ann = [
      span('T1', 'Person', 'E\u0301mile'),
      span('T2', 'Person', 'Ada Lovelace'),
      span('T3', 'GPE', 'French'),
      'N1\tReference T2 dateline:person/countess\tCountess of Lovelace',
      'A1\tDemonym T3',
    ];
    const { database, report } = await seeded({ 'a.txt': text, 'a.ann': ann.join('\r\n') });
    expect(report.problems).toEqual([]);
    const mentions = select(database, MENTIONS);
    expect(mentions).toMatchObject([
      { stored: 'Émile', kind: 'PERSON' },
      { stored: 'Ada Lovelace', kind: 'PERSON', entity: 'person/countess' },
      { stored: 'French', kind: 'PLACE', form: 'DEMONYM', entity: 'place/france' },
    ]);
    for (const mention of mentions) expect(mention).toMatchObject({ asserter: 'SEED', asserter_name: 'a.ann' });
  });

  test('has its unusable annotations reported in every run', async () => {
    const { from, database, report } = await seeded({
      'a.txt': 'Share\n\nAda wrote.',
      'a.ann': 'T1\tPerson 0 5\tShare',
    });
    expect(report.problems.map(inShort)).toEqual(['ANNOTATION_UNSUPPORTED a.ann', 'ANNOTATION_UNSUPPORTED a.ann:1']);
    const again = await run({ from, database });
    expect(again.articles.unchanged).toBe(1);
    expect(again.problems).toEqual(report.problems);
  });

  test('is read by the extractor once the stand-off file is gone', async () => {
    const { from, database } = await seeded({
      'a.txt': 'Ada Lovelace went to Paris.',
      'a.ann': 'T1\tPerson 0 12\tAda Lovelace',
    });
    rmSync(join(from, 'a.ann'));
    expect((await run({ from, database })).articles).toMatchObject({ changed: 1 });
    const asserters = select(
      database,
      'SELECT DISTINCT type FROM mentions JOIN asserters ON asserters.id = asserter_id',
    );
    expect(asserters).toEqual([{ type: 'EXTRACTOR' }]);
  });
});

describe('ingest refuses', () => {
  test('a second first seed', async () => {
    const { from, database } = await seeded(TWO);
    const before = dumpOf(database);
    await expect(run({ from, database, command: 'SEED' })).rejects.toThrow(
      expect.objectContaining({ code: 'ALREADY_SEEDED' }),
    );
    expect(dumpOf(database)).toBe(before);
  });

  test.each([
    ['no folder', () => '/no/such/folder'],
    ['a folder without seeds', () => folderOf({ 'README.md': 'About' })],
  ])('a reseed from %s', async (_, folder) => {
    const { database } = await seeded(TWO);
    const before = dumpOf(database);
    await expect(run({ from: folder(), database })).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
    expect(dumpOf(database)).toBe(before);
  });
});

test('progress: rises to the end of each stage', async () => {
  const steps: Progress[] = [];
  await run({ from: folderOf(TWO), database: databaseIn(), onProgress: (step) => steps.push(step) });
  for (const stage of ['reading', 'writing'] as const) {
    const done = steps.filter((step) => step.stage === stage);
    expect(done.map((step) => step.done)).toEqual(done.map((step) => step.done).sort((a, b) => a - b));
    expect(done.at(-1)).toEqual({ stage, done: 2, total: 2 });
  }
});

describe('a name', () => {
  test('is one line with single spaces, and its surface is as printed', async () => {
    const story =
      'The engine was shown in the town hall on Monday by Charles\nBabbage, who built it.\n\nOn Tuesday Charles\u00a0Babbage met Ada  Lovelace.';
    const { database } = await seeded({ 'a.txt': story });
    const names = select(database, 'SELECT name FROM aliases UNION SELECT name FROM entities').map(
      (row) => Object.values(row as object)[0],
    );
    expect(names).toEqual(['Ada Lovelace', 'Charles Babbage']);
    expect(select(database, "SELECT surface FROM surfaces WHERE surface LIKE '%Babbage' ORDER BY 1")).toEqual([
      { surface: 'Charles\nBabbage' },
      { surface: 'Charles\u00a0Babbage' },
    ]);
  });
});

describe('a caption and a credit', () => {
  test('have mentions that do not count, and tell no role and no statement', async () => {
    const story =
      'Engine shown in London\n\nFILE PHOTO: Prime Minister Ada Lovelace speaks in Paris. REUTERS/Carl Gauss\n\nCharles Babbage came to London.\n\n(Reporting by Mary Somerville in Berlin)';
    const { database } = await seeded({ 'a.txt': story });
    const counted = 'SELECT key FROM entities WHERE article_count > 0 ORDER BY key';
    expect(select(database, counted)).toEqual([{ key: 'person/charles-babbage' }, { key: 'place/london-gb' }]);
    const peripheral = `
      SELECT DISTINCT role FROM mentions AS m JOIN passages AS p
        ON p.article_id = m.article_id AND p.start <= m.start AND m.start < p."end"
      WHERE m.peripheral ORDER BY role`;
    expect(select(database, peripheral)).toEqual([{ role: 'CAPTION' }, { role: 'CREDIT' }]);
    expect(select(database, 'SELECT text FROM roles')).toEqual([]);
  });
});
