/** Files as sites, agencies and archives write them: pages, feeds, news items, tables, messages. The samples are in test/fixtures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/model.ts';
import { clean } from '../../src/text/clean.ts';
import { inShort, seedsOf } from './seeds-of.ts';

const sample = (name: string): Buffer => readFileSync(join(import.meta.dirname, '..', 'fixtures', 'formats', name));

const words = ({ parts }: Document, wanted: string): string =>
  parts
    .filter(({ role }) => role === wanted)
    .map(({ text, markup = [] }) => clean(text, markup).text)
    .join('\n\n')
    .trim();

/** What a document says, in short. */
const inBrief = (document: Document) => {
  const { key, line, publication, source, url, language, section } = document;
  const [title, byline] = [words(document, 'HEADLINE'), words(document, 'BYLINE')];
  return { key, line, title, byline, at: publication?.at ?? null, source, url, language, section };
};

async function read(name: string, as = name, more: Record<string, string> = {}) {
  const { documents, problems } = await seedsOf({ [as]: sample(name), ...more });
  return { documents, briefs: documents.map(inBrief), problems };
}

describe('web pages', () => {
  test('give the article that Readability finds, with what the page says of it, and run no script', async () => {
    const { documents, briefs, problems } = await read('page.html');
    expect(problems).toEqual([]);
    expect(briefs).toEqual([
      {
        key: 'https://quay.example/news/harbour-reopens',
        line: null,
        title: 'Harbour reopens after storm',
        byline: 'Mara Lindqvist',
        at: '2011-03-04T08:30:00Z',
        source: 'The Quay Gazette',
        url: 'https://quay.example/news/harbour-reopens',
        language: 'en-GB',
        section: 'Local',
      },
    ]);
    const body = words(documents[0] as Document, 'BODY');
    expect(body).toMatch(/^The harbour of Port Elsin reopened[\s\S]*begins late for all of us here\."$/);
    expect(body).not.toMatch(/Subscribe|Sport|script|<p>/);
  });

  test('prefer JSON-LD, with the names of whom it refers to', async () => {
    const { documents, briefs, problems } = await read('structured.html', 'a.htm');
    expect(problems).toEqual([]);
    expect(briefs).toMatchObject([
      { title: 'Council approves tram line', byline: 'Bela Norrgard', source: 'Elsin Courier', language: 'en' },
    ]);
    expect(briefs[0]).toMatchObject({ key: 'https://courier.example/tram', at: '2012-05-06T08:00:00Z' });
    expect(words(documents[0] as Document, 'BODY')).toMatch(/^The council.*\n\nMayor Ines Okafor said/);
  });

  test('are told by their content when the name has no extension', async () => {
    expect((await read('page.html', 'index')).briefs).toMatchObject([{ title: 'Harbour reopens after storm' }]);
    expect((await read('crawl.warc', 'crawl')).briefs).toHaveLength(2);
    const { documents, problems } = await seedsOf({ page: 'Ada Lovelace went to Paris.' });
    expect([documents, problems.map(inShort)]).toEqual([[], ['NOT_A_SEED page']]);
  });

  test('without a text, and lists of addresses, are refused', async () => {
    const { problems } = await seedsOf({
      'a.html': '<html><body><script>1</script></body></html>',
      'list.txt': 'https://a.example/1\nhttps://a.example/2\n',
    });
    expect(problems.map(inShort)).toEqual(['MISSING_FIELD a.html', 'NOT_A_SEED list.txt']);
    expect(problems[1]?.message).toMatch(/opens no address/);
  });

  test('that are nested without end are problems, and the rest is loaded', async () => {
    const { documents, problems } = await seedsOf({ 'a.html': '<div>'.repeat(60_000), 'b.txt': 'Ada went to Paris.' });
    expect([documents.map(({ key }) => key), problems.map(({ file }) => file)]).toEqual([['b'], ['a.html']]);
  });
});

describe('feeds', () => {
  test('in RSS give their items, and report one without a text by its line', async () => {
    const { documents, briefs, problems } = await read('feed.rss');
    expect(briefs).toMatchObject([
      { key: 'https://quay.example/ferry', line: 5, title: 'Ferry timetable & fares', byline: 'Mara Lindqvist' },
      { key: 'https://quay.example/market', line: 19, title: 'Market day', language: 'en' },
    ]);
    expect(briefs[0]).toMatchObject({ at: '2011-03-04T08:30:00Z', source: 'The Quay Gazette', section: 'Travel' });
    expect(words(documents[0] as Document, 'BODY')).toMatch(/twice a day\.\s+Fares rise in April/);
    expect(words(documents[1] as Document, 'BODY')).toBe('The market moves to the quay on Saturday.');
    expect(problems.map(inShort)).toEqual(['MISSING_FIELD feed.rss:15']);
  });

  test('in Atom give their entries', async () => {
    const { documents, briefs, problems } = await read('feed.atom', 'feed.xml');
    expect(problems).toEqual([]);
    expect(briefs).toMatchObject([{ key: 'https://courier.example/library', byline: 'Bela Norrgard', language: 'en' }]);
    expect(words(documents[0] as Document, 'BODY')).toBe('The library of Port Elsin opened on Sunday.');
  });

  const LAUGHS = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]>`;
  test.each([
    ['entities that grow', `${LAUGHS}<rss><channel><item><title>&c;</title></item></channel></rss>`, 'SYNTAX'],
    ['an entity of a file', '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss>&f;</rss>', 'SYNTAX'],
    ['another first element', '<svg xmlns="http://www.w3.org/2000/svg"><text>Ada</text></svg>', 'NOT_A_SEED'],
    ['elements that do not end', '<rss version="2.0"><channel><item><title>Ada</channel>', 'SYNTAX'],
    ['elements nested without end', `<rss>${'<a>'.repeat(10_000)}`, 'SYNTAX'],
  ])('with %s are refused', async (_, text, code) => {
    const { documents, problems } = await seedsOf({ 'a.xml': text });
    expect([documents, problems.map(inShort)]).toEqual([[], [`${code} a.xml`]]);
  });
});

describe('items of news agencies', () => {
  test('in ninjs 1 and 3 are read, and offsets lead to the file', async () => {
    const first = await read('ninjs1.json');
    const third = await read('ninjs3.json');
    expect([...first.problems, ...third.problems]).toEqual([]);
    expect(first.briefs).toMatchObject([
      { key: 'http://agency.example/ninjs/1', title: 'Mill burns down', source: 'Elsin News Agency' },
    ]);
    const [headline] = first.documents[0]?.parts ?? [];
    expect(
      sample('ninjs1.json')
        .toString()
        .slice(headline?.at ?? 0),
    ).toMatch(/^Mill burns down"/);
    expect(third.briefs).toMatchObject([{ title: 'Mill is rebuilt', at: '2023-07-08T12:00:00Z', language: 'en' }]);
    expect(words(third.documents[0] as Document, 'BODY')).toMatch(/^The mill of Port Elsin was rebuilt/);
  });

  test('in NewsML-G2 are read, alone and in a message', async () => {
    const { documents, briefs, problems } = await read('item.xml');
    expect(problems).toEqual([]);
    expect(briefs).toMatchObject([
      { key: 'item', title: 'Bridge closed for & repairs', byline: 'By Mara Lindqvist', section: 'Transport' },
    ]);
    expect(words(documents[0] as Document, 'BODY')).toMatch(
      /^PORT ELSIN -\s+The bridge over the Elsin closed on Wednesday\./,
    );
    const item = sample('item.xml')
      .toString()
      .replace(/^<\?xml[^>]*>/, '');
    const other = item.replace('20140910:bridge', 'other').replaceAll('Wednesday', 'Sunday');
    const message = `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${item}\n${other}</itemSet></newsMessage>`;
    const both = await seedsOf({ 'day.xml': message });
    expect(both.problems).toEqual([]);
    expect(both.documents.map(({ key }) => key)).toEqual([
      'day/urn:newsml:agency.example:20140910:bridge',
      'day/urn:newsml:agency.example:other',
    ]);
  });
});

describe('tables', () => {
  test('give an article a row, with the columns that a mapping names, and report rows without a text', async () => {
    const { documents, briefs, problems } = await read('table.csv', 'table.csv', {
      'mapping.yml': 'body: body text\n',
    });
    expect(briefs).toMatchObject([
      { key: 'https://quay.example/storm', line: 2, title: 'Storm, again', at: '2011-03-09T00:00:00Z' },
      { key: 'https://quay.example/calm', line: 6, title: 'Calm' },
    ]);
    expect(words(documents[0] as Document, 'BODY')).toBe(
      'The storm came back to Port Elsin.\n\nInes Okafor closed the harbour.',
    );
    expect(problems.map(inShort)).toEqual(['MISSING_FIELD table.csv:5']);
    expect((await read('table.tsv')).briefs).toMatchObject([{ key: 'table/7', title: 'Tabs', line: 2 }]);
  });

  test('go on after a row that is broken', async () => {
    const rows = 'title,text\nA,"Ada went to "Paris"."\nB,Byron stayed at home.\n';
    const { documents, problems } = await seedsOf({ 'a.csv': rows });
    expect(problems.map(({ code }) => code)).toContain('SYNTAX');
    expect(documents.map((document) => words(document, 'HEADLINE'))).toContain('B');
  });

  test('report on one line what a line end of another sort breaks', async () => {
    const { problems } = await seedsOf({ 'a.csv': 'title,text\r\nA,"Ada went."\nB,x\r\n' });
    expect(problems.map(({ code }) => code)).toContain('SYNTAX');
    for (const { message } of problems) expect(message).not.toContain('\n');
  });
});

test('messages give their text, decoded, and name attachments as left out', async () => {
  const { documents, briefs, problems } = await read('letter.eml');
  expect(problems).toEqual([]);
  expect(briefs).toMatchObject([
    { key: 'letter', title: 'Morning letter: the pier', byline: 'Mara Lindqvïst', at: '2011-03-05T05:00:00Z' },
  ]);
  expect(words(documents[0] as Document, 'BODY')).toMatch(/told the café owners on Friday\.$/);
});

describe('web archives', () => {
  test('give the pages in them, and say what is left out', async () => {
    const { briefs, problems } = await read('crawl.warc');
    expect(briefs).toMatchObject([
      { key: 'https://quay.example/news/harbour-reopens', title: 'Harbour reopens after storm' },
      { key: 'https://quay.example/lamps', title: 'Lamps on the quay' },
    ]);
    expect(problems.map(({ code, severity, message }) => [code, severity, message.slice(0, 9)])).toEqual([
      ['NOT_A_SEED', 'WARNING', '2 answers'],
    ]);
  });

  test('that are cut off give what was before, and a problem', async () => {
    const { documents, problems } = await seedsOf({ 'a.warc': sample('crawl.warc').subarray(0, -300) });
    expect(documents).toHaveLength(1);
    expect(problems.map(inShort)).toEqual(['SYNTAX a.warc']);
  });
});
