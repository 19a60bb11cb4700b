/** Versions of an article and copies of it: one counts, and a warning names both. */
import { describe, expect, test } from 'vitest';
import { inShort, seedsOf } from './seeds-of.ts';

const URL = 'https://news.example/a';
const LONG =
  'Ada Lovelace wove the first flowers on the engine of Charles Babbage, in a hall of the old town of London.';

const version = (articleBody: string, more: object = {}) => JSON.stringify({ url: URL, articleBody, ...more });

/** What counts in the end: of documents with one key, the last. */
async function counted(files: Record<string, string>) {
  const { documents, problems } = await seedsOf(files);
  const byKey = new Map(documents.map((document) => [document.key as string, document]));
  const texts = [...byKey.values()].map(({ parts }) => parts.map(({ text }) => text).join(' '));
  return { texts, supersedes: documents.map(({ supersedes = false }) => supersedes), problems };
}

describe('several versions of one address', () => {
  const EARLY = { dateModified: '2005-03-24T09:00:00Z' };
  const LATE = { dateModified: '2005-03-24T12:00:00Z' };

  test.each([
    ['changed later', [version('One', EARLY), version('Two', LATE)], 'Two', 1],
    ['changed later, and read first', [version('Two', LATE), version('One', EARLY)], 'Two', 2],
    [
      'changed, of one that was published before',
      [version('One', { datePublished: '2005-03-24' }), version('Two', LATE)],
      'Two',
      1,
    ],
    ['last, without dates', [version('One'), version('Two')], 'Two', 1],
    ['first, when the last says the same', [version('One'), version('One')], 'One', 2],
  ])('count as the one that is %s', async (_, lines, text, line) => {
    const { texts, problems } = await counted({ 'a.jsonl': lines.join('\n') });
    expect(texts).toEqual([text]);
    expect(problems.map((problem) => [inShort(problem), problem.severity])).toEqual([
      [`SUPERSEDED a.jsonl:${line}`, 'WARNING'],
    ]);
    expect(problems[0]?.message).toContain(`a.jsonl, line ${3 - line}`);
  });

  test('may be in several files, and more than two', async () => {
    const { texts, supersedes, problems } = await counted({
      'a.json': version('One'),
      'b.json': version('Two'),
      'c.json': version('Three'),
    });
    expect(texts).toEqual(['Three']);
    expect(supersedes).toEqual([false, true, true]);
    expect(problems.map(inShort)).toEqual(['SUPERSEDED a.json', 'SUPERSEDED b.json']);
  });

  test('are none where only the keys are the same', async () => {
    const { problems } = await counted({
      'a.jsonl': ['{"key":"k","text":"One"}', '{"key":"k","text":"Two"}'].join('\n'),
    });
    expect(problems.map(inShort)).toEqual(['DUPLICATE_KEY a.jsonl:2']);
  });
});

describe('an article under a second name', () => {
  test('counts once, whatever its format and white space, and a warning names both', async () => {
    const { texts, problems } = await counted({
      'a.txt': LONG,
      'b.txt': `${LONG.replace(' wove ', '\nwove ')}\n`,
      'c.json': JSON.stringify({ text: LONG }),
    });
    expect(texts).toEqual([LONG]);
    expect(problems.map((problem) => [inShort(problem), problem.severity])).toEqual([
      ['COPY b.txt', 'WARNING'],
      ['COPY c.json', 'WARNING'],
    ]);
    expect(problems.every(({ message }) => message.includes('a.txt'))).toBe(true);
  });

  test.each([
    ['a text that is short', { 'a.txt': 'No comment.', 'b.txt': 'No comment.' }],
    ['another address', { 'a.txt': LONG, 'b.json': JSON.stringify({ text: LONG, url: URL }) }],
    ['another date', { 'a.txt': LONG, 'b.md': `---\ndate: 2005-03-24\n---\n${LONG}` }],
    ['annotations', { 'a.txt': LONG, 'b.txt': LONG, 'b.ann': 'T1\tPerson 0 12\tAda Lovelace' }],
    ['another word', { 'a.txt': LONG, 'b.txt': LONG.replace('old', 'new') }],
  ])('is another article when it has %s', async (_, files) => {
    const { texts, problems } = await counted(files);
    expect(texts).toHaveLength(2);
    expect(problems).toEqual([]);
  });
});

test('a line that moves within its file, or gets another beside it, has the key and digest it had', async () => {
  const line = '{"articleBody":"Ada went."}';
  const digests = ['', '{"articleBody":"Byron"}\n'].map(async (before) => {
    const document = (await seedsOf({ 'a.jsonl': before + line })).documents.at(-1);
    return [document?.key, document?.digest];
  });
  expect(digests[0]).toEqual(digests[1]);
});
