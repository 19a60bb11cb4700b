/** Seeds with mark-up or mojibake: what is reported, and what is left for the text to remove. */
import { expect, test } from 'vitest';
import { inShort, seedsOf } from './seeds-of.ts';

const shown = async (files: Record<string, string>) => {
  const { documents, problems } = await seedsOf(files);
  return { problems: problems.map(inShort), markup: documents.map(({ parts }) => parts.map(({ markup }) => markup)) };
};

test('HTML and mojibake are reported once an article, and kept as they are until the text is cleaned', async () => {
  const text = '<p>Ada &amp; Byron</p>\n<p>ZoÃ« and JosÃ©</p>';
  const { documents, problems } = await seedsOf({ 'a.txt': text });
  expect(problems).toMatchObject([
    { code: 'MENDED', severity: 'WARNING', file: 'a.txt', message: expect.stringContaining('encoding') },
    { code: 'MENDED', severity: 'WARNING', file: 'a.txt', message: expect.stringContaining('HTML') },
  ]);
  expect(documents[0]?.parts).toEqual([{ role: 'BODY', text, at: 0, markup: ['MOJIBAKE', 'HTML'] }]);
});

test('plain text is not reported', async () => {
  expect(await shown({ 'a.txt': 'Ada & Byron, Zoë < Ada' })).toEqual({ problems: [], markup: [[undefined]] });
});

test('Markdown is not reported, nor HTML in it', async () => {
  expect(await shown({ 'a.md': '# **Ada**\n\n<b>Byron</b>' })).toEqual({
    problems: [],
    markup: [[['MARKDOWN'], ['MARKDOWN', 'HTML']]],
  });
});

test('a line of JSON Lines is reported at its line, and its metadata is mended', async () => {
  const lines = [{ articleBody: 'Ada' }, { articleBody: 'Ada<br>Byron', publisher: 'Smith &amp; Zo\u00c3\u00ab' }];
  const { documents, problems } = await seedsOf({ 'a.jsonl': lines.map((line) => JSON.stringify(line)).join('\n') });
  expect(problems.map(inShort)).toEqual(['MENDED a.jsonl:2']);
  expect(documents[1]?.source).toBe('Smith & Zoë');
});

test('a script in JSON is one part with the text around it, blank lines included', async () => {
  const articleBody = 'Ada.\n\nByron.<script>a();\n\nb();</script>';
  const { documents } = await seedsOf({ 'a.json': JSON.stringify({ articleBody }) });
  expect(documents[0]?.parts.map(({ text }) => text)).toEqual([articleBody]);
});

test('characters that were lost are reported', async () => {
  const { documents, problems } = await seedsOf({ 'a.txt': 'Zo\ufffd met Ada.' });
  expect(problems.map((problem) => [inShort(problem), problem.severity])).toEqual([['NOT_UTF8 a.txt', 'WARNING']]);
  expect(documents).toHaveLength(1);
});
