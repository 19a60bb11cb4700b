/** Corpora are read as annotated, and defects are reported with their line. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCorpus } from '../../../model/train/corpus.ts';
import { folderOf } from '../../support/folder.ts';

const read = (lines: string) => [...readCorpus(join(folderOf({ 'news.jsonl': lines }), 'news.jsonl'))];

test('corpus: accepts spans as arrays or objects, with or without entities', () => {
  const [first, second] = read(
    [
      '{"text":"Ada met Alan.","entities":[[0,3,"PER"],[8,12,"PER","turing"]]}',
      '',
      '{"text":"In Oslo","entities":[{"start":3,"end":7,"type":"LOC","entity":null}]}',
    ].join('\n'),
  );
  expect(first?.gold).toEqual([
    { start: 0, end: 3, type: 'PER' },
    { start: 8, end: 12, type: 'PER', entity: 'turing' },
  ]);
  expect(second?.gold).toEqual([{ start: 3, end: 7, type: 'LOC', entity: null }]);
});

test('corpus: maps UTF-16 offsets of the raw text to the canonical text', () => {
  const [article] = read('{"text":"\\ud83d\\ude00 Jose\\u0301 spoke.","entities":[[3,8,"PER"]]}');
  const [name] = article?.gold ?? [];
  expect(article?.article.text.slice(name?.start, name?.end)).toBe('José');
});

test('corpus: treats a line without entities as not annotated', () => {
  expect(read('{"text":"Nothing here."}')[0]?.gold).toBeNull();
});

test.each([
  ['broken JSON', '{"text":"a"}\n{"text":', /news\.jsonl, line 2: .*JSON/],
  ['no text', '{"id":"1"}', /line 1: text: /],
  ['an unknown type', '{"text":"a b","entities":[[0,1,"DOG"]]}', /line 1: entities\.0: .*PER, ORG, LOC, MISC/],
  ['a span past the end', '{"text":"abc","entities":[[1,9,"PER"]]}', /line 1: the span 1-9 .* 3 UTF-16 units/],
  ['an empty span', '{"text":"abc","entities":[[1,1,"PER"]]}', /line 1: the span 1-1/],
])('corpus: rejects %s', (_, lines, message) => {
  expect(() => read(lines)).toThrow(message);
});

test('corpus: names a file that does not exist', () => {
  expect(() => [...readCorpus('/nowhere/news.jsonl')]).toThrow(/\/nowhere\/news\.jsonl/);
});
