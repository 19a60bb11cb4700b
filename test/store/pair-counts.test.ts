/** Pairs of entities are counted in blocks as plain code counts them, of few entities and of more than a matrix has room for. */
import { expect, test } from 'vitest';
import { readBlock } from '../../src/store/database/postings/block.ts';
import { type BlockArticle, writeBlock } from '../../src/store/database/postings/block-articles.ts';
import { PairCounts } from '../../src/store/database/postings/pair-counts.ts';
import { Selection } from '../../src/store/database/postings/selection.ts';

/** Articles of four sentences, with two entities each that follow from the numbers. */
const articleAt = (index: number, entities: number): BlockArticle => {
  const sentences = [0, 0, 1, 1, 1, 2, 2, 3];
  return {
    id: index + 1,
    publishedAt: index % 5 === 0 ? '' : `200${index % 3}-01-01T00:00:00Z`,
    facets: ['', '', '', '', ''],
    entities: sentences.map((sentence, at) => 1 + ((index * 13 + at * at * 7 + sentence * index) % entities)),
    sentences,
  };
};

function plain(articles: readonly BlockArticle[]): Map<string, [number, number]> {
  const counts = new Map<string, [number, number]>();
  const count = (members: readonly number[], at: 0 | 1): void => {
    const sorted = [...new Set(members)].sort((one, other) => one - other);
    sorted.forEach((one, index) => {
      for (const other of sorted.slice(index + 1)) {
        const known = counts.get(`${one} ${other}`) ?? [0, 0];
        known[at]++;
        counts.set(`${one} ${other}`, known);
      }
    });
  };
  for (const { entities, sentences } of articles) {
    count(entities, 0);
    for (const sentence of new Set(sentences)) {
      count(
        entities.filter((_, at) => sentences[at] === sentence),
        1,
      );
    }
  }
  return counts;
}

test.each([3, 40, 700, 3000])('pairs of %i entities', (entities) => {
  const articles = Array.from({ length: 2000 }, (_, index) => articleAt(index, entities));
  const counts = new PairCounts(Array.from({ length: entities }, (_, index) => entities - index));
  const selection = new Selection({ from: '2001', until: '~', entities: [] }, null);
  for (let first = 0; first < articles.length; first += 250) {
    counts.count(readBlock(writeBlock(articles.slice(first, first + 250))), selection);
  }
  const { ids, articles: inArticles, sentences: inSentences } = counts;
  const found = new Map<string, [number, number]>();
  for (const [place, id] of ids.entries()) {
    if (inArticles[place] === 0) continue;
    const { one, other } = counts.pairOf(id);
    found.set(`${one} ${other}`, [inArticles[place] as number, inSentences[place] as number]);
  }
  expect(found).toEqual(plain(articles.filter(({ publishedAt }) => publishedAt >= '2001')));
});

test('pairs: the time is looked at within a block, and more than can be kept are refused', () => {
  const entities = Array.from({ length: 3000 }, (_, index) => index + 1);
  const block = readBlock(
    writeBlock([
      { id: 1, publishedAt: '', facets: ['', '', '', '', ''], entities, sentences: entities.map((_, index) => index) },
    ]),
  );
  const everything = new Selection({ from: '', until: '~', entities: [] }, null);
  let ticks = 0;
  expect(() =>
    new PairCounts(entities).count(block, everything, () => {
      ticks++;
    }),
  ).toThrow('More than 4194304 different pairs would have to be counted.');
  expect(ticks).toBeGreaterThan(40);
});
