/** Articles in other languages: the extractor leaves them alone, names of the gazetteer are found, and they are counted. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printLoadReport } from '../../src/cli/load.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { shippedComponents } from '../../src/ingest/components.ts';
import { createReader } from '../../src/ingest/reader.ts';
import { ingest } from '../../src/ingest.ts';
import type { ArticleKey, ArticleRecord, Asserter, Document, EntityKey, EntityRecord, Kind } from '../../src/model.ts';
import { folderOf } from '../support/folder.ts';

const assertedBy: Asserter = { type: 'SEED', name: 'gazetteer/a.yml', version: null };

const entity = (kind: Kind, name: string, ...others: string[]): EntityRecord => ({
  key: `${kind.toLowerCase()}/${name.toLowerCase().replaceAll(' ', '-')}` as EntityKey,
  kind,
  name,
  aliases: [name, ...others].map((alias) => ({ name: alias, form: 'FULL_NAME', assertedBy })),
  identifiers: [],
  formerKeys: [],
});

const KNOWN = [
  entity('PERSON', 'Hanako Kishimoto', '岸本花子'),
  entity('PERSON', 'Greta Vogel'),
  entity('ORGANIZATION', 'Weavers Guild', 'Webergilde', 'Гильдия ткачей'),
  entity('PLACE', 'Tokio', '東京'),
];

const reader = createReader(shippedComponents(), KNOWN);

async function readWithProblems(text: string, language: string | null) {
  const nothing = { publication: null, source: null, url: null, section: null, annotations: null, line: null };
  const parts = [{ role: 'BODY', text, at: 0 }] as const;
  const document: Document = { key: 'a' as ArticleKey, file: 'a.txt', parts, ...nothing, language, digest: '0' };
  const { record, problems } = await reader.read(document);
  expect(reader.check(document)).toEqual(problems);
  return { record: record as ArticleRecord, problems };
}

async function read(text: string, language: string | null = null): Promise<ArticleRecord> {
  const { record, problems } = await readWithProblems(text, language);
  expect(problems).toEqual([]);
  return record;
}

const namesIn = ({ text, mentions }: ArticleRecord) =>
  mentions.map(({ start, end, entity }) => [text.slice(start, end), entity]);

const GERMAN =
  'Greta Vogel hat am Montag erklärt, dass die Webergilde nicht nach Tokio ziehen wird. Der Ausschuss und die Mutter des Ministers sagten, sie seien sich einig.';

describe('an article in another language', () => {
  test('has no place that is the beginning of a longer name', async () => {
    const words = 'El presidente viajó el lunes, según dijo su portavoz, para reunirse con los ministros de';
    const record = await read(`${words} la Unión Europea. También irá a La Unión.`);
    expect(record.language).toBe('es');
    expect(namesIn(record).map(([surface]) => surface)).toEqual(['La Unión']);
  });

  test('has its language, and the names that the gazetteer knows, and no roles or statements', async () => {
    const record = await read(GERMAN);
    expect(record).toMatchObject({ language: 'de', roles: [], statements: [] });
    expect(namesIn(record)).toEqual([
      ['Greta Vogel', 'person/greta-vogel'],
      ['Webergilde', 'organization/weavers-guild'],
      ['Tokio', 'place/tokio'],
    ]);
    expect(record.mentions[0]).toMatchObject({ score: 0.9, assertedBy: { type: 'EXTRACTOR', name: 'gazetteer' } });
  });

  test('has states by their names in its language', async () => {
    const record = await read(
      'Frankreich und die Vereinigten Staaten sagten am Montag, dass sie sich nicht einig seien. Auch Frankreichs Nachbar sagte nichts.',
    );
    expect(namesIn(record)).toEqual([['Frankreich', 'place/france']]);
    expect(record.entities.map(({ name }) => name)).toEqual(['France']);
    const french = await read('Lundi, les ministres de l’Allemagne et de la France ont déclaré que tout est fini.');
    expect(namesIn(french).map(([name]) => name)).toEqual(['Allemagne', 'France']);
    expect(namesIn(await read('Франция не сказала, что она думает об этом предложении, и Казахстан тоже.'))).toEqual([
      ['Франция', 'place/france'],
      ['Казахстан', 'place/kazakhstan'],
    ]);
  });

  test('has names between the word boundaries of its script', async () => {
    const record = await read('岸本花子首相は10日、東京で記者会見を開いた。東京都庁は会見について何も述べなかった。');
    expect(record.language).toBe('ja');
    expect(namesIn(record).slice(0, 2)).toEqual([
      ['岸本花子', 'person/hanako-kishimoto'],
      ['東京', 'place/tokio'],
    ]);
    expect(namesIn(await read('Гильдия ткачей собралась в понедельник, и гильдия ничего не сказала.'))).toEqual([
      ['Гильдия ткачей', 'organization/weavers-guild'],
    ]);
  });

  test('is what its seed says, when the text is short or of a related language', async () => {
    const record = await read(
      'Ada Lovelace met Greta Vogel in the old town hall, and they said that it was fine.',
      'de',
    );
    expect(record.language).toBe('de');
    expect(namesIn(record)).toEqual([['Greta Vogel', 'person/greta-vogel']]);
    expect((await read(GERMAN, 'nl')).language).toBe('nl');
  });

  test('is what its text shows, with a warning, when the seed says English, and the reverse', async () => {
    const german = await readWithProblems(GERMAN, 'en-US');
    expect(german.record).toMatchObject({ language: 'de', statements: [] });
    expect(german.problems).toMatchObject([
      { code: 'BAD_VALUE', severity: 'WARNING', message: expect.stringMatching(/"en-US".*"de"/) },
    ]);
    const english = await readWithProblems(`${ENGLISH} ${ENGLISH}`, 'de');
    expect(english.record.language).toBe('en');
    expect(namesIn(english.record).map(([name]) => name)).toContain('Ada Lovelace');
    expect(english.problems).toHaveLength(1);
  });
});

const ENGLISH =
  'Greta Vogel met Ada Lovelace in London, and they said that it was fine for all of the guests who had been there.';

test('an article in English has the language that its seed gives, or else that which its text shows', async () => {
  for (const [text, given, language] of [
    [ENGLISH, 'en-GB', 'en-GB'],
    [ENGLISH, null, 'en'],
    ['Greta Vogel met Ada Lovelace.', null, null],
  ] as const) {
    const record = await read(text, given);
    expect(record.language).toBe(language);
    expect(namesIn(record).map(([name]) => name)).toContain('Ada Lovelace');
  }
});

test('a seed counts the articles in other languages, those that are unchanged too', async () => {
  const database = join(folderOf({}), 'base.sqlite');
  const from = folderOf({
    'a.txt': GERMAN,
    'b.md': '---\nlanguage: fr\n---\nAda',
    'c.txt': 'Ada Lovelace went to the town hall.',
  });
  const job = { from, database, dryRun: false };
  const report = await ingest({ ...job, command: 'SEED' }, shippedComponents());
  const expected = [
    { language: 'de', count: 1 },
    { language: 'fr', count: 1 },
  ];
  expect(report.otherLanguages).toEqual(expected);
  expect((await ingest({ ...job, command: 'RESEED' }, shippedComponents())).otherLanguages).toEqual(expected);

  const printed: string[] = [];
  const terminal = {
    print: (line: string) => printed.push(line),
    info: () => {},
    printProblem: () => {},
  } as unknown as Terminal;
  printLoadReport({ ...report, ...job, command: 'SEED' }, terminal);
  expect(printed.at(-1)).toMatch(/1 de, 1 fr/);
  printLoadReport({ ...report, ...job, command: 'SEED', otherLanguages: [] }, terminal);
  expect(printed.at(-1)).not.toMatch(/language/);
});
