/** Articles as other programs export them: names of fields, lists, dates, keys, and the mapping of a folder. */
import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/model.ts';
import type { Files } from '../support/folder.ts';
import { inShort, seedsOf } from './seeds-of.ts';

const BODY = 'Ada Lovelace went to Paris.\n\nByron stayed.';

async function all(files: Files): Promise<readonly Document[]> {
  const { documents, problems } = await seedsOf(files);
  expect(problems.map(inShort)).toEqual([]);
  return documents;
}

const lineOf = async (article: object): Promise<Document> =>
  (await all({ 'a.jsonl': JSON.stringify(article) }))[0] as Document;
const textOf = ({ parts }: Document, wanted: string) =>
  parts
    .filter(({ role }) => role === wanted)
    .map(({ text }) => text)
    .join('\n\n');

const COMMON = { title: 'Ada in Paris' };
const AT = '2005-03-24T10:30:00Z';

const EXPORTS: readonly [program: string, article: object, source: string | null, language: string | null][] = [
  [
    'newspaper4k',
    {
      url: 'https://n.example/a',
      ...COMMON,
      authors: ['Mary'],
      publish_date: '2005-03-24 12:30:00+02:00',
      text: BODY,
      meta_lang: 'en',
      top_image: '',
    },
    null,
    'en',
  ],
  [
    'trafilatura',
    {
      ...COMMON,
      author: 'Mary',
      hostname: 'n.example',
      date: '2005-03-24T10:30:00Z',
      text: BODY,
      raw_text: 'no',
      source: 'https://n.example/a',
      'source-hostname': 'News',
      id: null,
      language: 'de',
    },
    'News',
    'de',
  ],
  [
    'news-please',
    {
      authors: ['Mary'],
      date_publish: '2005-03-24 10:30:00',
      date_download: '2024-01-01',
      description: 'no',
      maintext: BODY,
      text: null,
      source_domain: 'n.example',
      ...COMMON,
      url: 'https://n.example/a',
      language: 'en',
    },
    'n.example',
    'en',
  ],
  [
    'Event Registry',
    {
      uri: '7',
      lang: 'eng',
      date: '2005-03-24',
      dateTimePub: AT,
      url: 'https://n.example/a',
      ...COMMON,
      body: BODY,
      source: { uri: 'n.example', title: 'News' },
      authors: [{ name: 'Mary' }],
    },
    'News',
    'en',
  ],
  [
    'NewsAPI',
    {
      source: { id: 'n', name: 'News' },
      author: 'Mary',
      ...COMMON,
      description: 'no',
      url: 'https://n.example/a',
      publishedAt: AT,
      content: BODY,
    },
    'News',
    null,
  ],
  [
    'JSON Feed',
    {
      id: 'https://n.example/a',
      ...COMMON,
      content_text: BODY,
      date_published: AT,
      authors: [{ name: 'Mary' }],
      language: 'en-GB',
    },
    null,
    'en-GB',
  ],
  [
    'fundus',
    {
      ...COMMON,
      authors: ['Mary'],
      publishing_date: AT,
      body: { summary: ['Ada Lovelace went to Paris.'], sections: [{ headline: [], paragraphs: ['Byron stayed.'] }] },
      lang: 'en',
      url: 'https://n.example/a',
      publisher: 'News',
    },
    'News',
    'en',
  ],
  [
    'feeds converted to JSON',
    {
      ...COMMON,
      creator: 'Mary',
      link: 'https://n.example/a',
      isoDate: '2005-03-24T10:30:00.000Z',
      'content:encoded': BODY,
      contentSnippet: 'no',
    },
    null,
    null,
  ],
  [
    'WordPress',
    {
      id: 5,
      date_gmt: '2005-03-24T10:30:00',
      link: 'https://n.example/a',
      title: { rendered: 'Ada in Paris' },
      content: { rendered: BODY },
      author: 3,
      byline: 'Mary',
      lang: 'English',
    },
    null,
    'en',
  ],
];

describe('an article exported by', () => {
  test.each(EXPORTS)(
    '%s has its text, headline, byline, date, source, address and language',
    async (_, article, source, language) => {
      const document = await lineOf(article);
      expect(textOf(document, 'BODY')).toBe(BODY);
      expect(textOf(document, 'HEADLINE')).toBe('Ada in Paris');
      expect(textOf(document, 'BYLINE')).toBe('Mary');
      const url = 'https://n.example/a';
      expect(document).toMatchObject({ key: url, url, source, language, publication: { at: AT, precision: 'SECOND' } });
    },
  );

  test('an interface that cut its text off is reported, and the mark is taken off', async () => {
    const { documents, problems } = await seedsOf({
      'a.jsonl': JSON.stringify({ content: 'Ada went… [+1815 chars]' }),
    });
    expect(problems.map(inShort)).toEqual(['MENDED a.jsonl:1']);
    expect(documents[0]?.parts).toEqual([{ role: 'BODY', text: 'Ada went', at: 12 }]);
  });
});

describe('a JSON file with several articles', () => {
  const items = [
    { headline: 'One', articleBody: 'Ada 🦉' },
    { id: 7, articleBody: 'Byron' },
  ];
  test.each([
    ['a list', items],
    ['the answer of an interface', { status: 'ok', totalResults: 2, articles: items }],
    ['a feed', { version: 'https://jsonfeed.org/version/1.1', items }],
    ['a list in an object in the answer', { response: { docs: items } }],
    ['a list of items', { '@type': 'ItemList', itemListElement: items.map((item) => ({ item })) }],
  ])('is %s: each has a key, a line, and parts at offsets of the file', async (_, value) => {
    const content = JSON.stringify(value, null, 1);
    const documents = await all({ 'day.json': content });
    expect(documents.map(({ key }) => key)).toEqual([expect.stringMatching(/^day\/[\da-f]{16}$/), 'day/7']);
    const lines = content.split('\n');
    for (const { line, parts } of documents) {
      expect(lines[(line ?? 0) - 1]).toContain('{');
      for (const { text, at } of parts)
        expect([...content].slice(at ?? 0, (at ?? 0) + [...text].length).join('')).toBe(text);
    }
  });

  test('keeps its annotations, which count from the beginning of the file', async () => {
    const content = '[\n{"text": "Ada went."},\n{"text": "Byron 🦉 and Mary."}]';
    const at = [...content.slice(0, content.indexOf('Mary'))].length;
    const documents = await all({ 'a.json': content, 'a.ann': `T1\tPerson ${at} ${at + 4}\tMary` });
    expect(documents.map(({ annotations }) => annotations?.map(({ surface }) => surface))).toEqual([[], ['Mary']]);
  });

  test('may be a graph of things: the articles in it are read, and what they refer to', async () => {
    const graph = [
      { '@type': 'WebSite', name: 'News', '@id': '#site' },
      {
        '@type': ['NewsArticle'],
        '@id': '#article',
        headline: 'Ada',
        articleBody: BODY,
        author: [{ '@id': '#mary' }],
        publisher: { '@id': '#site' },
      },
      { '@type': 'Person', '@id': '#mary', name: 'Mary' },
    ];
    for (const value of [{ '@graph': graph }, graph]) {
      const [document, ...others] = await all({ 'a.json': JSON.stringify(value) });
      expect(others).toEqual([]);
      expect(document).toMatchObject({ source: 'News' });
      expect(textOf(document as Document, 'BYLINE')).toBe('Mary');
    }
  });
});

describe('an article without text', () => {
  test('is reported with the fields that are looked for, and those that it has', async () => {
    const [problem] = (await seedsOf({ 'a.json': '{"hed": "Ada", "copy": "Ada went."}' })).problems;
    expect(problem?.message).toMatch(/articleBody, text, body, content.*"hed", "copy".*mapping\.yml/);
  });
});

describe('mapping.yml', () => {
  const article = '{"hed": "Ada", "story": {"copy": "Ada went."}, "text": "no", "when": "2005"}';
  const mapping = 'title: hed\nbody: [nothing, story.copy]\npublishedAt: when\n';

  test('names the fields of the articles in its folder and below, and of no others', async () => {
    const documents = await all({
      'a/mapping.yml': mapping,
      'a/x.json': article,
      'a/b/y.json': article,
      'z.json': article,
    });
    expect(documents.map((document) => [textOf(document, 'HEADLINE'), textOf(document, 'BODY')])).toEqual([
      ['Ada', 'Ada went.'],
      ['Ada', 'Ada went.'],
      ['', 'no'],
    ]);
    expect(documents[0]?.publication?.at).toBe('2005-01-01T00:00:00Z');
  });

  test('names the fields of front matter', async () => {
    const [document] = await all({ 'mapping.yml': 'title: hed', 'a.md': '---\nhed: Ada\n---\nShe went.' });
    expect(document?.parts[0]).toMatchObject({ role: 'HEADLINE', text: 'Ada' });
  });
});
