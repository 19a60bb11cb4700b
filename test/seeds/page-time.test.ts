/** A page that takes too long to read ends in a problem, and the next one is read. */
import { expect, test } from 'vitest';
import { parsePage } from '../../src/seeds/html.ts';
import { DEFAULT_MAPPING } from '../../src/seeds/mapping.ts';
import { newsOf } from '../support/news.ts';

const read = (html: string, seconds: number) => {
  const source = { text: html, location: { file: 'page.html', line: null }, offset: 0, names: DEFAULT_MAPPING.names };
  return parsePage(source, null, seconds);
};
const attributes = Array.from({ length: 200_000 }, (_, index) => `a${index}="x"`).join(' ');

test.each([
  ['one tag with very many attributes', `<html><body><p ${attributes}>Ada came.</p></body></html>`],
  ['very many deep trees', `<html><body>${`${'<div>'.repeat(400)}Ada, came${'</div>'.repeat(400)}`.repeat(100)}`],
])('%s is a problem that names the file', (_, html) => {
  expect(read(html, 0.5)).toMatchObject({
    seed: null,
    problems: [{ code: 'TOO_SLOW', severity: 'ERROR', file: 'page.html' }],
  });
  const news = `<html><body><article><h1>News</h1><p>${newsOf(1)}</p><p>${newsOf(2)}</p></article></body></html>`;
  expect(read(news, 60)).toMatchObject({ problems: [] });
});
