/** CSV: read back by another library, it says what the records say, and no spreadsheet runs it. */
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { FORMATS } from '../../src/export/formats.ts';
import { openSnapshot } from '../../src/export/snapshot.ts';
import { corrected } from './base.ts';

type Row = Readonly<Record<string, string>>;

const world = corrected();
const texts = new Map<string, string>();

beforeAll(() => {
  const { records, close } = openSnapshot(world().path, { filter: null });
  for (const { name, write } of FORMATS.csv.files ?? []) texts.set(name, [...write(records)].join(''));
  close();
});

const read = (name: string): Row[] => parse(texts.get(name) ?? '', { columns: true });

test('csv: has articles, entities, aliases, mentions and edges', () => {
  const articles = read('articles.csv');
  expect(articles.map(({ key }) => key)).toEqual(['1843/notes: "α" & <β>', 'b/second', 'c']);
  expect(articles[0]).toMatchObject({ published_at: '1843-07-10T00:00:00Z', precision: 'DAY', section: 'Science' });
  expect(articles[0]?.text).toContain('Engine & <its> "friends"\n\nThe minister');
  const ada = read('entities.csv').find(({ key }) => key === 'person/ada');
  expect(ada).toMatchObject({ name: 'Ada, Countess of Lovelace', former_keys: 'person/lovelace' });
  expect(read('entities.csv').find(({ key }) => key === 'place/turin')).toMatchObject({
    identifiers: 'geonames:3165524',
    country: 'IT',
  });
  expect(read('aliases.csv')).toContainEqual(
    expect.objectContaining({ entity: 'place/turin', alias: 'Torino', asserter_type: 'EXTRACTOR', asserter: 'tester' }),
  );
  const mentions = read('mentions.csv');
  // Merged, and said to be so.
  expect(mentions.find(({ surface }) => surface === 'Ada Lovelace')).toMatchObject({
    ...{ article: 'b/second', start: '7', end: '19', entity: 'person/ada', origin: 'person/lovelace', score: '0.5' },
    sentence: "'+1 for Ada Lovelace",
  });
  expect(mentions.find(({ surface }) => surface === 'Smith')).toMatchObject({
    entity: '',
    candidates: 'person/smith person/smyth',
  });
  expect(mentions.find(({ status }) => status === 'REJECTED')).toMatchObject({ article: 'c', counts: 'false' });
  expect(
    read('edges.csv').find(({ source, target }) => source === 'person/ada' && target === 'person/babbage'),
  ).toMatchObject({
    ...{
      sentences: '3',
      articles: '2',
      first_published_at: '1843-07-10T00:00:00Z',
      last_published_at: '1844-01-02T00:00:00Z',
    },
    latest_sentence: 'Ada Lovelace met Babbage in Turin.',
  });
  expect([...texts.values()].join('')).not.toContain('[object');
});

test('csv: no cell begins as a formula does', () => {
  const rows = ['articles.csv', 'entities.csv', 'aliases.csv', 'mentions.csv', 'edges.csv'].flatMap(read);
  const cells = rows.flatMap((row) => Object.values(row));
  expect(cells).toContain('\'=HYPERLINK("http://evil.example")');
  expect(cells).toContain("'@evil");
  expect(cells).toContain("'=Nobody");
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});
