/** brat, WebAnno TSV and RIS: what they say of a text can be found in it again, by their own rules. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { beforeAll, expect, test } from 'vitest';
import { type Format, isOfArticles } from '../../src/export/format.ts';
import { FORMATS } from '../../src/export/formats.ts';
import type { ArticleOut } from '../../src/export/records.ts';
import { parseBrat } from '../../src/seeds/brat.ts';
import { DEFAULT_MAPPING } from '../../src/seeds/mapping.ts';
import { allOf, corrected, written } from './base.ts';

const world = corrected();
let articles: ArticleOut[];
beforeAll(() => {
  articles = allOf(world(), (records) => records.articles());
});

function filesOf(format: Format, article: ArticleOut): Readonly<Record<string, string>> {
  if (!isOfArticles(format)) throw new Error('has no files of articles');
  return Object.fromEntries(format.articleFiles(article).map(({ extension, text }) => [extension, text]));
}

const isNot = (status: string) => (mention: { readonly status: string }) => mention.status !== status;

test('brat: offsets are code points, and quote their words', () => {
  for (const article of articles) {
    const { '.txt': text = '', '.ann': annotations = '' } = filesOf(FORMATS.brat, article);
    const characters = Array.from(text);
    const ids = new Set<string>();
    for (const line of annotations.split('\n').slice(0, -1)) {
      // The grammar of brat's documentation.
      expect(line).toMatch(
        /^(T\d+\t\w+ \d+ \d+(;\d+ \d+)*\t.+|A\d+\t\w+ T\d+( \S+)?|N\d+\tReference T\d+ \S+:.+\t.+|E\d+\t\w+:T\d+( \w+:T\d+)+|#\d+\tAnnotatorNotes T\d+\t.+)$/,
      );
      const [id = '', body = '', quoted] = line.split('\t');
      expect(ids.has(id)).toBe(false);
      ids.add(id);
      if (!id.startsWith('T')) {
        for (const [reference] of body.matchAll(/\bT\d+\b/g))
          expect(annotations).toMatch(new RegExp(`^${reference}\t`, 'm'));
        continue;
      }
      const pieces = [...body.matchAll(/(\d+) (\d+)/g)].map(([, start, end]) =>
        characters.slice(Number(start), Number(end)).join(''),
      );
      expect(pieces.join(' ')).toBe(quoted);
    }
  }
});

test('brat: the reader of seeds finds the mentions with their entities, forms and scores', () => {
  for (const article of articles) {
    const { '.ann': annotations = '' } = filesOf(FORMATS.brat, article);
    if (annotations === '') continue;
    const { spans } = parseBrat(annotations, 'a.ann', DEFAULT_MAPPING.types);
    const expected = article.mentions.filter(isNot('REJECTED'));
    expect(
      spans.map(({ surface, kind, form, score, entity }) => ({
        surface,
        kind,
        form,
        score,
        entity: entity?.key ?? null,
      })),
    ).toEqual(expected.map(({ surface, kind, form, score, entity }) => ({ surface, kind, form, score, entity })));
  }
});

const unescaped = (cell: string): string =>
  cell.replace(/\\(->|.)/gs, (_, character: string) => ({ n: '\n', t: '\t', r: '\r' })[character] ?? character);

/** The annotations of a file in WebAnno TSV 3.3 with one layer, by its specification. */
function readWebAnno(tsv: string, text: string): { surface: string; identifier: string; value: string }[] {
  const [head = '', ...blocks] = tsv.split('\n\n').filter((block) => block.trim() !== '');
  expect(head.trim().split('\n')).toEqual([
    '#FORMAT=WebAnno TSV 3.3',
    '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value',
  ]);
  const found = new Map<string, { start: number; end: number; identifier: string; value: string }>();
  blocks.forEach((block, sentence) => {
    const [first = '', ...rows] = block.replace(/^\n+|\n+$/g, '').split('\n');
    expect(first).toMatch(/^#Text=/);
    expect(text).toContain(unescaped(first.slice('#Text='.length)));
    rows.forEach((row, token) => {
      const [place, offsets = '', word = '', identifiers = '', values = '', end, ...more] = row.split('\t');
      expect([place, end, more]).toEqual([`${sentence + 1}-${token + 1}`, '', []]);
      const [from = 0, to = 0] = offsets.split('-').map(Number);
      expect(text.slice(from, to)).toBe(unescaped(word));
      if (values === '_') return;
      values.split('|').forEach((value, index) => {
        const [, kind = '', number = ''] = value.match(/^(\w+)\[(\d+)\]$/) ?? [];
        const cell = identifiers.split(/(?<!\\)\|/)[index]?.replace(/\[\d+\]$/, '') ?? '';
        const known = found.get(number) ?? { start: from, end: to, identifier: unescaped(cell), value: kind };
        found.set(number, { ...known, end: to });
      });
    });
  });
  return [...found.values()].map(({ start, end, ...rest }) => ({ surface: text.slice(start, end), ...rest }));
}

test('webanno: tokens have their offsets, and named entities consist of them', () => {
  for (const article of articles) {
    const { '.tsv': tsv = '' } = filesOf(FORMATS.webanno, article);
    const expected = article.mentions.filter(isNot('REJECTED'));
    expect(readWebAnno(tsv, article.text)).toEqual(
      expected.map(({ surface, entity, kind }) => ({ surface, identifier: entity ?? '*', value: kind })),
    );
  }
});

test('ris: citation.js reads each article', () => {
  const text = written(world(), FORMATS.ris);
  const references = plugins.input.chain(text, { forceType: '@ris/file', generateGraph: false }) as Readonly<
    Record<string, unknown>
  >[];
  expect(references).toHaveLength(articles.length);
  expect(references[0]).toMatchObject({
    type: 'article-newspaper',
    title: 'The Engine & <its> "friends"',
    issued: { 'date-parts': [expect.arrayContaining([1843])] },
    URL: 'https://news.example/1843?a=1&b=<2>',
    'container-title': '=HYPERLINK("http://evil.example")',
    keyword: expect.stringContaining('Ada, Countess of Lovelace'),
  });
  expect(text).toContain('DA  - 1843/07/10/\r\n');
  expect(references.map(({ title }) => title)).toEqual([
    'The Engine & <its> "friends"',
    '+1 for Ada Lovelace',
    'Third',
  ]);
});
